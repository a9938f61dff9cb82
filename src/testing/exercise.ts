/** An exercise on a cell, a kernel and a server that stand in for the real ones. */
import { Exercise } from '../model/exercise';
import { RunLog } from '../model/runlog';
import { stamp } from '../model/stamp';
import type { Phase } from '../model/tokens';
import type { Progress } from '../protocol';
import { exerciseInfo, FakeCell, FakeClient, FakeKernel, verdict } from './fakes';

export const SOURCE = 'def softmax(xs):\n    return xs / xs.sum()';

export function setUp() {
  const cell = new FakeCell(SOURCE);
  const kernel = new FakeKernel();
  const client = new FakeClient();
  const runs = new RunLog();
  // Who runs a cell notes it; in JupyterLab that is the notebook.
  cell.whileRunning = () => {
    runs.ran(cell.id, cell.source);
  };
  const exercise = new Exercise({
    id: 'probability/softmax',
    course: () => Promise.resolve('math4ml'),
    cell,
    kernel,
    client,
    runs
  });
  exercise.setInfo(exerciseInfo());
  const phases: Phase[] = [];
  exercise.changed.connect(() => {
    if (phases.at(-1) !== exercise.phase) {
      phases.push(exercise.phase);
    }
  });
  return { cell, client, exercise, kernel, phases, runs };
}

/** What the server may have kept of it. */
export function kept(parts: Partial<Progress> = {}): Progress {
  return {
    exercise: 'probability/softmax',
    course: 'math4ml',
    checks: 1,
    hints: 0,
    solution_shown: false,
    passed: true,
    last: verdict(),
    checked_at: '2026-01-01T12:00:00Z',
    cell: stamp(SOURCE, 'mark 1'),
    late: false,
    verified: null,
    verified_at: null,
    ...parts
  };
}
