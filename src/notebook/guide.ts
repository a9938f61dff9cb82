import type { NotebookPanel } from '@jupyterlab/notebook';

import type { Exercise } from '../model/exercise';
import type { CourseInfo, NotebookInfo } from '../protocol';
import { goToCell } from './go';
import type { Places } from './places';
import type { IChecks, IGuide, IOpenNotebook } from './tokens';
import { wanted } from './wanted';

/** Milliseconds in which a notebook that was just opened has its tags repaired. */
const REPAIRED = 3000;

/** Opens what belongs to a course, and goes to exercises. */
export class Guide implements IGuide {
  constructor(options: Guide.IOptions) {
    this._options = options;
  }

  async open(course: CourseInfo, file: string): Promise<NotebookPanel | null> {
    const path = await this._whereIs(course, file);
    return path === null ? null : this._show(path);
  }

  async go(course: CourseInfo, notebook: NotebookInfo, id: string): Promise<Exercise | null> {
    const open = this._opened(course, id);
    if (open) {
      this._options.activate(open.panel);
      return this.goWithin(open, id);
    }
    const path = await this._whereIs(course, notebook.file);
    const panel = path === null ? null : this._show(path);
    if (path === null) {
      return null;
    }
    if (!panel) {
      // It is opened on another page, which goes there.
      wanted.leave({ path, exercise: id });
      return null;
    }
    const registered = await this._registered(panel);
    return registered && this.goWithin(registered, id);
  }

  /** Go to an exercise of a notebook that is open. */
  async goWithin(notebook: IOpenNotebook, id: string): Promise<Exercise | null> {
    const exercise = await appears(notebook, id);
    if (!exercise) {
      this._options.onNoCell(notebook.panel.context.path);
      return null;
    }
    await notebook.panel.revealed;
    await goToCell(notebook.panel, exercise.cell.id);
    return exercise;
  }

  opened(course: CourseInfo, id: string): Exercise | null {
    return this._opened(course, id)?.checks.exercises.find(each => each.id === id) ?? null;
  }

  /** An open notebook that holds the exercise, the one that the learner is in before others. */
  private _opened(course: CourseInfo, id: string): IOpenNotebook | null {
    const { current, notebooks } = this._options.checks;
    const all = current ? [current, ...notebooks] : notebooks;
    const holds = ({ checks }: IOpenNotebook): boolean =>
      checks.courseOf(id) === course.id && checks.exercises.some(each => each.id === id);
    return all.find(holds) ?? null;
  }

  private async _whereIs(course: CourseInfo, file: string): Promise<string | null> {
    const { places, folder } = this._options;
    const found = await places.find(course, file);
    if (found !== null) {
      return found;
    }
    const room = await places.room(course, file, folder());
    return (await this._options.mayCopy(course, file, room)) ? places.copy(course, file, room) : null;
  }

  /** Open a notebook here, or return null if this application opens notebooks on pages of their own. */
  private _show(path: string): NotebookPanel | null {
    const panel = this._options.show(path);
    return panel && !panel.isDisposed ? panel : null;
  }

  private _registered(panel: NotebookPanel): Promise<IOpenNotebook | null> {
    const { checks } = this._options;
    const known = checks.notebooks.find(each => each.panel === panel);
    if (known) {
      return Promise.resolve(known);
    }
    return new Promise(resolve => {
      const onOpened = (_: IChecks, notebook: IOpenNotebook): void => {
        if (notebook.panel === panel) {
          checks.opened.disconnect(onOpened);
          resolve(notebook);
        }
      };
      checks.opened.connect(onOpened);
      panel.disposed.connect(() => {
        checks.opened.disconnect(onOpened);
        resolve(null);
      });
    });
  }

  private readonly _options: Guide.IOptions;
}

export namespace Guide {
  /** What the guide works with. */
  export interface IOptions {
    checks: IChecks;
    places: Places;
    /** The folder that the learner is in. */
    folder(): string;
    /** Open the notebook at a path, or bring it to the front. */
    show(path: string): NotebookPanel | null;
    activate(panel: NotebookPanel): void;
    /** Whether a file that is nowhere may be copied into a folder. */
    mayCopy(course: CourseInfo, file: string, folder: string): Promise<boolean>;
    /** A notebook holds no cell for an exercise. */
    onNoCell(path: string): void;
  }
}

/** The exercise, once its cell is known. Tags are repaired a moment after a notebook was opened. */
function appears({ checks }: IOpenNotebook, id: string): Promise<Exercise | null> {
  const find = (): Exercise | undefined => checks.exercises.find(each => each.id === id);
  const found = find();
  if (found) {
    return Promise.resolve(found);
  }
  return new Promise(resolve => {
    const end = (exercise: Exercise | null): void => {
      window.clearTimeout(timer);
      checks.changed.disconnect(look);
      resolve(exercise);
    };
    const look = (): void => {
      const now = find();
      if (now) {
        end(now);
      }
    };
    const timer = window.setTimeout(() => end(null), REPAIRED);
    checks.changed.connect(look);
  });
}
