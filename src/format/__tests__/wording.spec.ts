import { nullTranslator } from '@jupyterlab/translation';

import { notYet, verdict } from '../../testing/fakes';
import { ago } from '../ago';
import { CannotCheck, type ProblemKind } from '../problem';
import { announcement, type ISituation, label, type State, why } from '../wording';

const trans = nullTranslator.load('math4ml_ext');

const STATES: State[] = [
  'ready',
  'running',
  'waiting',
  'checking',
  'passed',
  'not-yet',
  'stopped',
  'not-attempted',
  'could-not-check',
  'out-of-date'
];

function situation(parts: Partial<ISituation>): ISituation {
  return { state: 'ready', verdict: null, age: 0, stale: null, problem: null, waited: 'busy', ...parts };
}

function words(parts: Partial<ISituation>): string {
  return why(situation(parts), trans)
    .map(piece => piece.text)
    .join('');
}

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [59_000, 'just now'],
    [60_000, '1 minute ago'],
    [4 * 60_000, '4 minutes ago'],
    [3_600_000, '1 hour ago'],
    [23 * 3_600_000, '23 hours ago'],
    [50 * 3_600_000, '2 days ago']
  ])('%d ms is "%s"', (milliseconds, text) => {
    expect(ago(milliseconds, trans)).toBe(text);
  });
});

describe('the words of a bar', () => {
  it('say the outcome in a word or two, in every state but the first', () => {
    expect(STATES.map(state => label(state, trans))).toEqual([
      '',
      'Running the cell',
      'Waiting',
      'Checking',
      'Passed',
      'Not yet',
      'Stopped',
      'Not attempted',
      'Could not check',
      'Out of date'
    ]);
  });

  it('say after a pass why it matters', () => {
    expect(words({ state: 'passed', verdict: verdict() })).toBe('Losses are sums.');
  });

  it('say how much holds', () => {
    expect(words({ state: 'not-yet', verdict: notYet() })).toBe('2 of 5 hold');
    expect(words({ state: 'not-yet', verdict: notYet({ held: ['the sum is 1'] }) })).toBe('1 of 5 holds');
  });

  it('do not count when nothing holds', () => {
    expect(words({ state: 'not-yet', verdict: notYet({ held: [] }) })).toBe('');
  });

  it('say in which line the learner was stopped', () => {
    const error = { exception: 'NameError', message: "name 'log' is not defined", line: 3 };
    expect(words({ state: 'stopped', verdict: notYet({ error }) })).toBe('line 3 of this cell');
    expect(words({ state: 'stopped', verdict: notYet({ error: { ...error, line: null } }) })).toBe('');
  });

  it('say when it passed and that the cell has changed since', () => {
    const parts = { state: 'out-of-date' as const, verdict: verdict(), age: 250_000 };
    expect(words({ ...parts, stale: 'cell' })).toBe('Passed 4 minutes ago; the cell has changed since.');
    expect(words({ ...parts, stale: 'names' })).toBe(
      'Passed 4 minutes ago; something it depends on has changed since.'
    );
  });

  it.each([
    ['busy', 'The kernel is busy with another cell. The check goes on when that ends.'],
    ['input', 'A cell is waiting for your input. The check goes on when you have typed it.'],
    ['paused', 'The debugger has stopped at a breakpoint. The check goes on when you let the code continue.'],
    ['starting', 'The kernel is starting. The check goes on when it is ready.'],
    ['connecting', 'The page is connecting to the kernel. The check goes on when that is done.'],
    ['lost', 'The connection to the kernel is lost. The check goes on when it is back.'],
    ['silent', 'The kernel does not answer. Interrupt or restart it, or wait: the check goes on if it answers.'],
    ['cut-off', 'The server cannot reach the kernel just now. The check goes on when it can.'],
    ['gone', 'The kernel is no longer running. Restart it, run the cells above this one, then check again.'],
    ['no-reply', 'The server has not answered yet. Your work is kept.'],
    ['idle', '']
  ] as const)('say what is waited for: %s', (waited, sentence) => {
    expect(words({ state: 'waiting', waited })).toBe(sentence);
  });

  it('say what a cell that runs waits for, and nothing while it just runs', () => {
    expect(words({ state: 'running', waited: 'busy' })).toBe('');
    expect(words({ state: 'running', waited: 'input' })).toBe(
      'The cell is waiting for your input. Type it below the code and press Enter.'
    );
    expect(words({ state: 'running', waited: 'silent' })).toContain('does not answer');
  });

  it('prefer what went wrong now to what was found before', () => {
    const problem = new CannotCheck('no-kernel').says;
    expect(words({ state: 'could-not-check', problem, verdict: verdict() })).toContain('no kernel');
    const large = verdict({ outcome: 'could-not-check', message: { text: 'Too large.', values: {} } });
    expect(words({ state: 'could-not-check', verdict: large })).toBe('Too large.');
  });
});

describe('a check that could not be done', () => {
  const kinds: ProblemKind[] = [
    'broken-here',
    'broken-server',
    'cell-gone',
    'cell-not-run',
    'kernel-changed',
    'kernel-dead',
    'kernel-refused',
    'kernel-silent',
    'no-extension',
    'no-kernel',
    'not-python',
    'signed-out',
    'stopped-by-hand',
    'unreachable'
  ];

  it.each(kinds)('for "%s" has whole sentences without blame or shouting', kind => {
    const { text } = new CannotCheck(kind).says;
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/!|wrong|mistake|invalid|please/i);
  });

  it('shows the sentence of the server as it is', () => {
    expect(new CannotCheck('refused', { message: 'Begun too long ago.' }).says.text).toBe('Begun too long ago.');
  });
});

describe('what is announced', () => {
  it('is the title, the outcome, what came back and the question', () => {
    expect(announcement('Softmax', situation({ state: 'not-yet', verdict: notYet() }), trans)).toBe(
      'Softmax: Not yet. 2 of 5 hold softmax([-1, 3]) gave [-0.5, 1.5]. No entry of a probability mass function is ' +
        'negative. What could you do to every score first?'
    );
  });

  it('leaves the question of before aside while something else is the matter', () => {
    const problem = new CannotCheck('no-kernel').says;
    for (const parts of [{ state: 'waiting' as const }, { state: 'could-not-check' as const, problem }]) {
      expect(announcement('Softmax', situation({ ...parts, verdict: notYet() }), trans)).not.toContain('?');
    }
  });

  it('is short after a pass', () => {
    expect(announcement('Softmax', situation({ state: 'passed', verdict: verdict() }), trans)).toBe(
      'Softmax: Passed. Losses are sums.'
    );
  });
});
