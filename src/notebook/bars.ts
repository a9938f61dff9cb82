import type { Cell } from '@jupyterlab/cells';
import type { IDisposable } from '@lumino/disposable';
import type { PanelLayout, Widget } from '@lumino/widgets';

import type { Exercise } from '../model/exercise';
import type { NotebookChecks } from '../model/notebook';

/** A view of an exercise. */
export interface IView extends Widget {
  readonly exercise: Exercise;
}

/** Puts a view below the output of each cell that answers an exercise, and takes it away again. */
export class Bars implements IDisposable {
  constructor(options: Bars.IOptions) {
    this._options = options;
    options.checks.changed.connect(this.place, this);
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Put every view where it belongs. Cheap when nothing has changed. */
  place(): void {
    const { cells, checks } = this._options;
    for (const cell of cells()) {
      const exercise = checks.of(cell.model.id);
      const view = this._views.get(cell);
      if (view && view.exercise !== exercise) {
        view.dispose();
        this._views.delete(cell);
      }
      if (exercise && !this._views.has(cell)) {
        this._add(cell, exercise);
      }
    }
  }

  /** The view under the cell with this id, if it is there. */
  of(id: string): IView | undefined {
    for (const cell of this._options.cells()) {
      if (cell.model.id === id) {
        return this._views.get(cell);
      }
    }
    return undefined;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._options.checks.changed.disconnect(this.place, this);
      for (const cell of this._options.cells()) {
        this._views.get(cell)?.dispose();
      }
    }
  }

  private _add(cell: Cell, exercise: Exercise): void {
    const view = this._options.view(exercise);
    this._views.set(cell, view);
    // A cell is built only when it comes into view. Its layout ends with the footer.
    void cell.ready.then(() => {
      if (!cell.isDisposed && !view.isDisposed) {
        const layout = cell.layout as PanelLayout;
        layout.insertWidget(layout.widgets.length - 1, view);
      }
    });
  }

  private _isDisposed = false;
  private readonly _options: Bars.IOptions;
  // Moving a cell makes a new widget of it, so a view belongs to the widget; what it shows belongs to the model.
  private readonly _views = new WeakMap<Cell, IView>();
}

export namespace Bars {
  /** Where to place, what, and how it looks. */
  export interface IOptions {
    checks: NotebookChecks;
    cells(): readonly Cell[];
    view(exercise: Exercise): IView;
  }
}
