import { Refused } from '../../client/client';
import { CannotCheck } from '../../format/problem';
import { kept, setUp, SOURCE } from '../../testing/exercise';
import { issued, notYet, reached, verdict } from '../../testing/fakes';
import { stamp } from '../stamp';

const ERROR = { t: 'raised' as const, exception: 'NameError', message: 'no', line: 2, name: 'log' };

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
    cell.ends = { kind: 'raised', error: { t: 'raised', exception: 'E', message: '', line: 1, name: null } };
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

describe('the kernel knows best what ran', () => {
  it('so it is told of the cell with every ask', async () => {
    const { exercise, kernel } = setUp();
    await exercise.check();
    await exercise.check();
    expect(kernel.asked.map(request => request.cell)).toEqual([
      { source: SOURCE, id: 'softmax', fresh: true },
      { source: SOURCE, id: 'softmax', fresh: false }
    ]);
  });

  it('and when it has not seen a cell that the page remembers, the cell runs and is asked once more', async () => {
    const { cell, client, exercise, kernel } = setUp();
    await exercise.check();
    kernel.reports = [{ rerun: true }];
    await exercise.check();
    expect(cell.runs).toBe(2);
    expect(kernel.asked.map(request => request.cell?.fresh)).toEqual([true, false, true]);
    expect(client.received.at(-1)?.rounds).toEqual([[{ t: 'returned', value: { t: 'none' }, changed: [] }]]);
  });

  it('but a cell that ran for this check never runs again, whatever the kernel says', async () => {
    const { cell, client, exercise, kernel } = setUp();
    kernel.reports = Array.from({ length: 5 }, () => ({ rerun: true }));
    client.answers = [{ t: 'ask', ask: [{ t: 'value', name: 'p' }] }, reached(notYet())];
    await exercise.check();
    expect(cell.runs).toBe(1);
    expect(kernel.asked).toHaveLength(2);
  });

  it('nor does it when the check is refused and begun anew', async () => {
    const { cell, client, exercise, kernel } = setUp();
    await exercise.check();
    kernel.reports = [{ rerun: true }];
    client.answers = [new Refused('token-expired', 'Begun too long ago.'), reached(verdict())];
    await exercise.check();
    expect(cell.runs).toBe(2);
    expect(exercise.phase).toBe('passed');
  });

  it('and what a magic has swallowed is handed in as what the cell stopped with', async () => {
    const { client, exercise, kernel } = setUp();
    kernel.reports = [{ stopped: ERROR }];
    await exercise.check();
    expect(client.received[0]).toMatchObject({ rounds: [], stopped: ERROR });
  });

  it.each(['def softmax(xs):\n    ...', 'guess = ...  # "a", "b" or "c"'])(
    'and a stub does not run over an answer that stands elsewhere: %j',
    async source => {
      const { cell, client, exercise, kernel } = setUp();
      cell.edit(source);
      const unbound = {
        ...{ t: 'unbound' as const, name: 'softmax', defines: [] },
        ...{ origin: 'elsewhere' as const, inside: '', magic: '' }
      };
      kernel.answers = [[unbound]];
      await exercise.check();
      expect(cell.runs).toBe(0);
      expect(client.received[0]?.rounds).toEqual([[unbound]]);
    }
  );

  it('and a stub that is needed runs', async () => {
    const { cell, exercise, kernel } = setUp();
    cell.edit('def softmax(xs):\n    ...');
    kernel.reports = [{ rerun: true }];
    await exercise.check();
    expect(cell.runs).toBe(1);
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

describe('waiting', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is shown when it gets long, and ends by itself', async () => {
    const { exercise, kernel } = setUp();
    kernel.standing = 'busy';
    const done = exercise.check();
    expect(exercise.phase).toBe('checking');
    await jest.advanceTimersByTimeAsync(300);
    expect(exercise.phase).toBe('waiting');
    kernel.free();
    await done;
    expect(exercise.phase).toBe('passed');
  });

  it('says busy only when the kernel said so, and after five seconds of silence what the server says', async () => {
    const { exercise, kernel } = setUp();
    kernel.isSilent = true;
    const done = exercise.check();
    await jest.advanceTimersByTimeAsync(300);
    expect([exercise.phase, exercise.waited]).toEqual(['waiting', 'idle']);
    await jest.advanceTimersByTimeAsync(5000);
    expect(exercise.waited).toBe('silent');
    kernel.probed = 'offline';
    await jest.advanceTimersByTimeAsync(5000);
    expect(exercise.waited).toBe('offline');
    kernel.standing = 'busy';
    expect(exercise.waited).toBe('busy');
    exercise.stop();
    await done;
    expect(exercise.phase).toBe('ready');
  });

  it('for a kernel that is busy asks the server too, but does not make up that it is silent', async () => {
    const { exercise, kernel } = setUp();
    kernel.standing = 'busy';
    kernel.probed = 'busy';
    const done = exercise.check();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(kernel.probes).toBeGreaterThan(1);
    expect(exercise.waited).toBe('busy');
    kernel.free();
    await done;
  });

  it('for input is told while the cell runs', async () => {
    const { cell, exercise, kernel } = setUp();
    const said: (string | null)[] = [];
    exercise.news.connect(() => said.push(exercise.phase));
    let typed: () => void = () => undefined;
    cell.whileRunning = () => new Promise<void>(done => (typed = done));
    const done = exercise.check();
    await jest.advanceTimersByTimeAsync(300);
    kernel.standing = 'input';
    expect([exercise.phase, exercise.waited]).toEqual(['running', 'input']);
    expect(said).toEqual(['running']);
    kernel.standing = 'idle';
    typed();
    await done;
    expect(exercise.phase).toBe('passed');
  });

  it('for a cell that cannot be interrupted ends all the same', async () => {
    const { cell, exercise, kernel } = setUp();
    cell.whileRunning = () => new Promise(() => undefined);
    const done = exercise.check();
    await jest.advanceTimersByTimeAsync(300);
    exercise.stop();
    expect(kernel.interrupted).toBe(1);
    await jest.advanceTimersByTimeAsync(5000);
    await done;
    expect(exercise.phase).toBe('ready');
  });

  it('for a server that does not answer is said, and can be stopped', async () => {
    const { client, exercise } = setUp();
    client.answer = () => new Promise(() => undefined);
    const done = exercise.check();
    await jest.advanceTimersByTimeAsync(6000);
    expect([exercise.phase, exercise.waited]).toEqual(['waiting', 'no-reply']);
    exercise.stop();
    await done;
    expect(exercise.phase).toBe('ready');
  });

  it('can be stopped, and leaves everything as it was', async () => {
    const { cell, exercise, kernel } = setUp();
    kernel.standing = 'busy';
    const done = exercise.check();
    await jest.advanceTimersByTimeAsync(300);
    exercise.stop();
    await done;
    expect(exercise.phase).toBe('ready');
    expect(cell.runs).toBe(0);
  });
});

it('stopping a cell that runs interrupts the kernel', async () => {
  const { cell, exercise, kernel } = setUp();
  cell.whileRunning = () => {
    exercise.stop();
  };
  await exercise.check();
  expect(kernel.interrupted).toBe(1);
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

describe('a check that was practice', () => {
  const practice = () => reached(verdict(), { recorded: false, practice: true, again: true, notice: 'Not yet.' });

  async function back({ client }: ReturnType<typeof setUp>): Promise<void> {
    client.back.resolve();
    await client.back.promise;
    await new Promise(done => setTimeout(done));
  }

  it('is asked again by itself when checks are recorded again', async () => {
    const set = setUp();
    set.client.answers = [practice(), reached(verdict())];
    await set.exercise.check();
    expect(set.exercise.outcome?.notice).toBe('Not yet.');
    expect(set.client.received).toHaveLength(1);
    await back(set);
    expect(set.client.received).toHaveLength(2);
    expect(set.exercise.outcome?.notice).toBeNull();
    expect(set.cell.runs).toBe(1);
  });

  it('is left alone when the cell was edited in the meantime', async () => {
    const set = setUp();
    set.client.answers = [practice()];
    await set.exercise.check();
    set.cell.edit(`${SOURCE}  # other`);
    await back(set);
    expect(set.client.received).toHaveLength(1);
  });

  it('is left alone when the kernel was started anew, so that no cell runs unasked', async () => {
    const set = setUp();
    set.client.answers = [practice()];
    await set.exercise.check();
    set.kernel.epoch += 1;
    await back(set);
    expect(set.client.received).toHaveLength(1);
  });

  it('is asked once, however often it was practised', async () => {
    const set = setUp();
    set.client.answers = [practice(), practice(), reached(verdict())];
    await set.exercise.check();
    await set.exercise.check();
    await back(set);
    expect(set.client.received).toHaveLength(3);
  });

  it('that will not be recorded later is not asked again', async () => {
    const set = setUp();
    set.client.answers = [reached(verdict(), { recorded: false, practice: true, notice: 'Closed.' })];
    await set.exercise.check();
    await back(set);
    expect(set.client.received).toHaveLength(1);
  });
});
