import { EventReader, type IEvent } from '../events.js';
import { type IStreamOptions, Stream } from '../stream.js';

describe('events', () => {
  it('are put together from pieces that end anywhere', () => {
    const text = 'id: 7-0\nevent: changes\ndata: {"a":1}\n\n';
    const reader = new EventReader();
    const found = Array.from(text).flatMap(letter => reader.read(letter));
    expect(found).toEqual([{ id: '7-0', name: 'changes', data: '{"a":1}' }]);
  });

  it('keep the last mark when one has none of its own', () => {
    const found = new EventReader().read('id: 7-0\ndata: a\n\ndata: b\n\n');
    expect(found.map(each => each.id)).toEqual(['7-0', '7-0']);
  });

  it('are not made of a heartbeat', () => {
    expect(new EventReader().read(':\n\n')).toEqual([]);
  });
});

describe('a stream', () => {
  const event = (id: string, name = 'changes'): IEvent => ({ id, name, data: '{}' });

  /** Run a stream against a service that answers each time as the next of `answers` says. */
  async function run(answers: ((take: (event: IEvent) => void) => void)[]): Promise<{
    asked: string[];
    events: string[];
    line: (string | null)[];
    waited: number[];
  }> {
    const seen = {
      asked: [] as string[],
      events: [] as string[],
      line: [] as (string | null)[],
      waited: [] as number[]
    };
    const listen: IStreamOptions['listen'] = (_, since, __, take) => {
      seen.asked.push(since);
      const answer = answers.shift();
      if (answer === undefined) {
        stream.stop();
      }
      answer?.(take);
      return Promise.resolve();
    };
    const stream: Stream = new Stream({
      listen,
      place: { course: 'math4ml' },
      since: '1-0',
      onEvent: each => seen.events.push(each.name),
      onLine: trouble => seen.line.push(trouble),
      wait: milliseconds => {
        seen.waited.push(milliseconds);
        return Promise.resolve();
      }
    });
    await stream.run();
    return seen;
  }

  const lost = (): never => {
    throw Object.assign(new Error('gone'), { status: 0 });
  };

  it('goes on where the last event ended', async () => {
    const { asked } = await run([take => take(event('5-0')), lost]);
    expect(asked).toEqual(['1-0', '5-0', '5-0']);
  });

  it('says so when the connection stays lost, and takes it back when it is there again', async () => {
    const { line } = await run([lost, lost, take => take(event('5-0', 'here'))]);
    expect(line.filter(each => each?.includes('nothing will be missed'))).toHaveLength(1);
    expect(line.at(-1)).toBeNull();
  });

  it('waits longer each time, up to a quarter of a minute', async () => {
    const { waited } = await run([lost, lost, lost, lost, lost, lost]);
    expect(waited).toEqual([1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  });

  it('says nothing of the service ending a connection', async () => {
    const { line } = await run([take => take(event('5-0', 'here')), take => take(event('5-0', 'here'))]);
    expect(line.filter(Boolean)).toEqual([]);
  });

  it('ends with a word when one may not look any more', async () => {
    const refused = (): never => {
      throw Object.assign(new Error('You are logged out.'), { status: 403 });
    };
    const { asked, line } = await run([refused, lost]);
    expect(asked).toHaveLength(1);
    expect(line).toEqual(['You are logged out.']);
  });

  it('does not tell that it is there as an event', async () => {
    const { events } = await run([take => [event('5-0', 'here'), event('6-0')].forEach(take)]);
    expect(events).toEqual(['changes']);
  });
});
