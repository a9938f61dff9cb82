import type { CourseInfo, NotebookInfo } from '../protocol';
import { boundNames } from './bindings';
import { exerciseOf, type ICellFacts } from './repair';

/** How many exercises a notebook must seem to hold before it is taken for one of a course. */
const ENOUGH = 2;

/** How many characters of code are looked through. It bounds the time that opening a notebook takes. */
const MOST = 2_000_000;

/** The notebook of a course that an open one seems to be, without a single tag left. */
export interface ILost {
  course: CourseInfo;
  notebook: NotebookInfo;
}

/**
 * Which notebook of a course this is that has lost all its tags, as other programs may leave it; null if it has tags, or
 * is like none or several. It is known by the names that its cells define: ids are lost along with tags.
 */
export function lostNotebook(
  cells: readonly ICellFacts[],
  courses: readonly CourseInfo[],
  named: string | null
): ILost | null {
  if (cells.some(cell => exerciseOf(cell.tags) !== null)) {
    return null;
  }
  const ids = new Set(cells.map(cell => cell.id));
  const names = new Set<string>();
  let left = MOST;
  for (const cell of cells) {
    left -= cell.source.length;
    if (left > 0) {
      boundNames(cell.source).forEach(name => names.add(name));
    }
  }
  const likely = courses
    .filter(course => named === null || course.id === named)
    .flatMap(course => course.notebooks.map(notebook => ({ course, notebook, count: count(notebook, ids, names) })))
    .filter(each => each.count >= ENOUGH && 2 * each.count >= each.notebook.exercises.length)
    .sort((one, other) => other.count - one.count);
  const [best, second] = likely;
  return best && best.count > (second?.count ?? 0) ? { course: best.course, notebook: best.notebook } : null;
}

function count(notebook: NotebookInfo, ids: ReadonlySet<string>, names: ReadonlySet<string>): number {
  return notebook.exercises.filter(
    exercise => ids.has(exercise.cell) || (exercise.names.length > 0 && exercise.names.every(name => names.has(name)))
  ).length;
}
