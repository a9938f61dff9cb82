import { setUp } from '../../testing/exercise';

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
