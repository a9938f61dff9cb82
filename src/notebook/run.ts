import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';

import { CannotCheck } from '../format/problem';
import type { CellRun } from '../model/tokens';
import { ending, type IExecuted } from './ending';

/** Run one cell of a notebook as the learner would, and say how it ended. */
export async function runCell(panel: NotebookPanel, id: string): Promise<CellRun> {
  const notebook = panel.content;
  const cell = notebook.widgets.find(widget => widget.model.id === id);
  if (!cell) {
    throw new CannotCheck('cell-gone');
  }
  let executed: IExecuted | null = null;
  const onExecuted = (_: unknown, told: IExecuted): void => {
    if (told.cell === cell) {
      executed = told;
    }
  };
  NotebookActions.executed.connect(onExecuted);
  try {
    const ok = await NotebookActions.runCells(notebook, [cell], panel.sessionContext);
    return ending(ok, executed, cell);
  } catch {
    // The connection broke, or whoever runs cells here failed. The kernel's standing tells more than the error.
    return { kind: 'not-run' };
  } finally {
    NotebookActions.executed.disconnect(onExecuted);
  }
}
