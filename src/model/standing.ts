import type { State } from '../format/wording';
import { type ICount, isFinished } from '../format/standing';
import type { CourseInfo, ExerciseInfo, NotebookInfo, Progress, Verdict } from '../protocol';

/** What is known of an exercise besides what the course says of it. */
export interface IKnown {
  passed: boolean;
  hints: number;
  last: Verdict | null;
  /** When it was last checked, in milliseconds since 1970; 0 if it never was. */
  at: number;
}

/** One exercise of a course, and how it stands. */
export interface IExerciseStanding extends IKnown {
  readonly info: ExerciseInfo;
  /** What its row shows. What was passed once stays passed here; the bar under its cell says how it is now. */
  readonly state: State;
}

/** One notebook of a course, and how far the learner is. */
export interface INotebookStanding extends ICount {
  readonly info: NotebookInfo;
  readonly exercises: readonly IExerciseStanding[];
  readonly finished: boolean;
}

/** One course, and how far the learner is. */
export interface ICourseStanding {
  readonly info: CourseInfo;
  readonly notebooks: readonly INotebookStanding[];
}

/** An exercise, where it stands in a course. */
export interface IPlace {
  readonly course: ICourseStanding;
  readonly notebook: INotebookStanding;
  readonly exercise: IExerciseStanding;
}

export const UNKNOWN: IKnown = { passed: false, hints: 0, last: null, at: 0 };

/** What the server has kept, as it is needed here. */
export function known(progress: Progress): IKnown {
  const at = Date.parse(progress.checked_at ?? '');
  return {
    passed: progress.passed,
    hints: progress.hints,
    last: progress.last ?? null,
    at: Number.isNaN(at) ? 0 : at
  };
}

/** How a course stands, given what is known of its exercises. */
export function standing(info: CourseInfo, of: (exercise: string) => IKnown): ICourseStanding {
  return { info, notebooks: info.notebooks.map(notebook => notebookStanding(notebook, of)) };
}

function notebookStanding(info: NotebookInfo, of: (exercise: string) => IKnown): INotebookStanding {
  const exercises = info.exercises.map(exercise => {
    const kept = of(exercise.id);
    return { ...kept, info: exercise, state: stateOf(kept) };
  });
  const count = {
    passed: exercises.filter(each => each.passed).length,
    total: exercises.length,
    started: exercises.some(each => each.passed || each.last !== null)
  };
  return { ...count, info, exercises, finished: isFinished(count) };
}

function stateOf({ passed, last }: IKnown): State {
  if (passed) {
    return 'passed';
  }
  switch (last?.outcome) {
    case 'failed':
      return last.error ? 'stopped' : 'not-yet';
    case 'not-attempted':
      return 'not-attempted';
    default:
      return 'ready';
  }
}

/** All exercises in reading order. */
export function placesOf(courses: readonly ICourseStanding[]): IPlace[] {
  return courses.flatMap(course =>
    course.notebooks.flatMap(notebook => notebook.exercises.map(exercise => ({ course, notebook, exercise })))
  );
}

/**
 * Where the learner left off: the exercise that was checked last, or once that has passed the next one of its course
 * that has not. A learner who is new begins with the first exercise; one who has passed everything is told of nothing.
 */
export function leftOff(courses: readonly ICourseStanding[]): IPlace | null {
  const all = placesOf(courses);
  const last = all.reduce<IPlace | null>(
    (latest, each) => (each.exercise.at > (latest?.exercise.at ?? 0) ? each : latest),
    null
  );
  if (!last) {
    return all.find(each => !each.exercise.passed) ?? null;
  }
  const own = all.filter(each => each.course === last.course);
  const from = own.indexOf(last);
  const onwards = [...own.slice(from), ...own.slice(0, from), ...all.filter(each => each.course !== last.course)];
  return onwards.find(each => !each.exercise.passed) ?? null;
}
