import type { ExerciseInfo, NotebookInfo } from '../protocol';

const PREFIX = 'check:';

/** What repairing needs to know of a code cell. */
export interface ICellFacts {
  id: string;
  tags: readonly string[];
  source: string;
}

/** A cell whose tags must change, and to what. */
export interface IRepair {
  cell: string;
  tags: string[];
}

/** The exercise that a cell's tags name, or null. */
export function exerciseOf(tags: unknown): string | null {
  if (!Array.isArray(tags)) {
    return null;
  }
  for (const tag of tags) {
    if (typeof tag === 'string' && tag.startsWith(PREFIX)) {
      const id = tag.slice(PREFIX.length).trim();
      if (id !== '') {
        return id;
      }
    }
  }
  return null;
}

/** Whether the source gives this name a meaning at its top level. */
export function defines(source: string, name: string): boolean {
  const escaped = name.replace(/[^A-Za-z0-9_]/g, '\\$&');
  return new RegExp(
    `^(?:(?:async\\s+)?def\\s+${escaped}\\s*\\(` +
      `|class\\s+${escaped}\\b` +
      `|(?:\\w+\\s*,\\s*)*${escaped}\\s*(?:,\\s*\\w+\\s*)*(?::[^=\\n]+)?=(?!=))`,
    'm'
  ).test(source);
}

/** Whether the source defines everything that the exercise asks for. */
export function answers(source: string, names: readonly string[]): boolean {
  return names.length > 0 && names.every(name => defines(source, name));
}

/** Which notebook of a course this is: the one that shares the most cells and tags with it, or null. */
export function recognise(cells: readonly ICellFacts[], notebooks: readonly NotebookInfo[]): NotebookInfo | null {
  const ids = new Set(cells.map(cell => cell.id));
  const tagged = new Set(cells.map(cell => exerciseOf(cell.tags)));
  let best: NotebookInfo | null = null;
  let most = 0;
  for (const notebook of notebooks) {
    const shared = notebook.exercises.filter(exercise => ids.has(exercise.cell) || tagged.has(exercise.id)).length;
    if (shared > most) {
      best = notebook;
      most = shared;
    }
  }
  return best;
}

/**
 * The changes that give each exercise of the notebook exactly one cell where that can be known: a tag on several cells
 * stays with the one that defines what the exercise asks for; a tag that was lost goes to the cell that the course
 * made for it, or else to the first that defines what it asks for. A cell never gets a second exercise.
 */
export function repairs(cells: readonly ICellFacts[], notebook: NotebookInfo): IRepair[] {
  const tags = new Map(cells.map(cell => [cell.id, [...cell.tags]]));
  const changed = new Set<string>();
  for (const exercise of notebook.exercises) {
    const holders = cells.filter(cell => exerciseOf(tags.get(cell.id)) === exercise.id);
    if (holders.length > 1) {
      const keeper = keeperOf(holders, exercise);
      for (const cell of holders.filter(each => each !== keeper)) {
        tags.set(
          cell.id,
          cell.tags.filter(tag => exerciseOf([tag]) !== exercise.id)
        );
        changed.add(cell.id);
      }
    }
  }
  // Only after all doubled tags are gone is it known which cells are free.
  for (const exercise of notebook.exercises) {
    if (cells.some(cell => exerciseOf(tags.get(cell.id)) === exercise.id)) {
      continue;
    }
    const free = cells.filter(cell => exerciseOf(tags.get(cell.id)) === null);
    const cell =
      free.find(each => each.id === exercise.cell) ?? free.find(each => answers(each.source, exercise.names));
    if (cell) {
      tags.get(cell.id)?.push(PREFIX + exercise.id);
      changed.add(cell.id);
    }
  }
  return cells.filter(cell => changed.has(cell.id)).map(cell => ({ cell: cell.id, tags: tags.get(cell.id) ?? [] }));
}

function keeperOf(holders: readonly ICellFacts[], exercise: ExerciseInfo): ICellFacts | undefined {
  const made = (cell: ICellFacts): boolean => cell.id === exercise.cell;
  const able = holders.filter(cell => answers(cell.source, exercise.names));
  return able.find(made) ?? able[0] ?? holders.find(made) ?? holders[0];
}
