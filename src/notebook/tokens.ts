import type { NotebookPanel } from '@jupyterlab/notebook';
import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';

import type { Exercise } from '../model/exercise';
import type { Home } from '../model/home';
import type { NotebookChecks } from '../model/notebook';
import type { CourseInfo, NotebookInfo } from '../protocol';
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

export type IHome = Home;

export const IHome = new Token<IHome>('math4ml-ext:IHome', 'All courses, and how far the learner is in each.');

/** Opens what belongs to a course, wherever the learner keeps it. */
export interface IGuide {
  /** Open a notebook or lecture of a course. Null if it is nowhere, or opens on another page. */
  open(course: CourseInfo, file: string): Promise<NotebookPanel | null>;
  /** The exercise, if its notebook is open. */
  opened(course: CourseInfo, exercise: string): Exercise | null;
  /** Open the notebook of an exercise and go to its cell. Null if that was not possible, or happens on another page. */
  go(course: CourseInfo, notebook: NotebookInfo, exercise: string): Promise<Exercise | null>;
}

export const IGuide = new Token<IGuide>(
  'math4ml-ext:IGuide',
  'Opens the notebooks of a course, and goes to the cells of its exercises.'
);

export const IChecks = new Token<IChecks>(
  'math4ml-ext:IChecks',
  'The exercises of all open notebooks, and what is known of each.'
);
