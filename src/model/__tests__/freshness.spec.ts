import { kept, setUp, SOURCE } from '../../testing/exercise';
import { notYet, reached, verdict } from '../../testing/fakes';
import { digest, readStamp, stamp } from '../stamp';

describe('a verdict is out of date', () => {
  it('when the cell has changed, until it is as it was', async () => {
    const { cell, exercise } = setUp();
    await exercise.check();
    cell.edit(`${SOURCE} `);
    expect(exercise.phase).toBe('out-of-date');
    expect(exercise.stale).toBe('cell');
    cell.edit(SOURCE);
    expect(exercise.phase).toBe('passed');
  });

  it('not because of its spacing or its comments: the kernel knows whether it is the same program', async () => {
    const { cell, exercise, kernel } = setUp();
    kernel.program = source => source.replaceAll(/#.*|\s/g, '');
    await exercise.check();
    cell.edit(`${SOURCE}  # it works`);
    expect(exercise.phase).toBe('passed');
    expect(exercise.isUndecided).toBe(true);
    exercise.compareProgram(cell.source, kernel.program(cell.source));
    expect(exercise.phase).toBe('passed');
    cell.edit(`${SOURCE} + 1`);
    exercise.compareProgram(SOURCE, kernel.program(SOURCE)); // what was asked before is no answer any more
    exercise.compareProgram(cell.source, kernel.program(cell.source));
    expect(exercise.phase).toBe('out-of-date');
    cell.edit(SOURCE);
    expect(exercise.phase).toBe('passed');
  });

  it('by its text alone while the kernel cannot be asked', async () => {
    const { cell, exercise, kernel } = setUp();
    kernel.program = () => 'program';
    await exercise.check();
    kernel.standing = 'busy';
    cell.edit(`${SOURCE}  # it works`);
    expect(exercise.phase).toBe('out-of-date');
    kernel.standing = 'idle';
    exercise.compareProgram(cell.source, 'program');
    expect(exercise.phase).toBe('passed');
    exercise.compareProgram(cell.source, '');
    expect(exercise.phase).toBe('out-of-date');
  });

  it('when what it depends on has changed, until it is as it was', async () => {
    const { exercise } = setUp();
    await exercise.check();
    exercise.compareNames('mark 2');
    expect(exercise.phase).toBe('out-of-date');
    expect(exercise.stale).toBe('names');
    exercise.compareNames('mark 1');
    expect(exercise.phase).toBe('passed');
  });

  it('not because a new kernel does not have the names yet', async () => {
    const { exercise } = setUp();
    await exercise.check();
    exercise.forgetNames();
    exercise.compareNames('nothing');
    expect(exercise.phase).toBe('passed');
    exercise.expectNames();
    exercise.compareNames('mark 2');
    expect(exercise.phase).toBe('out-of-date');
  });

  it('when the cell was edited while it was checked', async () => {
    const { cell, exercise, runs } = setUp();
    cell.whileRunning = () => {
      runs.ran(cell.id, cell.source);
      cell.edit('something else');
    };
    await exercise.check();
    expect(exercise.phase).toBe('out-of-date');
  });

  it('unless nothing had been attempted: then there is nothing to keep', async () => {
    const { cell, client, exercise } = setUp();
    client.answers = [reached(verdict({ outcome: 'not-attempted' }))];
    await exercise.check();
    expect(exercise.phase).toBe('not-attempted');
    cell.edit('def softmax(xs): return xs');
    expect(exercise.phase).toBe('ready');
  });
});

describe('what the server has kept', () => {
  it('is shown again', () => {
    const { exercise } = setUp();
    exercise.restore(kept());
    expect(exercise.phase).toBe('passed');
    expect(exercise.outcome?.at).toBe(Date.UTC(2026, 0, 1, 12));
  });

  it('is out of date when the cell is another now', () => {
    const { cell, exercise } = setUp();
    cell.edit('def softmax(xs): ...');
    exercise.restore(kept());
    expect(exercise.phase).toBe('out-of-date');
  });

  it('is not shown when nobody knows of which cell it speaks', () => {
    const { exercise } = setUp();
    exercise.restore(kept({ cell: 'from elsewhere' }));
    expect(exercise.phase).toBe('ready');
  });

  it('is not shown over something newer', async () => {
    const { client, exercise } = setUp();
    client.answers = [reached(notYet())];
    await exercise.check();
    exercise.restore(kept());
    expect(exercise.phase).toBe('not-yet');
  });

  it('tells a change of what it depends on, once the kernel was seen to have it', () => {
    const { exercise } = setUp();
    exercise.restore(kept());
    exercise.compareNames('mark 2');
    expect(exercise.phase).toBe('passed');
    exercise.compareNames('mark 1');
    exercise.compareNames('mark 2');
    expect(exercise.phase).toBe('out-of-date');
  });
});

describe('a stamp', () => {
  it('says what it was made of', () => {
    expect(readStamp(stamp('x', 'ab12', 'cd34'))).toEqual({
      source: digest('x'),
      fingerprint: 'ab12',
      program: 'cd34'
    });
  });

  it('of an earlier version, which knew no programs, is read too', () => {
    expect(readStamp(`${digest('x')}.ab12`)).toEqual({ source: digest('x'), fingerprint: 'ab12', program: '' });
    expect(readStamp(`${digest('x')}.`)).toEqual({ source: digest('x'), fingerprint: '', program: '' });
  });

  it.each(['', 'x', digest('x'), 'somebody else.s'])('is not %j', text => {
    expect(readStamp(text)).toBeNull();
  });
});
