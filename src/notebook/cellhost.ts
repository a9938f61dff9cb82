import type { ICodeCellModel } from '@jupyterlab/cells';
import { type ISignal, Signal } from '@lumino/signaling';

import type { CellRun, ICellHost } from '../model/tokens';

type Shared = ICodeCellModel['sharedModel'];

/** A code cell of an open notebook, as the model sees it. */
export class CellHost implements ICellHost {
  constructor(
    private readonly _model: ICodeCellModel,
    private readonly _run: (id: string) => Promise<CellRun>
  ) {
    this.id = _model.id;
    this._shared = _model.sharedModel;
    this._shared.changed.connect(this._onChanged, this);
  }

  readonly id: string;

  get model(): ICodeCellModel {
    return this._model;
  }

  get source(): string {
    return this._shared.getSource();
  }

  get sourceChanged(): ISignal<this, void> {
    return this._sourceChanged;
  }

  run(): Promise<CellRun> {
    return this._run(this.id);
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private _onChanged(_: Shared, change: { sourceChange?: unknown }): void {
    if (change.sourceChange) {
      this._sourceChanged.emit();
    }
  }

  private readonly _shared: Shared;
  private readonly _sourceChanged = new Signal<this, void>(this);
}
