import type { RaisedAnswer } from '../protocol';

/** An error as a kernel reports it. */
export interface IKernelError {
  ename: string;
  evalue: string;
  traceback: readonly string[];
}

/** The longest text that the wire takes. */
const LONGEST = 1000;

const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g;

/**
 * The learner's own error, as the server is told of it.
 *
 * The line is that of the innermost frame in the cell itself: IPython names frames after the number of the execution,
 * `Cell In[3], line 2`. Frames of other cells and of libraries are somebody else's lines.
 */
export function raised(error: IKernelError, executionCount: number | null): RaisedAnswer {
  // A SyntaxError names a file that only IPython knows, and the line that is told anyway.
  const message = error.evalue.replace(ANSI, '').replace(/ \([^()]*, line \d+\)$/, '');
  return {
    t: 'raised',
    exception: error.ename.slice(0, LONGEST),
    message: message.slice(0, LONGEST),
    line: lineOf(error.traceback, executionCount),
    name: nameOf(error.ename, message),
    sign: ''
  };
}

/** A frame in a cell, named after the number of its execution, or the arrow at a line below it. */
const PLACE = /In ?\[(\d{1,9})\](?:, line (\d{1,9}))?|^-+> ?(\d{1,9})/gm;

function lineOf(traceback: readonly string[], executionCount: number | null): number | null {
  if (executionCount === null) {
    return null;
  }
  let line: number | null = null;
  let isOurs = false;
  for (const [, count, told, arrow] of traceback.join('\n').replace(ANSI, '').matchAll(PLACE)) {
    if (count !== undefined) {
      isOurs = Number(count) === executionCount && told === undefined;
      if (Number(count) === executionCount && told !== undefined) {
        line = Number(told);
      }
    } else if (isOurs) {
      // Older versions of IPython give the line only by an arrow in the lines below.
      line = Number(arrow);
      isOurs = false;
    }
  }
  return line;
}

function nameOf(exception: string, message: string): string | null {
  const found =
    exception === 'NameError' || exception === 'UnboundLocalError'
      ? /name '([^']+)'|variable '([^']+)'/.exec(message)
      : exception === 'AttributeError'
        ? /has no attribute '([^']+)'/.exec(message)
        : null;
  return found?.[1] ?? found?.[2] ?? null;
}
