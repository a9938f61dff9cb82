import { kept } from '../../testing/exercise';
import { exerciseInfo, FakeCell, FakeClient, FakeKernel, notYet, reached } from '../../testing/fakes';
import { NotebookChecks } from '../notebook';
import { stamp } from '../stamp';

const SOFTMAX = 'probability/softmax';
const ENTROPY = 'probability/entropy';

function setUp() {
  const kernel = new FakeKernel();
  const client = new FakeClient();
  client.infos = [exerciseInfo(), exerciseInfo({ id: ENTROPY, names: ['entropy'], cell: 'entropy' })];
  const checks = new NotebookChecks({ client, kernel, course: 'math4ml', restore: () => true });
  const softmax = { cell: new FakeCell('def softmax(xs): return xs', 'softmax'), exercise: SOFTMAX };
  const entropy = { cell: new FakeCell('def entropy(p): return 0', 'entropy'), exercise: ENTROPY };
  for (const { cell } of [softmax, entropy]) {
    cell.whileRunning = () => {
      checks.ran(cell.id, cell.source, true);
    };
  }
  return { checks, client, entropy, kernel, softmax };
}

/** Let everything that has been promised come about. */
async function settled(): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await Promise.resolve();
  }
}

describe('the exercises of a notebook', () => {
  it('cost nothing when there are none', async () => {
    const { checks, client, kernel } = setUp();
    checks.sync([]);
    kernel.executed.emit();
    await settled();
    expect(client.requests).toBe(0);
    expect(kernel.compared).toEqual([]);
  });

  it('learn with two requests, however many they are, what the course says and what was kept', async () => {
    const { checks, client, entropy, softmax } = setUp();
    checks.sync([softmax, entropy]);
    await settled();
    expect(client.requests).toBe(2);
    expect(checks.of('entropy')?.info?.names).toEqual(['entropy']);
  });

  it('keep what was found when their cells are moved', async () => {
    const { checks, client, entropy, softmax } = setUp();
    checks.sync([softmax, entropy]);
    client.answers = [reached(notYet())];
    await checks.of('softmax')?.check();
    // A moved cell is another object with the same id.
    checks.sync([entropy, { ...softmax, cell: new FakeCell(softmax.cell.source, 'softmax') }]);
    expect(checks.exercises.map(each => each.id)).toEqual([ENTROPY, SOFTMAX]);
    expect(checks.of('softmax')?.phase).toBe('not-yet');
  });

  it('keep what was found when a cell is cut, pasted under another id, or cut and undone', async () => {
    const { checks, softmax } = setUp();
    checks.sync([softmax]);
    await checks.of('softmax')?.check();
    checks.sync([]);
    expect(checks.of('softmax')).toBeUndefined();
    checks.sync([{ ...softmax, cell: new FakeCell(softmax.cell.source, 'pasted') }]);
    expect(checks.of('pasted')?.phase).toBe('passed');
  });

  it('go with the tag when it is given to another exercise', async () => {
    const { checks, softmax } = setUp();
    checks.sync([softmax]);
    await checks.of('softmax')?.check();
    checks.sync([{ ...softmax, exercise: ENTROPY }]);
    expect(checks.of('softmax')?.id).toBe(ENTROPY);
    expect(checks.of('softmax')?.phase).toBe('ready');
  });

  it('say when they came or went, and only then', () => {
    const { checks, softmax } = setUp();
    let changes = 0;
    checks.changed.connect(() => {
      changes += 1;
    });
    checks.sync([softmax]);
    checks.sync([softmax]);
    expect(changes).toBe(1);
    checks.sync([]);
    expect(changes).toBe(2);
  });

  it('are all checked in turn', async () => {
    const { checks, client, entropy, softmax } = setUp();
    checks.sync([softmax, entropy]);
    await checks.checkAll();
    expect(client.received).toHaveLength(2);
    expect(checks.exercises.every(each => each.solved)).toBe(true);
  });
});

describe('the next unsolved exercise', () => {
  it('is the first after the cell, and from the top again after the last', async () => {
    const { checks, entropy, softmax } = setUp();
    checks.sync([softmax, entropy]);
    expect(checks.nextUnsolved(new Set())?.id).toBe(SOFTMAX);
    expect(checks.nextUnsolved(new Set(['softmax']))?.id).toBe(ENTROPY);
    expect(checks.nextUnsolved(new Set(['softmax', 'entropy']))?.id).toBe(SOFTMAX);
    await checks.of('softmax')?.check();
    expect(checks.nextUnsolved(new Set())?.id).toBe(ENTROPY);
  });

  it('is none when all are solved', async () => {
    const { checks, softmax } = setUp();
    checks.sync([softmax]);
    await checks.checkAll();
    expect(checks.nextUnsolved(new Set())).toBeUndefined();
  });
});

describe('after code has run', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('the kernel is asked once, for all that was checked', async () => {
    const { checks, entropy, kernel, softmax } = setUp();
    checks.sync([softmax, entropy]);
    await jest.advanceTimersByTimeAsync(0);
    await checks.of('softmax')?.check();
    kernel.fingerprint = 'mark 2';
    kernel.executed.emit();
    kernel.executed.emit();
    await jest.advanceTimersByTimeAsync(1000);
    expect(kernel.compared).toEqual([[['softmax']]]);
    expect(checks.of('softmax')?.phase).toBe('out-of-date');
  });

  it('the kernel is not asked when nothing was checked', async () => {
    const { checks, kernel, softmax } = setUp();
    checks.sync([softmax]);
    await jest.advanceTimersByTimeAsync(0);
    kernel.executed.emit();
    await jest.advanceTimersByTimeAsync(1000);
    expect(kernel.compared).toEqual([]);
  });

  it('a restart makes nothing out of date, but running the cell again in another world does', async () => {
    const { checks, kernel, softmax } = setUp();
    checks.sync([softmax]);
    await jest.advanceTimersByTimeAsync(0);
    await checks.of('softmax')?.check();
    kernel.restart();
    kernel.fingerprint = 'mark 2';
    kernel.executed.emit();
    await jest.advanceTimersByTimeAsync(1000);
    expect(checks.of('softmax')?.phase).toBe('passed');
    checks.ran('softmax', softmax.cell.source, true);
    kernel.executed.emit();
    await jest.advanceTimersByTimeAsync(1000);
    expect(checks.of('softmax')?.phase).toBe('out-of-date');
  });
});

describe('the kernel of a notebook', () => {
  it('has the agent from the start where there are exercises, so that it knows what ran', () => {
    const { checks, kernel, softmax } = setUp();
    checks.sync([]);
    expect(kernel.accompanied).toBe(0);
    checks.sync([softmax]);
    expect(kernel.accompanied).toBe(1);
  });

  it('is asked once, a moment after an edit, whether it is another program', async () => {
    jest.useFakeTimers();
    const { checks, kernel, softmax } = setUp();
    kernel.program = source => source.replaceAll(/#.*|\s/g, '');
    checks.sync([softmax]);
    await jest.advanceTimersByTimeAsync(0);
    await checks.of('softmax')?.check();
    const { source } = softmax.cell;
    softmax.cell.edit(`${source}  # it`);
    softmax.cell.edit(`${source}  # it works`);
    await jest.advanceTimersByTimeAsync(1000);
    expect(kernel.parsed).toEqual([[`${source}  # it works`]]);
    expect(checks.of('softmax')?.phase).toBe('passed');
    softmax.cell.edit(`${source} + 1`);
    await jest.advanceTimersByTimeAsync(1000);
    expect(checks.of('softmax')?.phase).toBe('out-of-date');
    jest.useRealTimers();
  });
});

it('where the kernel does not answer, another text is out of date', async () => {
  jest.useFakeTimers();
  const { checks, kernel, softmax } = setUp();
  kernel.program = () => 'program';
  checks.sync([softmax]);
  await jest.advanceTimersByTimeAsync(0);
  await checks.of('softmax')?.check();
  kernel.fingerprints = () => new Promise(() => undefined);
  softmax.cell.edit('def softmax(xs): return 1');
  await jest.advanceTimersByTimeAsync(3000);
  expect(checks.of('softmax')?.phase).toBe('out-of-date');
  jest.useRealTimers();
});

it('an edit just before a check that was stopped is compared all the same', async () => {
  jest.useFakeTimers();
  const { checks, kernel, softmax } = setUp();
  kernel.program = source => source;
  checks.sync([softmax]);
  await jest.advanceTimersByTimeAsync(0);
  await checks.of('softmax')?.check();
  kernel.isSilent = true;
  softmax.cell.edit('def softmax(xs): return 1');
  const done = checks.of('softmax')?.check();
  await jest.advanceTimersByTimeAsync(1000);
  checks.of('softmax')?.stop();
  await done;
  await jest.advanceTimersByTimeAsync(3000);
  expect(checks.of('softmax')?.phase).toBe('out-of-date');
  jest.useRealTimers();
});

it('what is amiss with the store is passed on', async () => {
  const { checks, client, softmax } = setUp();
  const notices: string[] = [];
  checks.noticed.connect((_, notice) => notices.push(notice));
  client.progress = () => Promise.resolve({ exercises: [], recurring: [], notice: 'The disk is full.' });
  checks.sync([softmax]);
  await settled();
  expect(notices).toEqual(['The disk is full.']);
});

it('what was kept is shown when the notebook is opened', async () => {
  const { checks, client, softmax } = setUp();
  client.kept = [kept({ passed: false, last: notYet(), cell: stamp(softmax.cell.source, '') })];
  checks.sync([softmax]);
  await settled();
  expect(checks.of('softmax')?.phase).toBe('not-yet');
});
