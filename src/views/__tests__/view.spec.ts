import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { Exercise } from '../../model/exercise';
import { RunLog } from '../../model/runlog';
import type { Verdict } from '../../protocol';
import { exerciseInfo, FakeCell, FakeClient, FakeKernel, notYet, reached, verdict } from '../../testing/fakes';
import { feedback } from '../menu';
import { ExerciseView } from '../view';

const trans = nullTranslator.load('math4ml_ext');
const EVIL = '<img src=x onerror=alert(1)><script>alert(2)</script> $x$ `y` {call}';

const views: ExerciseView[] = [];
afterEach(() => {
  views.splice(0).forEach(view => {
    view.dispose();
  });
});

function setUp(options: { rendermime?: IRenderMimeRegistry; hints?: boolean } = {}) {
  const cell = new FakeCell('def softmax(xs): ...');
  const kernel = new FakeKernel();
  const client = new FakeClient();
  const exercise = new Exercise({
    id: 'probability/softmax',
    course: () => Promise.resolve('math4ml'),
    cell,
    kernel,
    client,
    runs: new RunLog()
  });
  exercise.setInfo(exerciseInfo());
  const opened: HTMLElement[] = [];
  const view = new ExerciseView({
    exercise,
    trans,
    rendermime: options.rendermime ?? null,
    hints: () => options.hints ?? true,
    onMore: (_, anchor) => opened.push(anchor)
  });
  Widget.attach(view, document.body);
  views.push(view);
  const find = (selector: string): HTMLElement | null => view.node.querySelector<HTMLElement>(selector);
  const shown = (selector: string): boolean => find(selector) !== null && find(selector)?.hidden !== true;
  const text = (selector: string): string => find(selector)?.textContent ?? '';
  const check = async (found: Verdict): Promise<void> => {
    client.answers = [reached(found)];
    await exercise.check();
  };
  return { cell, check, client, exercise, find, kernel, opened, shown, text, view };
}

/** Let everything that has been promised come about. */
async function settled(): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    await Promise.resolve();
  }
}

describe('the bar', () => {
  it('begins as a button that says which exercise it checks', () => {
    const { find, shown, text } = setUp();
    expect(find('.m4-Bar')?.dataset).toMatchObject({ exercise: 'probability/softmax', state: 'ready' });
    expect(text('.m4-Bar-check')).toBe('Check');
    expect(find('.m4-Bar-check')?.getAttribute('aria-label')).toBe('Check softmax');
    expect(shown('.m4-Bar-hint')).toBe(false);
    expect(find('.m4-Card')).toBeNull();
  });

  it('checks when it is pressed', async () => {
    const { client, find } = setUp();
    find('.m4-Bar-check')?.click();
    await settled();
    expect(client.received).toHaveLength(1);
    expect(find('.m4-Bar')?.dataset.state).toBe('passed');
  });

  it('lets a check begin when the pointer or the focus comes near', async () => {
    const { client, find } = setUp();
    find('.m4-Bar-check')?.dispatchEvent(new Event('pointerenter'));
    find('.m4-Bar-check')?.dispatchEvent(new Event('focus'));
    await Promise.resolve();
    expect(client.issuedFor).toHaveLength(1);
  });

  it('stays focusable while a check is under way', async () => {
    const { find, kernel } = setUp();
    kernel.standing = 'busy';
    find('.m4-Bar-check')?.focus();
    find('.m4-Bar-check')?.click();
    expect(find('.m4-Bar-check')?.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(find('.m4-Bar-check'));
    kernel.free();
    await settled();
    expect(find('.m4-Bar-check')?.getAttribute('aria-disabled')).toBe('false');
  });

  it('shows that it is busy only when that takes long enough to be seen', async () => {
    jest.useFakeTimers();
    const { check, exercise, find, kernel, text } = setUp();
    await check(notYet());
    kernel.standing = 'busy';
    const done = exercise.check();
    expect(find('.m4-Bar')?.dataset.state).toBe('checking');
    expect(text('.m4-Bar-state')).toBe('Not yet');
    await jest.advanceTimersByTimeAsync(160);
    expect(text('.m4-Bar-state')).toBe('Checking');
    await jest.advanceTimersByTimeAsync(100);
    expect(text('.m4-Bar-state')).toBe('Waiting');
    kernel.free();
    await done;
    expect(text('.m4-Bar-state')).toBe('Passed');
    jest.useRealTimers();
  });

  it('tells the outcome by word, by shape and by colour', async () => {
    const { check, find, text, view } = setUp();
    await check(notYet());
    expect(text('.m4-Bar-state')).toBe('Not yet');
    expect(find('.m4-Bar-state svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(text('.m4-Bar-why')).toBe('2 of 5 hold');
    expect(view.node.dataset.tone).toBe('not-yet');
  });

  it('offers a hint where one is of use', async () => {
    const { check, shown, text } = setUp();
    await check(notYet());
    expect(shown('.m4-Bar-hint')).toBe(true);
    expect(text('.m4-Bar-hint')).toBe('Hint');
    await check(verdict());
    expect(shown('.m4-Bar-hint')).toBe(false);
  });

  it('offers no hint when the learner wants none', async () => {
    const { check, shown } = setUp({ hints: false });
    await check(notYet());
    expect(shown('.m4-Bar-hint')).toBe(false);
  });

  it('opens the menu at its button', async () => {
    const { check, find, opened } = setUp();
    await check(notYet());
    find('.m4-Bar-more')?.click();
    expect(opened).toEqual([find('.m4-Bar-more')]);
  });

  it('says what is out of date', async () => {
    const { cell, check, text } = setUp();
    await check(verdict());
    cell.edit('def softmax(xs): return 1');
    expect(text('.m4-Bar-state')).toBe('Out of date');
    expect(text('.m4-Bar-why')).toBe('Passed just now; the cell has changed since.');
  });

  it('lets Enter and Space press a button, and leaves every other key to the notebook', () => {
    const { find, view } = setUp();
    const suppressed = (init: KeyboardEventInit): boolean => {
      find('.m4-Bar-check')?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
      return view.node.hasAttribute('data-lm-suppress-shortcuts');
    };
    find('.m4-Bar-check')?.focus();
    expect(suppressed({ key: 'Enter' })).toBe(true);
    expect(suppressed({ key: ' ' })).toBe(true);
    expect(suppressed({ key: 'Enter', shiftKey: true })).toBe(false);
    expect(suppressed({ key: 's', ctrlKey: true })).toBe(false);
    expect(suppressed({ key: 'c', altKey: true, shiftKey: true })).toBe(false);
  });
});

describe('the card', () => {
  it('shows what came back, the question, and folds away what holds', async () => {
    const { check, find, text } = setUp();
    await check(notYet());
    expect(text('.m4-Card-message')).toBe(
      'softmax([-1, 3]) gave [-0.5, 1.5]. No entry of a probability mass function is negative.'
    );
    expect(find('.m4-Card-message code')?.textContent).toBe('softmax([-1, 3])');
    expect(text('.m4-Card-question')).toContain('What could you do to every score first?');
    expect(find('.m4-Card-held')?.hasAttribute('open')).toBe(false);
    expect(text('.m4-Card-held summary')).toBe('What holds already: keeps the shape, sums to one');
  });

  it('is not there after a plain pass', async () => {
    const { check, find } = setUp();
    await check(verdict());
    expect(find('.m4-Card')?.classList).toContain('lm-mod-hidden');
  });

  it('shows after a pass the next goal, and remarks', async () => {
    const { check, text } = setUp();
    const stretch = [
      { name: 'a', reached: true, says: { text: 'Done.', values: {} } },
      { name: 'b', reached: false, says: { text: '`[1000, 1001]` overflows.', values: {} } },
      { name: 'c', reached: false, says: { text: 'Later.', values: {} } }
    ];
    await check(verdict({ stretch, notes: [{ text: 'A list came back.', values: {} }] }));
    expect(text('.m4-Card')).toBe('A list came back.[1000, 1001] overflows.');
  });

  it('shows hints one after another, numbered', async () => {
    const { check, exercise, find, shown, text } = setUp();
    await check(notYet());
    await exercise.nextHint();
    expect(text('.m4-Card-hints')).toBe('Hint 1: What is the sign of $e^x$?');
    expect(find('.m4-Card-hints')?.tagName).toBe('OL');
    expect(text('.m4-Bar-hint')).toBe('Next hint');
    await exercise.nextHint();
    expect(text('.m4-Card-hints')).toContain('Hint 2: Try np.exp.');
    expect(shown('.m4-Bar-hint')).toBe(false);
  });

  it('shows the solution as text', async () => {
    const { check, exercise, text } = setUp();
    await check(verdict());
    await exercise.showSolution();
    expect(text('.m4-Card-solution pre')).toContain('def softmax(xs):');
  });

  it('says why something was not recorded', async () => {
    const { client, exercise, text } = setUp();
    client.answers = [reached(notYet(), { recorded: false, notice: 'The disk is full.' })];
    await exercise.check();
    expect(text('.m4-Card-notice')).toBe('The disk is full.');
  });

  it('says that it was the last of its notebook, until it is checked again', async () => {
    const { check, exercise, shown, text } = setUp();
    await check(verdict());
    exercise.close({ text: 'That was the last one: all {count} have passed.', values: { count: '24' } });
    expect(text('.m4-Card-closing')).toBe('That was the last one: all 24 have passed.');
    await check(verdict());
    expect(shown('.m4-Card-closing')).toBe(false);
  });

  it('keeps what was unfolded while the same verdict is shown', async () => {
    const { cell, check, find } = setUp();
    await check(notYet());
    find('.m4-Card-held')?.setAttribute('open', '');
    cell.edit('def softmax(xs): return 2');
    expect(find('.m4-Card-held')?.hasAttribute('open')).toBe(true);
  });

  it('typesets only what an author wrote between dollar signs', async () => {
    const typeset: string[] = [];
    const rendermime = {
      latexTypesetter: { typeset: (node: HTMLElement) => void typeset.push(node.textContent) }
    } as unknown as IRenderMimeRegistry;
    const { check } = setUp({ rendermime });
    await check(notYet({ message: { text: '{got} is not $\\sum_i p_i$.', values: { got: '$x$' } } }));
    expect(typeset).toEqual(['$\\sum_i p_i$']);
    typeset.length = 0;
    await check(notYet({ held: ['is at most $\\log n$'] }));
    expect(typeset).toEqual(['$\\log n$', '$\\log n$']);
  });

  it('shows the words of a picture that cannot be drawn', async () => {
    const { check, text } = setUp();
    await check(notYet({ picture: { 'image/png': 'x', 'text/plain': 'Your density, and its area.' } }));
    expect(text('.m4-Card-picture')).toBe('Your density, and its area.');
  });

  it('draws a picture through rendermime, without trust, under a label', async () => {
    const models: { trusted: boolean }[] = [];
    const rendermime = {
      latexTypesetter: null,
      preferredMimeType: (_: object, safe: string) => (safe === 'ensure' ? 'image/png' : undefined),
      createModel: (model: { trusted: boolean }) => model,
      createRenderer: () => {
        const widget = new Widget();
        widget.addClass('drawn');
        return Object.assign(widget, {
          renderModel: (model: { trusted: boolean }) => {
            models.push(model);
            return Promise.resolve();
          }
        });
      }
    } as unknown as IRenderMimeRegistry;
    const { check, find } = setUp({ rendermime });
    await check(notYet({ picture: { 'image/png': 'x', 'text/plain': 'Your density.' } }));
    expect(find('.m4-Card-picture')?.getAttribute('aria-label')).toBe('Your density.');
    expect(find('.m4-Card-picture .drawn')).not.toBeNull();
    expect(models).toMatchObject([{ trusted: false }]);
  });
});

describe('what a learner wrote', () => {
  it('stays text, wherever it is shown', async () => {
    const { cell, check, client, exercise, view } = setUp();
    const values = { call: EVIL, got: EVIL };
    client.hintTexts = [EVIL, EVIL];
    cell.edit(EVIL);
    await check(
      notYet({
        message: { text: '{call} gave {got}', values },
        question: { text: 'What is {got}?', values },
        error: { exception: EVIL, message: EVIL, line: 1 },
        notes: [{ text: '{got}', values }],
        held: [EVIL]
      })
    );
    await exercise.nextHint();
    client.solution = () => Promise.resolve({ source: EVIL, notice: null });
    await exercise.showSolution();
    expect(view.node.querySelectorAll('img, script')).toHaveLength(0);
    expect(view.node.querySelector('.m4-Card-message code')?.textContent).toBe(EVIL);
  });
});

describe('the feedback as text', () => {
  it('is what the bar and the card say', async () => {
    const { check, exercise } = setUp();
    await check(notYet());
    expect(feedback(exercise, trans).split('\n')).toEqual([
      'probability/softmax: Not yet',
      '2 of 5 hold',
      'softmax([-1, 3]) gave [-0.5, 1.5]. No entry of a probability mass function is negative.',
      'What could you do to every score first?'
    ]);
  });
});
