import type { HistoryCheck, Term } from '../../protocol.js';
import { drawDetail } from '../detail.js';
import { drawHistory, outcomeWord, runs } from '../history.js';
import { drawTerms, fromInput, toInput } from '../terms.js';

const check = (more: Partial<HistoryCheck> = {}): HistoryCheck => ({
  id: 1,
  exercise: 'softmax',
  at: 1_790_000_000,
  outcome: 'failed',
  evidence: 'checked',
  says: { text: 'Not yet.', values: {} },
  question: null,
  misconception: null,
  late: false,
  same: false,
  ...more
});

describe('a history', () => {
  it('tells checks of one answer once', () => {
    const found = runs([
      check({ same: true, at: 30 }),
      check({ same: true, at: 20 }),
      check({ at: 10 }),
      check({ at: 5 })
    ]);
    expect(found.map(({ times, from }) => [times, from])).toEqual([
      [3, 10],
      [1, 5]
    ]);
  });

  it('calls a pass checked, and only that of a clean kernel verified', () => {
    expect(outcomeWord(check({ outcome: 'passed' }))).toBe('checked');
    expect(outcomeWord(check({ outcome: 'passed', evidence: 'verified' }))).toBe('verified');
    expect(outcomeWord(check({ evidence: 'verified' }))).toBe('not verified');
  });

  it('shows what a learner wrote as text', () => {
    const says = { text: '{call} gave {got}.', values: { call: '<img src=x onerror=alert(1)>', got: '$<b>$' } };
    const nodes = drawHistory({
      name: '<i>ada</i>',
      standing: '',
      exercise: '',
      titleOf: exercise => exercise,
      history: { user: 'ada', name: 'ada', groups: [], section: '', checks: [check({ says })], before: null },
      now: 1_790_000_000,
      onClose: jest.fn(),
      onAll: jest.fn(),
      onMore: jest.fn()
    });
    document.body.replaceChildren(...nodes);
    expect(document.querySelector('img, b > b, i')).toBeNull();
    expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(document.body.textContent).toContain('<i>ada</i>');
  });
});

describe('running a notebook again', () => {
  const draw = (onRegrade?: () => void): void => {
    const rest = {
      standing: '',
      exercise: '',
      titleOf: String,
      history: null,
      now: 0,
      regraded: '3 of 5 exercises verified'
    };
    const does = { onClose: jest.fn(), onAll: jest.fn(), onMore: jest.fn(), onRegrade };
    document.body.replaceChildren(...drawHistory({ name: 'ada', ...rest, ...does }));
  };

  it('is offered to those who may, and says what came of it', () => {
    const run = jest.fn();
    draw(run);
    [...document.querySelectorAll('button')].find(each => each.textContent === 'Run the notebook again')?.click();
    expect(run).toHaveBeenCalledTimes(1);
    expect(document.querySelector('[role=status]')?.textContent).toBe('3 of 5 exercises verified');
  });

  it('is not offered to others', () => {
    draw();
    expect(document.body.textContent).not.toContain('again');
  });
});

describe('what the room believes', () => {
  const summary = {
    tried: 10,
    passed: 2,
    verified: 0,
    refuted: 0,
    late: 0,
    medianChecks: 3,
    medianSeconds: 240,
    beliefs: [{ name: 'divides', rows: [0, 1, 2, 3, 4] }],
    unrecognised: []
  };
  const draw = (beliefs = summary.beliefs): string => {
    const nodes = drawDetail({
      title: 'Softmax',
      summary: { ...summary, beliefs },
      detail: {
        exercise: 'softmax',
        title: 'Softmax',
        goal: { text: '', values: {} },
        misconceptions: [{ name: 'divides', asks: { text: 'Why?', values: {} }, ever: 7 }],
        answers: []
      },
      nameOf: user => user,
      userOf: String,
      onLearner: jest.fn(),
      open: new Set()
    });
    document.body.replaceChildren(...nodes);
    return document.body.textContent;
  };

  it('is said to be of half the room when it is', () => {
    expect(draw()).toContain('Softmax: what half the room believes');
    expect(draw([{ name: 'divides', rows: [0] }])).toContain('Softmax: what the room believes');
  });

  it('counts those who believe it now, and those who did before', () => {
    draw();
    expect(document.querySelector('summary')?.textContent).toBe('5dividesand 2 before');
  });

  it('comes with the question that leads out of it', () => {
    expect(draw()).toContain('Why?');
  });
});

describe('dates', () => {
  const draw = (manage: boolean, onSave = jest.fn().mockResolvedValue(undefined)): typeof onSave => {
    const term: Term = {
      section: '2',
      notebook: 'svd',
      opens: null,
      due: '2026-11-27T23:59:00+00:00',
      closes: null,
      open: null
    };
    document.body.replaceChildren(
      ...drawTerms({
        section: '2',
        where: 'Section 2',
        notebooks: [{ id: 'svd', title: 'The SVD' }],
        terms: [term],
        manage,
        onSave,
        onClose: jest.fn()
      })
    );
    return onSave;
  };

  it('survive the way into a field and back', () => {
    expect(fromInput(toInput('2026-11-27T23:59:00+00:00'))).toBe('2026-11-27T23:59:00.000Z');
    expect(fromInput('')).toBeNull();
  });

  it('can only be read by those who may only read', () => {
    draw(false);
    expect(document.querySelector('input, select')).toBeNull();
    expect(document.body.textContent).toContain('27 Nov 2026');
  });

  it('are saved one by one, with what else the term says', async () => {
    const onSave = draw(true);
    const select = document.querySelectorAll('select').item(1);
    select.value = 'closed';
    select.dispatchEvent(new Event('change'));
    await Promise.resolve();
    expect(onSave).toHaveBeenCalledWith(
      expect.objectContaining({ notebook: 'svd', section: '2', due: '2026-11-27T23:59:00+00:00', open: false })
    );
  });
});
