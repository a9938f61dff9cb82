import type { Cell, Row } from '../../protocol.js';
import { order } from '../order.js';
import { CHECKED, LATE, LOOPS, NOT_VERIFIED, Roll, VERIFIED } from '../roll.js';
import { reasons, stateOf } from '../state.js';
import { median, summarise } from '../summary.js';
import { urgent } from '../urgent.js';

const NOON = 1_790_000_000;
const MINUTE = 60;

interface ISome {
  exercise?: number;
  flags?: number;
  checks?: number;
  first?: number;
  last?: number;
  passed?: number;
  misconception?: number;
  same?: number;
  line?: number;
  hints?: number;
}

/** One check a minute ago, unless it is said otherwise. */
function cell(some: ISome = {}): Cell {
  const all = { exercise: 0, flags: 0, checks: 1, first: NOON - MINUTE, last: 0, passed: -1, ...some };
  const { misconception = -1, same = 1, line = 0, hints = 0 } = some;
  const { exercise, flags, checks, first, last, passed } = all;
  return [exercise, flags, checks, first, last, passed, misconception, same, line, hints];
}

function row(user: string, cells: Cell[] = [], groups: string[] = [], seen = 0): Row {
  return [user, '', groups, seen, cells];
}

function roll(...rows: Row[]): Roll {
  const made = new Roll(['softmax', 'entropy']);
  made.take({ exercises: ['softmax', 'entropy'], misconceptions: ['divides', 'exponent of two'], rows });
  return made;
}

const passed = (more: ISome = {}): Cell => cell({ flags: CHECKED, passed: 0, ...more });

describe('a roll', () => {
  it('gives back what a cell was told', () => {
    const made = roll(
      row('ada', [cell({ checks: 3, last: 30, passed: 20, misconception: 1, same: 2, line: 4, hints: 1 })])
    );
    expect(made.cell(0, 0)).toEqual({
      flags: 0,
      checks: 3,
      first: NOON - MINUTE,
      last: NOON - MINUTE + 30,
      passed: NOON - MINUTE + 20,
      misconception: 1,
      same: 2,
      line: 4,
      hints: 1
    });
  });

  it('has no cell where nothing was checked', () => {
    expect(roll(row('ada')).cell(0, 1)).toBeNull();
  });

  it('takes the same news twice without harm', () => {
    const made = roll(row('ada', [cell()]));
    made.take({ exercises: ['softmax'], misconceptions: [], rows: [row('ada', [cell()])] });
    expect(made.learners).toHaveLength(1);
    expect(made.cell(0, 0)?.checks).toBe(1);
  });

  it('takes in learners that come later, however many', () => {
    const made = roll(row('ada', [passed()]));
    for (let number = 0; number < 100; number += 1) {
      made.take({
        exercises: ['entropy'],
        misconceptions: [],
        rows: [row(`late-${number}`, [cell({ checks: number + 1 })])]
      });
    }
    expect(made.cell(100, 1)?.checks).toBe(100);
    expect(made.cell(0, 0)?.flags).toBe(CHECKED);
  });

  it('knows a misconception by its name, whatever place it has in a message', () => {
    const made = roll(row('ada', [cell({ misconception: 0 })]));
    made.take({
      exercises: ['softmax'],
      misconceptions: ['new', 'divides'],
      rows: [row('bob', [cell({ misconception: 1 })])]
    });
    expect(made.cell(1, 0)?.misconception).toBe(made.cell(0, 0)?.misconception);
  });

  it('leaves out exercises that the course no longer has', () => {
    const made = roll();
    made.take({ exercises: ['gone'], misconceptions: [], rows: [row('ada', [cell()])] });
    expect(made.cell(0, 0)).toBeNull();
  });

  it('has seen a learner when they last checked or were seen, whichever is later', () => {
    expect(roll(row('ada', [cell({ last: 10 })], [], NOON - 3600)).learners[0]?.active).toBe(NOON - MINUTE + 10);
  });
});

describe('the state of a cell', () => {
  const state = (some: ISome): string => stateOf(roll(row('ada', [cell(some)])).cell(0, 0), NOON);

  it.each([
    ['working', {}],
    ['checked', { flags: CHECKED }],
    ['verified', { flags: CHECKED | VERIFIED }],
    ['refuted', { flags: CHECKED | NOT_VERIFIED }],
    ['none', { checks: 0, flags: 16 }]
  ])('is %s', (wanted, some) => {
    expect(state(some)).toBe(wanted);
  });

  it('is that somebody is needed after ten minutes without a pass', () => {
    expect(state({ first: NOON - 10 * MINUTE, last: 9 * MINUTE })).toBe('needs');
    expect(state({ first: NOON - 9 * MINUTE, last: 8 * MINUTE })).toBe('working');
  });

  it('is not that somebody is needed where nobody is any more', () => {
    expect(state({ first: NOON - 40 * MINUTE, last: 20 * MINUTE })).toBe('working');
  });

  it('does not count a first check of yesterday as being stuck since', () => {
    expect(state({ first: NOON - 26 * 3600, last: 26 * 3600 - 30 })).toBe('working');
  });
});

describe('the reasons to go to somebody', () => {
  const kinds = (some: ISome): string[] => {
    const one = roll(row('ada', [cell(some)])).cell(0, 0);
    return one === null ? [] : reasons(one, NOON).map(each => each.kind);
  };

  it('are an endless loop, the same answer five times, ten checks, ten minutes', () => {
    const all = { flags: LOOPS, line: 4, same: 5, checks: 10, first: NOON - 11 * MINUTE, last: 11 * MINUTE };
    expect(kinds(all)).toEqual(['loop', 'same', 'checks', 'stuck']);
  });

  it('are none after a pass', () => {
    expect(kinds({ flags: CHECKED | LOOPS, same: 7, checks: 20 })).toEqual([]);
  });
});

describe('the list of who needs somebody', () => {
  it('has each learner once, at what they checked last, the strongest reason first', () => {
    const many = cell({ checks: 12 });
    const older = cell({ exercise: 1, checks: 12, first: NOON - 5 * MINUTE });
    const found = urgent(roll(row('ada', [many, older]), row('bob', [cell({ flags: LOOPS, line: 4 })])), [0, 1], NOON);
    expect(found.map(each => [each.row, each.column])).toEqual([
      [1, 0],
      [0, 0]
    ]);
  });
});

describe('the summary of an exercise', () => {
  const made = roll(
    row('ada', [passed({ checks: 2, passed: 120, last: 120 })]),
    row('bob', [passed({ checks: 4, passed: 240, last: 240, flags: CHECKED | VERIFIED | LATE })]),
    row('cyd', [cell({ checks: 3, misconception: 0 })]),
    row('dan', [cell({ checks: 5, misconception: 0 })]),
    row('eve', [cell({ checks: 1 })]),
    row('fay')
  );
  const all = [0, 1, 2, 3, 4, 5];

  it('counts who tried, passed, and was verified or late, each apart', () => {
    const { tried, passed: passes, verified, late } = summarise(made, all, 0);
    expect([tried, passes, verified, late]).toEqual([5, 2, 1, 1]);
  });

  it('has the median of checks of all, and of the time of those who passed', () => {
    const { medianChecks, medianSeconds } = summarise(made, all, 0);
    expect([medianChecks, medianSeconds]).toEqual([3, 180]);
  });

  it('names what is believed now, with who does', () => {
    const { beliefs, unrecognised } = summarise(made, all, 0);
    expect(beliefs).toEqual([{ name: 'divides', rows: [2, 3] }]);
    expect(unrecognised).toEqual([4]);
  });

  it('is about the rows that are shown', () => {
    expect(summarise(made, [0, 5], 0).tried).toBe(1);
  });
});

describe('the median', () => {
  it.each([
    [[], null],
    [[3], 3],
    [[1, 2], 1.5],
    [[9, 1, 5], 5]
  ])('of %j is %j', (numbers, wanted) => {
    expect(median(numbers)).toBe(wanted);
  });
});

describe('the order of rows', () => {
  const made = roll(
    row('learner-10', [passed()], ['lab A']),
    row('learner-9', [passed(), passed({ exercise: 1 })], ['lab B']),
    row('learner-2', [cell({ flags: LOOPS })], ['lab A'], NOON)
  );
  const users = (wanted: Partial<Parameters<typeof order>[2]>): (string | undefined)[] =>
    order(made, [0, 1], { search: '', group: '', sort: 'name', ...wanted }, NOON).map(at => made.learners[at]?.user);

  it('by name puts 9 before 10', () => {
    expect(users({})).toEqual(['learner-2', 'learner-9', 'learner-10']);
  });

  it('by what was passed', () => {
    expect(users({ sort: 'most' })).toEqual(['learner-9', 'learner-10', 'learner-2']);
    expect(users({ sort: 'least' })).toEqual(['learner-2', 'learner-10', 'learner-9']);
  });

  it('by who needs somebody, and by who was active last', () => {
    expect(users({ sort: 'needs' })[0]).toBe('learner-2');
    expect(users({ sort: 'recent' })[0]).toBe('learner-2');
  });

  it('has those of a group, and those that are searched for', () => {
    expect(users({ group: 'lab A' })).toEqual(['learner-2', 'learner-10']);
    expect(users({ search: '10 LAB' })).toEqual(['learner-10']);
  });
});
