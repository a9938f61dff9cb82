import type { NotebookPanel } from '@jupyterlab/notebook';
import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';

import type { NotebookChecks } from '../model/notebook';
import type { NotebookWatch } from './watch';

/** One open notebook. */
export interface IOpenNotebook {
  readonly panel: NotebookPanel;
  readonly checks: NotebookChecks;
  readonly watch: NotebookWatch;
  /** The course that its metadata names, or null when it names none. */
  readonly course: string | null;
}

/** The exercises of all open notebooks. */
export interface IChecks {
  readonly notebooks: readonly IOpenNotebook[];
  /** The notebook that the learner is in. */
  readonly current: IOpenNotebook | null;
  /** Emitted when a notebook was opened and read. */
  readonly opened: ISignal<IChecks, IOpenNotebook>;
}

export const IChecks = new Token<IChecks>(
  'math4ml-ext:IChecks',
  'The exercises of all open notebooks, and what is known of each.'
);
