import type { KernelReply } from '../protocol';

type Answer = KernelReply['answers'][number];

/**
 * How many lines at the beginning of a cell the kernel does not count: IPython leaves out the empty ones, so that what
 * it calls line 1 is the first that says something.
 */
export function uncounted(source: string): number {
  const empty = /^(?:[ \t]*\r?\n)*/.exec(source)?.[0] ?? '';
  return empty.split('\n').length - 1;
}

/** An answer whose line is counted from the top of the cell, as the learner sees it. */
export function shifted<T extends Answer>(answer: T, lines: number): T {
  if (lines === 0 || !('line' in answer) || typeof answer.line !== 'number') {
    return answer;
  }
  return { ...answer, line: answer.line + lines };
}
