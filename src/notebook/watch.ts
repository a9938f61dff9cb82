import type { ICellModel, ICodeCellModel } from '@jupyterlab/cells';
import { type INotebookModel, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { ITagged, NotebookChecks } from '../model/notebook';
import { exerciseOf, type ICellFacts } from '../tags/repair';
import { CellHost } from './cellhost';
import { runCell } from './run';

/** Milliseconds without an edit after which it is looked what the cells define now. */
const PAUSE = 600;

/** Watches the cells of one notebook and keeps the model told of which of them answer exercises. */
export class NotebookWatch implements IDisposable {
  constructor(options: NotebookWatch.IOptions) {
    this._panel = options.panel;
    this._checks = options.checks;
    this._panel.content.modelChanged.connect(this._onModel, this);
    NotebookActions.executed.connect(this._onExecuted, this);
    NotebookActions.executionScheduled.connect(this._onScheduled, this);
    document.addEventListener('keyup', this, true);
    document.addEventListener('click', this, true);
    this._onModel();
  }

  /** Emitted when cells were added, removed, moved or split, but not when only a tag was edited. */
  get cellsChanged(): ISignal<this, void> {
    return this._cellsChanged;
  }

  /** Emitted a moment after code was edited, so that a cell may define something else now. */
  get edited(): ISignal<this, void> {
    return this._edited;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** What repairing tags needs to know of the code cells. */
  facts(): ICellFacts[] {
    return codeCells(this._panel).map(model => ({
      id: model.id,
      tags: tagsOf(model),
      source: model.sharedModel.getSource()
    }));
  }

  /** Give cells other tags, in a way that "undo" passes over. */
  retag(changes: readonly { cell: string; tags: string[] }[]): void {
    for (const { cell, tags } of changes) {
      const model = codeCells(this._panel).find(each => each.id === cell);
      model?.sharedModel.transact(() => {
        model.setMetadata('tags', tags);
      }, false);
    }
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      window.clearTimeout(this._editing);
      document.removeEventListener('keyup', this, true);
      document.removeEventListener('click', this, true);
      for (const host of this._hosts.values()) {
        host.dispose();
      }
      Signal.clearData(this);
    }
  }

  /**
   * Look for tags that were typed in the property inspector: it puts the first one of a cell into the list that the
   * document holds already, which no signal tells of.
   */
  handleEvent(event: Event): void {
    const { node, isVisible } = this._panel;
    if (isVisible && event.target instanceof Node && !node.contains(event.target)) {
      // After whatever this event does.
      window.setTimeout(() => this._compareTags());
    }
  }

  private _compareTags(): void {
    if (!this._isDisposed && codeCells(this._panel).some(model => this._tags.get(model) !== tagsOf(model).join('\n'))) {
      const { model } = this._panel.content;
      if (model) {
        // Nobody else has noticed either, so that it would not be saved.
        model.dirty = true;
      }
      this._scan();
    }
  }

  private _onModel(): void {
    const model: INotebookModel | null = this._panel.content.model;
    if (model !== this._model) {
      this._model?.cells.changed.disconnect(this._onCells, this);
      this._model = model;
      model?.cells.changed.connect(this._onCells, this);
    }
    this._onCells();
  }

  /** Cells come and go in bursts, so that one look after the burst is enough. */
  private _onCells(): void {
    if (!this._scheduled) {
      this._scheduled = true;
      queueMicrotask(() => {
        this._scheduled = false;
        if (!this._isDisposed) {
          this._scan();
          this._cellsChanged.emit();
        }
      });
    }
  }

  private _scan(): void {
    const tagged: ITagged[] = [];
    const hosts = new Map<string, CellHost>();
    for (const model of codeCells(this._panel)) {
      // A slot is connected only once, so that doing it again is no harm.
      model.metadataChanged.connect(this._onMetadata, this);
      model.sharedModel.changed.connect(this._onShared, this);
      this._tags.set(model, tagsOf(model).join('\n'));
      const exercise = exerciseOf(model.getMetadata('tags'));
      if (exercise !== null) {
        let host = this._hosts.get(model.id);
        if (host?.model !== model) {
          host?.dispose();
          host = new CellHost(model, id => runCell(this._panel, id));
        }
        hosts.set(model.id, host);
        tagged.push({ cell: host, exercise });
      }
    }
    this._checks.sync(tagged);
    for (const [id, host] of this._hosts) {
      if (!hosts.has(id)) {
        host.dispose();
      }
    }
    this._hosts = hosts;
  }

  private _onMetadata(_: ICellModel, change: { key?: string }): void {
    if (change.key === undefined || change.key === 'tags') {
      this._scan();
    }
  }

  private _onShared(_: unknown, change: { sourceChange?: unknown }): void {
    if (change.sourceChange) {
      window.clearTimeout(this._editing);
      this._editing = window.setTimeout(() => this._edited.emit(), PAUSE);
    }
  }

  private _onScheduled(_: unknown, scheduled: { notebook: unknown; cell: { model: ICellModel } }): void {
    const { model } = scheduled.cell;
    if (scheduled.notebook === this._panel.content) {
      this._sources.set(model, model.sharedModel.getSource());
    }
  }

  private _onExecuted(
    _: unknown,
    executed: {
      notebook: unknown;
      cell: { model: ICellModel };
      success: boolean;
    }
  ): void {
    const { model } = executed.cell;
    if (executed.notebook === this._panel.content && model.type === 'code') {
      const source = this._sources.get(model) ?? model.sharedModel.getSource();
      this._checks.ran(model.id, source, executed.success);
    }
  }

  private readonly _cellsChanged = new Signal<this, void>(this);
  private readonly _checks: NotebookChecks;
  private readonly _edited = new Signal<this, void>(this);
  private _editing = 0;
  private _hosts = new Map<string, CellHost>();
  private _isDisposed = false;
  private _model: INotebookModel | null = null;
  private readonly _panel: NotebookPanel;
  private _scheduled = false;
  /** What a cell was when it was sent to the kernel: it may be edited while it runs. */
  private readonly _sources = new WeakMap<ICellModel, string>();
  /** The tags of each cell when they were looked at last. */
  private readonly _tags = new WeakMap<ICellModel, string>();
}

export namespace NotebookWatch {
  /** What is watched, and who is told. */
  export interface IOptions {
    panel: NotebookPanel;
    checks: NotebookChecks;
  }
}

function codeCells(panel: NotebookPanel): ICodeCellModel[] {
  return panel.content.widgets
    .map(widget => widget.model)
    .filter((model): model is ICodeCellModel => model.type === 'code');
}

function tagsOf(model: ICellModel): string[] {
  const tags: unknown = model.getMetadata('tags');
  return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [];
}
