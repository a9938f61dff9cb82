import { nullTranslator } from '@jupyterlab/translation';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import { Home } from '../../model/home';
import { courseInfo, failed, passed } from '../../testing/course';
import { FakeClient, verdict } from '../../testing/fakes';
import { HomePanel } from '../home';

const trans = nullTranslator.load('math4ml_ext');
const EVIL = '<img src=x onerror=alert(1)> $x$ {call}';

const panels: HomePanel[] = [];
afterEach(() => {
  panels.splice(0).forEach(panel => panel.dispose());
});

async function setUp(kept: FakeClient['kept'] = [], courses = [courseInfo()], recurring: FakeClient['recurring'] = []) {
  const client = new FakeClient();
  Object.assign(client, { courses, kept, recurring });
  const home = new Home({ client });
  const done: string[] = [];
  const panel = new HomePanel({
    home,
    trans,
    typesetter: null,
    actions: {
      onExercise: ({ course, exercise }) => done.push(`go ${course.info.id} ${exercise.info.id}`),
      onLecture: (_, { info }) => done.push(`lecture ${info.id}`),
      onMore: ({ exercise }) => done.push(`more ${exercise.info.id}`)
    }
  });
  Widget.attach(panel, document.body);
  panels.push(panel);
  await home.refresh();
  const draw = (): void => {
    // What is asked for is drawn in a moment; a test does not wait for it.
    MessageLoop.sendMessage(panel, Widget.Msg.UpdateRequest);
  };
  draw();
  const find = (selector: string): HTMLElement => {
    const found = panel.node.querySelector<HTMLElement>(selector);
    if (!found) {
      throw new Error(`There is no ${selector}.`);
    }
    return found;
  };
  const press = (...keys: string[]): void => {
    for (const key of keys) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }
  };
  const focused = (): string | undefined => {
    const { exercise, lecture, notebook } = (document.activeElement as HTMLElement).dataset;
    return exercise ?? (lecture === undefined ? notebook : `lecture of ${lecture}`);
  };
  const stops = (): number => panel.node.querySelectorAll('[role=tree] [tabindex="0"]').length;
  return { client, done, draw, find, focused, home, panel, press, stops };
}

describe('the panel', () => {
  it('leads on where one left off', async () => {
    const { done, find } = await setUp([failed('probability/softmax')]);
    expect(find('.m4-Home-continue').textContent).toBe('Continue: softmax');
    find('.m4-Home-continue').click();
    expect(done).toEqual(['go math4ml probability/softmax']);
  });

  it('says so when there is nothing left to do', async () => {
    const all = courseInfo().notebooks.flatMap(each => each.exercises.map(exercise => passed(exercise.id)));
    const { find } = await setUp(all);
    expect(find('.m4-Home-continue').hidden).toBe(true);
    expect(find('.m4-Home-all').hidden).toBe(false);
  });

  it('shows a mistake that comes back, with its question, and nothing of it as markup', async () => {
    const recurring = {
      course: 'math4ml',
      name: EVIL,
      exercises: ['a', 'b', 'c'],
      asks: { text: 'What is `log(0.5)`?', values: {} }
    };
    const { find } = await setUp([], [courseInfo()], [recurring]);
    expect(find('.m4-Home-note').hidden).toBe(false);
    expect(find('.m4-Home-met strong').textContent).toContain('<img src=x onerror=alert(1)>');
    expect(find('.m4-Home-asks code').textContent).toBe('log(0.5)');
    expect(find('.m4-Home-note').querySelector('img')).toBeNull();
  });

  it('has every course with a tree of its own', async () => {
    const other = courseInfo({ id: 'other', title: 'Another course' });
    const { done, panel } = await setUp([], [courseInfo(), other]);
    const trees = [...panel.node.querySelectorAll<HTMLElement>('[role=tree]')];
    expect(trees.map(each => document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.textContent)).toEqual(
      ['Mathematics', 'Another course']
    );
    trees[1]?.querySelector<HTMLElement>('[data-exercise="calculus/slope"]')?.click();
    expect(done).toEqual(['go other calculus/slope']);
  });

  it('draws progress in words, and as a bar that need not be seen', async () => {
    const { find } = await setUp([passed('probability/surprise')]);
    const notebook = find('[data-notebook=probability]');
    expect(notebook.getAttribute('aria-label')).toBe('Probability, 1 of 3 exercises passed');
    expect(notebook.querySelector('.m4-Home-count')?.textContent).toBe('1 of 3');
    expect(notebook.querySelector('.m4-Home-bar')?.getAttribute('style')).toBe('width: 33%');
  });

  it('marks a finished notebook with one calm line', async () => {
    const { draw, find, home } = await setUp([passed('algebra/swap')]);
    expect(find('[data-notebook=algebra] .m4-Home-done').hidden).toBe(true);
    home.add({ course: 'math4ml', exercise: 'algebra/repeat', verdict: verdict(), recorded: true });
    draw();
    expect(find('[data-notebook=algebra] .m4-Home-done').textContent).toBe(
      'All 2 exercises have passed. Next: Calculus.'
    );
  });

  it('shows where the learner is, and keeps the focus through every change', async () => {
    const { draw, find, focused, home, press } = await setUp();
    find('[data-notebook=algebra]').focus();
    press('ArrowDown');
    home.here = { course: 'math4ml', notebook: 'probability', exercise: 'probability/softmax' };
    home.add({ course: 'math4ml', exercise: 'algebra/swap', verdict: verdict(), recorded: true });
    draw();
    expect(find('[aria-current=true]').dataset.exercise).toBe('probability/softmax');
    expect(find('[data-notebook=probability]').getAttribute('aria-expanded')).toBe('true');
    expect(focused()).toBe('algebra/swap');
    expect(find('[data-exercise="algebra/swap"] .m4-Aloud').textContent).toContain('passed');
  });

  it('says what is amiss', async () => {
    const { client, draw, find, home } = await setUp();
    client.progress = () => Promise.resolve({ exercises: [], recurring: [], notice: 'The disk is full.' });
    await home.refresh();
    draw();
    expect(find('.m4-Home-trouble').textContent).toBe('The disk is full.');
  });
});

describe('the keyboard in the panel', () => {
  it('stops once in each tree with Tab', async () => {
    const { find, press, stops } = await setUp();
    expect(stops()).toBe(1);
    find('[data-notebook=algebra]').focus();
    press('End', 'ArrowUp');
    expect(stops()).toBe(1);
  });

  it('goes up and down over what is unfolded, and to both ends', async () => {
    const { find, focused, press } = await setUp();
    find('[data-notebook=algebra]').focus();
    press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(focused()).toBe('calculus');
    press('End');
    expect(focused()).toBe('probability');
    press('Home');
    expect(focused()).toBe('algebra');
    press('ArrowUp');
    expect(focused()).toBe('algebra');
  });

  it('unfolds and goes in with right, and out and folds with left', async () => {
    const { find, focused, press } = await setUp();
    find('[data-notebook=calculus]').focus();
    press('ArrowRight', 'ArrowRight');
    expect(focused()).toBe('lecture of calculus');
    press('ArrowLeft');
    expect(focused()).toBe('calculus');
    press('ArrowLeft');
    expect(find('[data-notebook=calculus]').getAttribute('aria-expanded')).toBe('false');
  });

  it('opens with Enter or Space: an exercise, a lecture, or what is folded', async () => {
    const { done, find, press } = await setUp();
    find('[data-notebook=calculus]').focus();
    press('Enter', 'ArrowDown', 'Enter', 'ArrowDown', ' ');
    expect(done).toEqual(['lecture calculus', 'go math4ml calculus/slope']);
  });

  it('goes to a row by its first letters', async () => {
    const { find, focused, press } = await setUp();
    find('[data-notebook=algebra]').focus();
    press('p');
    expect(focused()).toBe('probability');
    press('r', 'o');
    expect(focused()).toBe('probability');
  });

  it('opens the menu of an exercise', async () => {
    const { done, find, press } = await setUp();
    find('[data-exercise="algebra/swap"]').focus();
    press('ContextMenu');
    expect(done).toEqual(['more algebra/swap']);
  });

  it('leaves keys with Ctrl, Alt or Meta to JupyterLab', async () => {
    const { find, focused } = await setUp();
    find('[data-notebook=algebra]').focus();
    const event = new KeyboardEvent('keydown', { key: 'ArrowDown', ctrlKey: true, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    expect([focused(), event.defaultPrevented]).toEqual(['algebra', false]);
  });
});

describe('what is unfolded', () => {
  const open = (panel: HomePanel): (string | undefined)[] =>
    [...panel.node.querySelectorAll<HTMLElement>('[aria-expanded=true]')].map(each => each.dataset.notebook);

  it('follows the notebook in front', async () => {
    const { draw, home, panel } = await setUp();
    expect(open(panel)).toEqual(['algebra']);
    home.here = { course: 'math4ml', notebook: 'calculus', exercise: null };
    draw();
    expect(open(panel)).toEqual(['calculus']);
  });

  it('stays as the learner has it', async () => {
    const { draw, find, home, panel } = await setUp();
    find('[data-notebook=algebra] .m4-Home-head').click();
    find('[data-notebook=algebra] .m4-Home-head').click();
    home.here = { course: 'math4ml', notebook: 'calculus', exercise: null };
    draw();
    expect(open(panel)).toEqual(['algebra', 'calculus']);
  });
});
