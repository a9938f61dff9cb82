import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { type ISignal, Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import { KernelSession } from '../kernel/session';
import { NotebookChecks } from '../model/notebook';
import type { IChecks, IOpenNotebook } from './tokens';
import { NotebookWatch } from './watch';

/** Keeps a model for every open notebook. */
export class Checks implements IChecks {
  constructor(options: Checks.IOptions) {
    this._options = options;
    options.tracker.widgetAdded.connect((_, panel) => void this._open(panel));
    options.tracker.forEach(panel => void this._open(panel));
  }

  get notebooks(): readonly IOpenNotebook[] {
    return [...this._notebooks.values()];
  }

  get current(): IOpenNotebook | null {
    const panel = this._options.tracker.currentWidget;
    return (panel && this._notebooks.get(panel)) ?? null;
  }

  get opened(): ISignal<this, IOpenNotebook> {
    return this._opened;
  }

  private async _open(panel: NotebookPanel): Promise<void> {
    await panel.context.ready;
    if (panel.isDisposed || this._notebooks.has(panel)) {
      return;
    }
    const { client, restore } = this._options;
    const course = courseOf(panel);
    const kernel = new KernelSession({
      client,
      sessionContext: panel.sessionContext
    });
    const checks = new NotebookChecks({
      client,
      kernel,
      course,
      restore
    });
    const watch = new NotebookWatch({ panel, checks });
    const notebook = { panel, checks, watch, course };
    this._notebooks.set(panel, notebook);
    panel.disposed.connect(() => {
      this._notebooks.delete(panel);
      watch.dispose();
      checks.dispose();
      kernel.dispose();
    });
    this._opened.emit(notebook);
  }

  private readonly _notebooks = new Map<NotebookPanel, IOpenNotebook>();
  private readonly _opened = new Signal<this, IOpenNotebook>(this);
  private readonly _options: Checks.IOptions;
}

export namespace Checks {
  /** What the registry works with. */
  export interface IOptions {
    client: IClient;
    tracker: INotebookTracker;
    restore(): boolean;
  }
}

function courseOf(panel: NotebookPanel): string | null {
  const metadata = panel.content.model?.getMetadata('math4ml') as { course?: unknown } | undefined;
  const course = metadata?.course;
  return typeof course === 'string' && course !== '' ? course : null;
}
