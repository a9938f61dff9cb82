import type { CourseInfo, ExerciseInfo } from '../protocol';

/** The course that is meant where several could be. */
export const DEFAULT_COURSE = 'math4ml';

/** What is known of an exercise when its tag was looked up. */
export interface IFoundExercise {
  course: string;
  /** Null if the course has no such exercise, which the server will say. */
  info: ExerciseInfo | null;
}

/**
 * Where the exercise of a tag is from: the course that the notebook names, if that has it, or else the only course that
 * does. Where several do, and the notebook names none, it is the one that has the most of the notebook's exercises. Null
 * if the notebook names no course and none has the exercise.
 */
export function lookUp(
  exercise: string,
  named: string | null,
  courses: readonly CourseInfo[],
  beside: readonly string[]
): IFoundExercise | null {
  const having = courses.flatMap(course => {
    const info = exercisesOf(course).find(each => each.id === exercise);
    return info ? [{ course: course.id, info, shared: sharedWith(course, beside) }] : [];
  });
  const own = having.find(each => each.course === named);
  const only = having.length === 1 ? having[0] : undefined;
  const found = own ?? only ?? (named === null ? likeliest(having) : undefined);
  if (found) {
    return { course: found.course, info: found.info };
  }
  return named === null ? null : { course: named, info: null };
}

function likeliest<T extends { course: string; shared: number }>(having: readonly T[]): T | undefined {
  const most = Math.max(...having.map(each => each.shared));
  const best = having.filter(each => each.shared === most);
  return best.find(each => each.course === DEFAULT_COURSE) ?? best[0];
}

function sharedWith(course: CourseInfo, exercises: readonly string[]): number {
  const own = new Set(exercisesOf(course).map(each => each.id));
  return exercises.filter(each => own.has(each)).length;
}

function exercisesOf(course: CourseInfo): ExerciseInfo[] {
  return course.notebooks.flatMap(notebook => notebook.exercises);
}
