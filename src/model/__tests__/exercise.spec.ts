import { Refused } from '../../client/client';
import { CannotCheck } from '../../format/problem';
import { kept, setUp, SOURCE } from '../../testing/exercise';
import { issued, notYet, reached, verdict } from '../../testing/fakes';
import { stamp } from '../stamp';

const ERROR = { t: 'raised' as const, exception: 'NameError', message: 'no', line: 2, name: 'log', sign: '' as const };

describe('a check', () => {
  it('runs a cell that the kernel has not seen, asks the kernel, and ends in a verdict', async () => {
    const { cell, client, exercise, kernel, phases } = setUp();
    client.answers = [reached(notYet())];
    await exercise.check();
    expect(cell.runs).toBe(1);
    expect(kernel.asked).toHaveLength(1);
    expect(client.received[0]?.rounds).toHaveLength(1);
    expect(phases).toEqual(['checking', 'running', 'checking', 'not-yet']);
  });

  it('does not run a cell again that has not changed', async () => {
    const { cell, exercise } = setUp();
    await exercise.check();
    await exercise.check();
    expect(cell.runs).toBe(1);
  });

  it('runs the cell again after an edit, after a restart, and when asked to', async () => {
    const { cell, exercise, runs } = setUp();
    await exercise.check();
    cell.edit(`${SOURCE}  # again`);
    await exercise.check();
    expect(cell.runs).toBe(2);
    runs.clear();
    await exercise.check();
    expect(cell.runs).toBe(3);
    await exercise.check(true);
    expect(cell.runs).toBe(4);
  });

  it('runs the cell again when another cell has given its name another meaning', async () => {
    const { cell, exercise, runs } = setUp();
    await exercise.check();
    runs.ran('other', 'x = 1');
    await exercise.check();
    expect(cell.runs).toBe(1);
    runs.ran('other', 'def softmax(xs): ...');
    await exercise.check();
    expect(cell.runs).toBe(2);
  });

  it('asks the kernel again as long as the grader asks', async () => {
    const { client, exercise, kernel } = setUp();
    client.answers = [{ t: 'ask', ask: [{ t: 'value', name: 'p' }] }, reached(notYet())];
    await exercise.check();
    expect(kernel.asked.map(request => request.ask)).toEqual([
      [{ t: 'value', name: 'softmax' }],
      [{ t: 'value', name: 'p' }]
    ]);
    expect(client.received.map(request => request.rounds.length)).toEqual([1, 2]);
    expect(kernel.asked[0]?.remaining_seconds).toBe(10);
    expect(kernel.asked[1]?.remaining_seconds).toBeLessThanOrEqual(10);
  });

  it('tells the server when the cell itself stopped', async () => {
    const { cell, client, exercise } = setUp();
    cell.ends = { kind: 'raised', error: ERROR };
    client.answers = [reached(notYet({ error: { exception: 'NameError', message: 'no', line: 2 } }))];
    await exercise.check();
    expect(client.received[0]).toMatchObject({ rounds: [], stopped: ERROR });
    expect(exercise.phase).toBe('stopped');
  });

  it('believes the kernel where it knows better what the cell stopped with, and at which line', async () => {
    const { cell, client, exercise, kernel } = setUp();
    cell.ends = { kind: 'raised', error: { ...ERROR, line: null } };
    kernel.reports = [{ stopped: ERROR }];
    await exercise.check();
    expect(client.received[0]).toMatchObject({ rounds: [], stopped: ERROR });
  });

  it('counts lines from the top of the cell, empty ones too', async () => {
    const { cell, client, exercise } = setUp();
    cell.edit(`\n\n${SOURCE}`);
    cell.ends = { kind: 'raised', error: { t: 'raised', exception: 'E', message: '', line: 1, name: null, sign: '' } };
    await exercise.check();
    expect(client.received[0]?.stopped).toMatchObject({ line: 3 });
  });

  it('is one at a time', async () => {
    const { client, exercise } = setUp();
    await Promise.all([exercise.check(), exercise.check()]);
    expect(client.received).toHaveLength(1);
  });

  it('sends a stamp of the source and of what the kernel has', async () => {
    const { client, exercise } = setUp();
    await exercise.check();
    expect(client.received[0]?.cell).toBe(stamp(SOURCE, 'mark 1'));
  });
});

describe('a check is begun', () => {
  it('before the click, and only once', async () => {
    const { client, exercise } = setUp();
    exercise.prefetch();
    exercise.prefetch();
    await exercise.check();
    expect(client.issuedFor).toHaveLength(1);
  });

  it('by the verdict before it', async () => {
    const { client, exercise } = setUp();
    client.answers = [reached(notYet(), { next: issued('next') })];
    await exercise.check();
    exercise.prefetch();
    await exercise.check();
    expect(client.issuedFor).toHaveLength(1);
    expect(client.received[1]?.check).toBe('next');
  });

  it('again when it has grown old', async () => {
    const { client, exercise } = setUp();
    client.answers = [reached(notYet(), { next: issued('old', { expires_in: 0 }) })];
    await exercise.check();
    await exercise.check();
    expect(client.received[1]?.check).toBe('token 2');
  });

  it('again when the server will not have it any more', async () => {
    const { client, exercise } = setUp();
    client.answers = [new Refused('token-expired', 'Begun too long ago.'), reached(verdict())];
    await exercise.check();
    expect(client.received.map(request => request.check)).toEqual(['token 1', 'token 2']);
    expect(exercise.phase).toBe('passed');
  });

  it('again after it failed to begin twice: once before the click, and once at it', async () => {
    const { client, exercise } = setUp();
    client.issues = [new CannotCheck('unreachable'), new CannotCheck('unreachable')];
    await exercise.check();
    expect(exercise.phase).toBe('could-not-check');
    await exercise.check();
    expect(exercise.phase).toBe('passed');
  });
});

describe('a check that cannot be done', () => {
  it('says why and keeps what was found before', async () => {
    const { exercise, kernel } = setUp();
    await exercise.check();
    kernel.standing = 'none';
    await exercise.check();
    expect(exercise.phase).toBe('could-not-check');
    expect(exercise.problem?.text).toContain('no kernel');
    expect(exercise.outcome?.verdict.outcome).toBe('passed');
    kernel.standing = 'idle';
    await exercise.check();
    expect(exercise.phase).toBe('passed');
  });

  it('says so when the kernel restarts while the cell runs', async () => {
    const { cell, exercise, kernel } = setUp();
    cell.ends = { kind: 'not-run' };
    cell.whileRunning = () => {
      kernel.restart();
    };
    await exercise.check();
    expect(exercise.problem?.text).toContain('restarted');
  });

  it('asks the kernel when a restart is heard of while the cell runs, and runs it once more if it must', async () => {
    const { cell, exercise, kernel } = setUp();
    cell.whileRunning = () => {
      if (cell.runs === 1) {
        kernel.restart();
      }
    };
    kernel.reports = [{ rerun: true }];
    await exercise.check();
    expect(cell.runs).toBe(2);
    expect(kernel.asked.map(request => request.cell?.fresh)).toEqual([false, true]);
    expect(exercise.phase).toBe('passed');
  });

  it('gives up when the kernel restarts again and again', async () => {
    const { cell, exercise, kernel } = setUp();
    cell.whileRunning = () => {
      kernel.restart();
    };
    kernel.reports = Array.from({ length: 9 }, () => ({ rerun: true }));
    await exercise.check();
    expect(cell.runs).toBe(2);
    expect(exercise.problem?.text).toContain('restarted');
  });

  it.each([
    ['stopped-by-hand' as const, 'You stopped'],
    ['not-run' as const, 'did not run']
  ])('says so when the cell was %s', async (kind, words) => {
    const { cell, client, exercise } = setUp();
    cell.ends = { kind };
    await exercise.check();
    expect(exercise.problem?.text).toContain(words);
    expect(client.received).toEqual([]);
  });

  it('forgets why as soon as the cell is edited', async () => {
    const { cell, exercise, kernel } = setUp();
    kernel.standing = 'none';
    await exercise.check();
    cell.edit('x');
    expect(exercise.phase).toBe('ready');
  });
});

describe('hints', () => {
  it('come one after another', async () => {
    const { exercise } = setUp();
    await exercise.nextHint();
    expect(exercise.hints).toHaveLength(1);
    expect(exercise.solutionAllowed).toBe(false);
    await exercise.nextHint();
    expect(exercise.hints).toHaveLength(2);
    expect(exercise.hintsLeft).toBe(0);
    expect(exercise.solutionAllowed).toBe(true);
  });

  it('begin with the first in a new sitting', async () => {
    const { client, exercise } = setUp();
    exercise.restore(kept({ hints: 2, last: null }));
    await exercise.nextHint();
    expect(client.hintLevels).toEqual([1]);
  });

  it('that cannot be had leave the verdict alone', async () => {
    const { client, exercise } = setUp();
    await exercise.check();
    client.hints = () => Promise.reject(new CannotCheck('unreachable'));
    await exercise.nextHint();
    expect(exercise.phase).toBe('passed');
    expect(exercise.remark?.text).toContain('cannot be reached');
  });
});

it('what happens is also said: a wait, an outcome, a hint', async () => {
  jest.useFakeTimers();
  const { exercise, kernel } = setUp();
  const said: (string | null)[] = [];
  exercise.news.connect((_, hint) => {
    said.push(hint?.text ?? exercise.phase);
  });
  kernel.standing = 'busy';
  const done = exercise.check();
  await jest.advanceTimersByTimeAsync(300);
  kernel.free();
  await done;
  await exercise.nextHint();
  expect(said).toEqual(['waiting', 'passed', 'What is the sign of $e^x$?']);
  jest.useRealTimers();
});

it('the solution may be shown after a pass', async () => {
  const { exercise } = setUp();
  expect(exercise.solutionAllowed).toBe(false);
  await exercise.check();
  expect(exercise.solutionAllowed).toBe(true);
  await exercise.showSolution();
  expect(exercise.solution).toContain('def softmax');
});

it('clearing takes away what is shown', async () => {
  const { exercise } = setUp();
  await exercise.check();
  await exercise.nextHint();
  exercise.clear();
  expect(exercise.phase).toBe('ready');
  expect(exercise.hints).toEqual([]);
});
