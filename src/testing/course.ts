/** A course of three small notebooks, and what a server may have kept of it. */
import type { CourseInfo, NotebookInfo, Progress } from '../protocol';
import { exerciseInfo } from './fakes';
import { kept } from './exercise';

function notebook(id: string, title: string, names: readonly string[], lecture = ''): NotebookInfo {
  const exercises = names.map(name =>
    exerciseInfo({ id: `${id}/${name}`, title: name, names: [name], cell: `${name}-cell` })
  );
  return { id, title, file: `${id}.ipynb`, lecture, exercises };
}

export function courseInfo(parts: Partial<CourseInfo> = {}): CourseInfo {
  return {
    id: 'math4ml',
    title: 'Mathematics',
    version: '1',
    notebooks: [
      notebook('algebra', 'Algebra', ['swap', 'repeat']),
      notebook('calculus', 'Calculus: good enough', ['slope'], 'calculus-lecture.ipynb'),
      notebook('probability', 'Probability', ['surprise', 'softmax', 'entropy'])
    ],
    ...parts
  };
}

/** What is kept of an exercise that was passed, or of one that was not. */
export function passed(exercise: string, at = '2026-01-01T12:00:00Z'): Progress {
  return kept({ exercise, checked_at: at });
}

export function failed(exercise: string, at = '2026-01-01T12:00:00Z'): Progress {
  const { last, ...rest } = kept({ exercise, passed: false, checked_at: at });
  return { ...rest, last: last && { ...last, outcome: 'failed' } };
}
