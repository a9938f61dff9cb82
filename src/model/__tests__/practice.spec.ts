import { setUp, SOURCE } from '../../testing/exercise';
import { reached, verdict } from '../../testing/fakes';

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
