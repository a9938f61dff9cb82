import type { Cell } from '@jupyterlab/cells';

import { ending } from '../ending';

const ERROR = { ename: 'ZeroDivisionError', evalue: 'division by zero', traceback: ['Cell In[2], line 3'] };

function cell(...outputs: object[]): Cell {
  const sharedModel = { getOutputs: () => outputs, toJSON: () => ({ execution_count: 2 }) };
  return { model: { sharedModel } } as unknown as Cell;
}

function failed(error = ERROR): Cell {
  return cell({ output_type: 'stream' }, { output_type: 'error', ...error });
}

function kernelError(error = ERROR) {
  return { errorName: error.ename, errorValue: error.evalue, traceback: error.traceback };
}

describe('a cell that was executed here', () => {
  it('ran', () => {
    const it = cell();
    expect(ending(true, { cell: it, success: true }, it)).toEqual({ kind: 'ok' });
  });

  it('stopped with an error', () => {
    const it = cell();
    expect(ending(false, { cell: it, success: false, error: kernelError() }, it)).toMatchObject({
      kind: 'raised',
      error: { exception: 'ZeroDivisionError', line: 3 }
    });
  });

  it('did not run, because one before it failed', () => {
    const it = cell();
    const error = { errorName: '', errorValue: '', traceback: [] };
    expect(ending(false, { cell: it, success: false, error }, it)).toEqual({ kind: 'not-run' });
  });
});

// What executes there returns true, reports `success: false`, and gives no error but the output.
describe('a cell that was executed on the server', () => {
  it('ran', () => {
    const it = cell({ output_type: 'stream' });
    expect(ending(true, { cell: it, success: true }, it)).toEqual({ kind: 'ok' });
  });

  it('stopped with an error', () => {
    const it = failed();
    expect(ending(true, { cell: it, success: false }, it)).toMatchObject({
      kind: 'raised',
      error: { exception: 'ZeroDivisionError', message: 'division by zero', line: 3 }
    });
  });

  it('was no Python', () => {
    const it = failed({ ename: 'SyntaxError', evalue: 'invalid syntax (1.py, line 1)', traceback: [] });
    expect(ending(true, { cell: it, success: false }, it)).toMatchObject({
      kind: 'raised',
      error: { exception: 'SyntaxError', message: 'invalid syntax' }
    });
  });

  it('was stopped by hand', () => {
    const it = failed({ ename: 'KeyboardInterrupt', evalue: '', traceback: [] });
    expect(ending(true, { cell: it, success: false }, it)).toEqual({ kind: 'stopped-by-hand' });
  });

  it('did not run', () => {
    const it = cell();
    expect(ending(true, { cell: it, success: false }, it)).toEqual({ kind: 'not-run' });
  });

  it('says so by its output even when nothing was reported', () => {
    const it = failed();
    expect(ending(true, null, it)).toMatchObject({ kind: 'raised' });
    expect(ending(true, null, cell())).toEqual({ kind: 'ok' });
  });
});
