import type { Cell, ICodeCellModel } from '@jupyterlab/cells';
import type { KernelError } from '@jupyterlab/notebook';

import { type IKernelError, raised } from '../kernel/traceback';
import type { CellRun } from '../model/tokens';

/** What is told of an error, where it is told. */
type IFailure = Pick<KernelError, 'errorName' | 'errorValue' | 'traceback'>;

/** What JupyterLab tells when a cell has been executed, here or on the server. */
export interface IExecuted {
  cell: Cell;
  success: boolean;
  error?: IFailure | null;
}

/**
 * How a run ended. That it was done does not say that it went well: what executes cells on the server reports its work as
 * done and the cell as failed, without an error, which then stands in the cell's output alone.
 */
export function ending(ok: boolean, executed: IExecuted | null, cell: Pick<Cell, 'model'>): CellRun {
  const went = ok && executed?.success === true;
  const error = errorOf(executed?.error) ?? (went ? null : shownIn(cell));
  if (error?.ename === 'KeyboardInterrupt') {
    return { kind: 'stopped-by-hand' };
  }
  if (error) {
    return { kind: 'raised', error: raised(error, countOf(cell)) };
  }
  // A cell that was skipped because one before it failed has no error of its own.
  return ok && executed?.success !== false ? { kind: 'ok' } : { kind: 'not-run' };
}

function errorOf(error: IFailure | null | undefined): IKernelError | null {
  return error?.errorName ? { ename: error.errorName, evalue: error.errorValue, traceback: error.traceback } : null;
}

/** The error in the output of a cell, the last if there are several. */
function shownIn(cell: Pick<Cell, 'model'>): IKernelError | null {
  const outputs = (cell.model as Partial<ICodeCellModel>).sharedModel?.getOutputs() ?? [];
  const errors = outputs.filter((output): output is typeof output & IKernelError => output.output_type === 'error');
  return errors.at(-1) ?? null;
}

function countOf(cell: Pick<Cell, 'model'>): number | null {
  const count: unknown = cell.model.sharedModel.toJSON().execution_count;
  return typeof count === 'number' ? count : null;
}
