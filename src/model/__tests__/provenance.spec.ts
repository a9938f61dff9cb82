import { Refused } from '../../client/client';
import { setUp, SOURCE } from '../../testing/exercise';
import { notYet, reached, verdict } from '../../testing/fakes';

const ERROR = { t: 'raised' as const, exception: 'NameError', message: 'no', line: 2, name: 'log', sign: '' as const };

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
    expect(client.received.at(-1)?.rounds).toEqual([[{ t: 'returned', value: { t: 'none' }, changed: [], by: '' }]]);
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
        ...{ origin: 'elsewhere' as const, inside: '', magic: '', compared: false }
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
