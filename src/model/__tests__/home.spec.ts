import { CannotCheck } from '../../format/problem';
import { courseInfo, failed, passed } from '../../testing/course';
import { FakeClient, notYet, verdict } from '../../testing/fakes';
import { Home } from '../home';

async function setUp(kept: FakeClient['kept'] = [], courses = [courseInfo()]) {
  const client = new FakeClient();
  client.courses = courses;
  client.kept = kept;
  const home = new Home({ client });
  await home.refresh();
  const check = (exercise: string, found = verdict(), recorded = true): void => {
    home.add({ course: 'math4ml', exercise, verdict: found, recorded });
  };
  const counts = (): string[] => (home.courses[0]?.notebooks ?? []).map(each => `${each.passed} of ${each.total}`);
  const state = (exercise: string): string | undefined => home.find('math4ml', exercise)?.exercise.state;
  return { check, client, counts, home, state };
}

describe('the home of the courses', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('counts what the server has kept', async () => {
    const { counts, home } = await setUp([passed('algebra/swap'), failed('probability/softmax')]);
    expect(counts()).toEqual(['1 of 2', '0 of 1', '0 of 3']);
    expect(home.courses[0]?.notebooks.map(each => each.started)).toEqual([true, false, true]);
  });

  it('shows each exercise with what was found, and what was once passed as passed', async () => {
    const again = { ...failed('algebra/repeat'), passed: true };
    const { state } = await setUp([failed('algebra/swap'), again]);
    expect([state('algebra/swap'), state('algebra/repeat'), state('calculus/slope')]).toEqual([
      'not-yet',
      'passed',
      'ready'
    ]);
  });

  it('follows a check at once, before the server is asked again', async () => {
    const { check, counts, state } = await setUp();
    check('probability/softmax');
    check('probability/entropy', notYet());
    expect(counts()[2]).toBe('1 of 3');
    expect(state('probability/entropy')).toBe('not-yet');
  });

  it('asks the server once for many checks, and then believes it', async () => {
    const { check, client, counts } = await setUp();
    const before = client.requests;
    check('probability/softmax');
    check('probability/entropy');
    client.kept = [passed('probability/softmax')];
    await jest.advanceTimersByTimeAsync(1000);
    expect(client.requests - before).toBe(2); // the exercises and the progress
    expect(counts()[2]).toBe('1 of 3');
  });

  it('keeps a pass that could not be recorded for as long as the page is open', async () => {
    const { check, counts } = await setUp();
    check('probability/softmax', verdict(), false);
    await jest.advanceTimersByTimeAsync(1000);
    expect(counts()[2]).toBe('1 of 3');
  });

  it('learns nothing from a check that could not be made', async () => {
    const { check, state } = await setUp();
    check('probability/softmax', verdict({ outcome: 'could-not-check' }));
    expect(state('probability/softmax')).toBe('ready');
  });

  it('says once that a notebook is finished, with its last pass', async () => {
    const { check, home } = await setUp([passed('algebra/swap')]);
    const finished: string[] = [];
    home.finished.connect((_, { notebook, exercise }) => finished.push(`${notebook.info.id} by ${exercise}`));
    check('algebra/repeat', notYet());
    check('algebra/repeat');
    check('algebra/repeat');
    check('algebra/swap', notYet());
    check('algebra/swap');
    expect(finished).toEqual(['algebra by algebra/repeat']);
  });

  it('tells the mistake that was met last', async () => {
    const { client, home } = await setUp();
    expect(home.recurring).toBeNull();
    const mistake = { course: 'math4ml', exercises: ['a/a', 'a/b', 'a/c'], asks: null };
    client.recurring = [
      { ...mistake, name: 'the sign of the log' },
      { ...mistake, name: 'sums and means' }
    ];
    await home.refresh();
    expect(home.recurring?.name).toBe('the sign of the log');
  });

  it('keeps what it knows when the store cannot be read, and says so', async () => {
    const { client, counts, home } = await setUp([passed('algebra/swap')]);
    client.progress = () => Promise.resolve({ exercises: [], recurring: [], notice: 'The disk is full.' });
    await home.refresh();
    expect([home.notice, counts()[0]]).toEqual(['The disk is full.', '1 of 2']);
  });

  it('says why it can tell nothing, and recovers', async () => {
    const client = new FakeClient();
    const progress = client.progress.bind(client);
    client.progress = () => Promise.reject(new CannotCheck('unreachable'));
    const home = new Home({ client });
    await home.refresh();
    expect([home.loaded, home.problem?.text]).toEqual([false, expect.stringContaining('cannot be reached')]);
    client.progress = progress;
    await home.refresh();
    expect([home.loaded, home.problem]).toEqual([true, null]);
  });

  it('knows the notebook in front', async () => {
    const { home } = await setUp();
    let changes = 0;
    home.changed.connect(() => (changes += 1));
    const here = { course: 'math4ml', notebook: 'calculus', exercise: null };
    home.here = here;
    home.here = { ...here };
    expect([home.front?.info.id, changes]).toEqual(['calculus', 1]);
    home.here = null;
    expect(home.front).toBeNull();
  });
});

describe('where one left off', () => {
  const next = async (kept: FakeClient['kept'], courses?: Parameters<typeof setUp>[1]): Promise<string | undefined> => {
    const { home } = await setUp(kept, courses);
    const place = home.next;
    return place ? `${place.course.info.id}: ${place.exercise.info.id}` : undefined;
  };

  it('is the first exercise for somebody who is new', async () => {
    expect(await next([])).toBe('math4ml: algebra/swap');
  });

  it('is the exercise that was checked last, while it has not passed', async () => {
    const older = failed('probability/softmax', '2026-01-01T12:00:00Z');
    const newer = failed('calculus/slope', '2026-01-02T12:00:00Z');
    expect(await next([newer, older])).toBe('math4ml: calculus/slope');
  });

  it('is the next one that has not passed, once that one has', async () => {
    expect(await next([passed('probability/surprise'), passed('algebra/swap', '2025-12-31T12:00:00Z')])).toBe(
      'math4ml: probability/softmax'
    );
  });

  it('goes on in the next notebook, and from the top after the last', async () => {
    expect(await next([passed('algebra/repeat')])).toBe('math4ml: calculus/slope');
    expect(await next([passed('probability/entropy')])).toBe('math4ml: algebra/swap');
  });

  it('goes on in the course of that exercise, and then in another', async () => {
    const other = courseInfo({ id: 'other', notebooks: courseInfo().notebooks.slice(1, 2) });
    const done = { ...passed('calculus/slope'), course: 'other' };
    expect(await next([failed('algebra/repeat', '2026-02-01T12:00:00Z'), done], [other, courseInfo()])).toBe(
      'math4ml: algebra/repeat'
    );
    expect(await next([done], [other, courseInfo()])).toBe('math4ml: algebra/swap');
  });

  it('is nowhere when everything has passed', async () => {
    const all = courseInfo().notebooks.flatMap(each => each.exercises.map(exercise => passed(exercise.id)));
    expect(await next(all)).toBeUndefined();
  });
});
