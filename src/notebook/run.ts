import type { Cell } from '@jupyterlab/cells';
import { type KernelError, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';

import { CannotCheck } from '../format/problem';
import { raised } from '../kernel/traceback';
import type { CellRun } from '../model/tokens';

/** Run one cell of a notebook as the learner would, and say how it ended. */
export async function runCell(panel: NotebookPanel, id: string): Promise<CellRun> {
  const notebook = panel.content;
  const cell = notebook.widgets.find(widget => widget.model.id === id);
  if (!cell) {
    throw new CannotCheck('cell-gone');
  }
  let error: KernelError | null = null;
  const onExecuted = (_: unknown, executed: { cell: Cell; error?: KernelError | null }): void => {
    if (executed.cell === cell) {
      error = executed.error ?? null;
    }
  };
  NotebookActions.executed.connect(onExecuted);
  try {
    const ok = await NotebookActions.runCells(notebook, [cell], panel.sessionContext);
    return ok ? { kind: 'ok' } : ending(error, countOf(cell));
  } catch {
    // The connection broke, or whoever runs cells here failed. The kernel's standing tells more than the error.
    return { kind: 'not-run' };
  } finally {
    NotebookActions.executed.disconnect(onExecuted);
  }
}

function ending(error: KernelError | null, count: number | null): CellRun {
  // A cell that was skipped because one before it failed has an error without a name.
  if (!error?.errorName) {
    return { kind: 'not-run' };
  }
  if (error.errorName === 'KeyboardInterrupt') {
    return { kind: 'stopped-by-hand' };
  }
  return {
    kind: 'raised',
    error: raised(
      {
        ename: error.errorName,
        evalue: error.errorValue,
        traceback: error.traceback
      },
      count
    )
  };
}

function countOf(cell: Cell): number | null {
  const count: unknown = cell.model.sharedModel.toJSON().execution_count;
  return typeof count === 'number' ? count : null;
}
