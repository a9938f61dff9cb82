import type { Client } from '../client.js';
import { Roll } from '../model/roll.js';
import type { History, HistoryCheck, Regrade, Regraded, Row } from '../protocol.js';
import { Side } from '../side.js';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
};

const row = (user: string): Row => [user, '', [], 0, []];

/** Two checks, the newest first. */
const checks = (newest: number): HistoryCheck[] =>
  [newest, newest - 1].map(id => ({
    id,
    exercise: 'softmax',
    at: id,
    outcome: 'failed',
    evidence: 'checked',
    says: { text: `number ${id}`, values: {} },
    question: null,
    misconception: null,
    late: false,
    same: false
  }));

/** A service whose runs end when they are told to, and a panel that shows what it says. */
function make() {
  const roll = new Roll(['softmax']);
  roll.take({ exercises: [], misconceptions: [], rows: [row('ada'), row('emmy')] });
  const asked: string[] = [];
  const endings: ((result: Regraded) => void)[] = [];
  const client = {
    learner: (_: string, user: string, { before }: { before?: number } = {}): Promise<History> => {
      const from = before === undefined ? 9 : before - 1;
      return Promise.resolve({ user, name: user, groups: [], section: '', checks: checks(from), before: from - 1 });
    },
    exercise: () => Promise.reject(new Error('away')),
    regrade: ({ user }: Regrade): Promise<Regraded> => {
      asked.push(user);
      return new Promise(done => endings.push(done));
    }
  };
  const panel = document.createElement('section');
  const side = new Side(panel, {
    client: client as unknown as Client,
    titleOf: exercise => exercise,
    now: () => 0,
    regradable: () => 'probability',
    onShow: jest.fn(),
    onClose: jest.fn()
  });
  side.begin({ course: 'math4ml' }, roll, [0, 1], [0]);
  const press = (words: string): void => {
    [...panel.querySelectorAll('button')].find(each => each.textContent === words)?.click();
  };
  const status = (): string => panel.querySelector('[role=status]')?.textContent ?? '';
  const says = (): string[] => [...panel.querySelectorAll('li > p')].map(each => each.textContent);
  return { side, press, status, says, asked, endings };
}

describe('running a notebook again', () => {
  it('is told beside its own learner, whoever is looked at when it ends', async () => {
    const { side, press, status, endings } = make();
    side.showLearner(0);
    press('Run the notebook again');
    expect(status()).toBe('Running it in a clean kernel ...');
    side.showLearner(1);
    endings[0]?.({ user: 'ada', verified: 3, exercises: 4, remark: '' });
    await settled();
    expect(status()).toBe('');
    side.showLearner(0);
    expect(status()).toBe('3 of 4 exercises verified');
  });

  it('is asked for once while it runs', () => {
    const { side, press, asked } = make();
    side.showLearner(0);
    press('Run the notebook again');
    press('Run the notebook again');
    expect(asked).toEqual(['ada']);
  });
});

describe('older checks', () => {
  it('are put below once, however often they are asked for while they come', async () => {
    const { side, press, says } = make();
    side.showLearner(0);
    await settled();
    press('Older checks');
    press('Older checks');
    await settled();
    expect(says()).toEqual(['number 9', 'number 8', 'number 7', 'number 6']);
  });

  it('of one learner never stand below those of another', async () => {
    const { side, press, says } = make();
    side.showLearner(0);
    await settled();
    press('Older checks');
    side.showLearner(1);
    await settled();
    expect(says()).toEqual(['number 9', 'number 8']);
  });
});
