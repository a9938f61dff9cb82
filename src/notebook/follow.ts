import type { INotebookTracker } from '@jupyterlab/notebook';

import type { Home, IHere } from '../model/home';
import type { IOutcome } from '../model/memory';
import type { INews } from '../model/notebook';
import type { NotebookInfo } from '../protocol';
import { recognise } from '../tags/repair';
import type { IChecks, IOpenNotebook } from './tokens';

/** Keeps the home of the courses told of where the learner is, and of every verdict on this page. */
export class Follower {
  constructor(options: Follower.IOptions) {
    this._options = options;
    const { checks, home, tracker } = options;
    checks.notebooks.forEach(notebook => this._listen(notebook));
    checks.opened.connect((_, notebook) => this._listen(notebook));
    tracker.currentChanged.connect(() => this.look());
    tracker.activeCellChanged.connect(() => this.look());
    home.changed.connect(() => this.look());
  }

  /** Find out where the learner is. */
  look(): void {
    const { checks, home } = this._options;
    const { current } = checks;
    const notebook = current && this.notebookOf(current);
    home.here = current && notebook ? hereIn(current, notebook) : null;
  }

  /** Which notebook of its course an open notebook is, or null. */
  notebookOf(open: IOpenNotebook): NotebookInfo | null {
    const { checks, watch } = open;
    const known = this._known.get(open);
    const course = this._options.home.courses.find(each => each.info.id === checks.course);
    if (known || !course || watch.isDisposed) {
      return known ?? null;
    }
    const found = recognise(watch.facts(), course.info.notebooks);
    if (found) {
      this._known.set(open, found);
    }
    return found;
  }

  private _listen(notebook: IOpenNotebook): void {
    notebook.checks.news.connect((_, news) => this._hear(notebook, news));
    notebook.watch.cellsChanged.connect(() => {
      this._known.delete(notebook);
      this.look();
    });
    this.look();
  }

  private _hear({ checks }: IOpenNotebook, { exercise, hint }: INews): void {
    const { outcome } = exercise;
    if (hint) {
      this._options.home.refreshSoon();
    }
    // What is told when a check only begins to wait, or was stopped, is no verdict.
    if (hint || exercise.activity || exercise.problem || !outcome || this._told.has(outcome)) {
      return;
    }
    this._told.add(outcome);
    this._options.home.add({
      course: checks.courseOf(exercise.id),
      exercise: exercise.id,
      verdict: outcome.verdict,
      recorded: outcome.notice === null
    });
  }

  private readonly _known = new WeakMap<IOpenNotebook, NotebookInfo>();
  private readonly _options: Follower.IOptions;
  private readonly _told = new WeakSet<IOutcome>();
}

export namespace Follower {
  /** Who is followed, and who is told. */
  export interface IOptions {
    checks: IChecks;
    home: Home;
    tracker: INotebookTracker;
  }
}

function hereIn({ checks, panel }: IOpenNotebook, notebook: NotebookInfo): IHere {
  const cell = panel.content.activeCell;
  const exercise = cell && checks.of(cell.model.id);
  return { course: checks.course, notebook: notebook.id, exercise: exercise?.id ?? null };
}
