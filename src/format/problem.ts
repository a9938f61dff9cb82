import type { Sentence } from '../protocol';
import { gettextNoop } from './noop';
import { sentence } from './sentence';

/** Why a check could not be done. Each has a sentence that says what to do. */
export type ProblemKind =
  | 'broken-here'
  | 'broken-server'
  | 'cell-gone'
  | 'cell-not-run'
  | 'kernel-changed'
  | 'kernel-dead'
  | 'kernel-refused'
  | 'kernel-silent'
  | 'no-extension'
  | 'no-kernel'
  | 'not-python'
  | 'refused'
  | 'signed-out'
  | 'stopped-by-hand'
  | 'unknown-exercise'
  | 'unreachable';

const SENTENCES: Record<ProblemKind, string> = {
  'broken-here': gettextNoop('The check met a fault of its own. Your work is kept. Reload the page, then check again.'),
  'broken-server': gettextNoop(
    'The server failed on this check. Your work is kept. Check again, and if it stays, tell whoever runs the server.'
  ),
  'cell-gone': gettextNoop('The cell is no longer in the notebook.'),
  'cell-not-run': gettextNoop(
    'The cell did not run, because the kernel was stopped or a cell before it failed. Check again.'
  ),
  'kernel-changed': gettextNoop(
    'The kernel restarted in the middle of the check. Run the cells above this one, then check again.'
  ),
  'kernel-dead': gettextNoop('The kernel has died. Restart it, run the cells above this one, then check again.'),
  'kernel-refused': gettextNoop('The kernel could not answer the check: {error}. Restart it, then check again.'),
  'kernel-silent': gettextNoop('The kernel did not answer in time. Interrupt or restart it, then check again.'),
  'no-extension': gettextNoop(
    'The checking service is not running on this server. Ask whoever runs it to enable the server extension {name}.'
  ),
  'no-kernel': gettextNoop('This notebook has no kernel. Choose a Python kernel, then check again.'),
  'not-python': gettextNoop('This notebook runs {language}. The exercises need a Python kernel.'),
  refused: '{message}',
  'signed-out': gettextNoop(
    'The server no longer knows you. Save the notebook, reload the page and sign in, then check again.'
  ),
  'stopped-by-hand': gettextNoop('You stopped the cell before it ended. Check again when you are ready.'),
  'unknown-exercise': gettextNoop(
    'No course here has an exercise called {name}. Is the tag of the cell spelled as in the course?'
  ),
  unreachable: gettextNoop('The server cannot be reached. Your work is kept. Check again when the connection is back.')
};

/** A check that could not be done, with a sentence for the learner. */
export class CannotCheck extends Error {
  constructor(
    readonly kind: ProblemKind,
    values: Record<string, string> = {}
  ) {
    super(kind);
    this.name = 'CannotCheck';
    this.says =
      // What the server says is a whole sentence of its own.
      kind === 'refused' && values.message !== undefined ? sentence(values.message) : sentence(SENTENCES[kind], values);
  }

  /** What the learner reads. */
  readonly says: Sentence;
}

/** The learner chose to stop waiting: nothing is wrong, and nothing has changed. */
export class StoppedWaiting extends Error {
  constructor() {
    super('stopped waiting');
    this.name = 'StoppedWaiting';
  }
}
