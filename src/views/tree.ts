import type { TranslationBundle } from '@jupyterlab/translation';

import { finishedLine, progress, progressAloud, shortTitle, stateAloud, subtitle } from '../format/standing';
import type { IHere } from '../model/home';
import type { ICourseStanding, IExerciseStanding, INotebookStanding } from '../model/standing';
import { button, element, set, show } from './dom';
import { mark, type MarkName } from './icons';
import { Roving } from './roving';

/** What may be done with what is in a tree. */
export interface ITreeActions {
  onExercise(notebook: INotebookStanding, exercise: IExerciseStanding): void;
  onLecture(notebook: INotebookStanding): void;
  onMore(notebook: INotebookStanding, exercise: IExerciseStanding, anchor: HTMLElement): void;
}

interface IExerciseRow {
  node: HTMLLIElement;
  icon: HTMLElement;
  aloud: HTMLElement;
  state: string;
}

interface INotebookRow {
  node: HTMLLIElement;
  count: HTMLElement;
  bar: HTMLElement;
  done: HTMLElement;
  rows: Map<string, IExerciseRow>;
}

/** The notebooks of one course with their exercises, as a tree: one stop for Tab, arrows inside. */
export class CourseTree {
  constructor(options: CourseTree.IOptions) {
    this._options = options;
    this._standing = options.standing;
    this.node.setAttribute('role', 'tree');
    this.node.setAttribute('aria-labelledby', options.labelledBy);
    this._roving = new Roving(this.node, {
      onEnter: item => this._enter(item),
      onMenu: item => this._menu(item),
      onToggle: (item, open) => this._toggle(item, open)
    });
    for (const notebook of options.standing.notebooks) {
      this._notebooks.set(notebook.info.id, this._notebook(notebook));
    }
    this._roving.settle();
  }

  readonly node = element('ul', 'm4-Home-tree');

  /** Draw how the course stands now. Nothing is made anew, so that the focus and a reader's place stay where they are. */
  draw(standing: ICourseStanding, here: IHere | null): void {
    const { trans } = this._options;
    this._standing = standing;
    const own = here?.course === standing.info.id ? here : null;
    standing.notebooks.forEach((notebook, index) => {
      const row = this._notebooks.get(notebook.info.id);
      if (!row) {
        return;
      }
      const onwards = [...standing.notebooks.slice(index + 1), ...standing.notebooks.slice(0, index)];
      const next = onwards.find(each => !each.finished);
      const title = shortTitle(notebook.info.title);
      const words = progress(notebook, trans);
      if (row.count.textContent !== words) {
        row.count.replaceChildren(...(notebook.finished ? [mark('passed')] : []), words);
      }
      set(row.node, 'aria-label', progressAloud(title, notebook, trans));
      set(row.bar, 'style', `width: ${percent(notebook)}%`);
      row.node.classList.toggle('m4-mod-front', own?.notebook === notebook.info.id);
      row.node.classList.toggle('m4-mod-finished', notebook.finished);
      show(row.done, notebook.finished);
      if (notebook.finished) {
        const following = next ? shortTitle(next.info.title) : null;
        write(row.done, finishedLine(notebook.total, following, trans));
      }
      for (const exercise of notebook.exercises) {
        this._drawExercise(row.rows.get(exercise.info.id), exercise, own?.exercise === exercise.info.id);
      }
    });
  }

  /** Unfold a notebook, until `foldAgain`. */
  unfold(notebook: string): void {
    const node = this._notebooks.get(notebook)?.node;
    if (node?.getAttribute('aria-expanded') === 'false') {
      this._toggle(node, true);
      this._byItself = node;
    }
  }

  /** Fold what unfolded by itself, unless the learner is in there or has touched it since. */
  foldAgain(): void {
    if (this._byItself && !this._byItself.contains(document.activeElement)) {
      this._toggle(this._byItself, false);
    }
    this._byItself = null;
  }

  /** Bring an exercise into view. */
  reveal(exercise: string): void {
    const row = [...this._notebooks.values()].map(each => each.rows.get(exercise)).find(each => each !== undefined);
    row?.node.scrollIntoView({ block: 'nearest' });
  }

  private _drawExercise(row: IExerciseRow | undefined, exercise: IExerciseStanding, here: boolean): void {
    if (!row) {
      return;
    }
    if (row.state !== exercise.state) {
      row.state = exercise.state;
      row.icon.replaceChildren(mark(markOf(exercise)));
      row.aloud.textContent = stateAloud(exercise.state, this._options.trans);
      set(row.node, 'data-state', exercise.state);
    }
    if (here) {
      set(row.node, 'aria-current', 'true');
    } else {
      row.node.removeAttribute('aria-current');
    }
  }

  private _notebook(notebook: INotebookStanding): INotebookRow {
    const { trans } = this._options;
    const { id, lecture, title } = notebook.info;
    const node = item('m4-Home-notebook', 1);
    node.dataset.notebook = id;
    set(node, 'aria-expanded', 'false');
    const head = element('div', 'm4-Home-head');
    head.title = title;
    const count = element('span', 'm4-Home-count');
    const track = element('div', 'm4-Home-track');
    const bar = element('div', 'm4-Home-bar');
    track.append(bar);
    head.append(mark('fold'), element('span', 'm4-Home-name', shortTitle(title)), count, track);
    const done = element('p', 'm4-Home-done');
    const group = element('ul', 'm4-Home-group');
    group.setAttribute('role', 'group');
    group.hidden = true;
    const after = subtitle(title);
    if (after !== '') {
      set(group, 'aria-label', after);
    }
    const rows = new Map<string, IExerciseRow>();
    if (lecture !== '') {
      const row = item('m4-Home-lecture m4-Home-item', 2);
      row.dataset.lecture = id;
      row.append(mark('lecture'), element('span', 'm4-Home-title', trans.__('Lecture')));
      group.append(row);
    }
    for (const exercise of notebook.exercises) {
      const row = this._exercise(exercise);
      rows.set(exercise.info.id, row);
      group.append(row.node);
    }
    node.append(head, done, group);
    this.node.append(node);
    head.addEventListener('click', () => {
      this._roving.focus(node);
      this._toggle(node, group.hidden);
    });
    return { node, count, bar, done, rows };
  }

  private _exercise(exercise: IExerciseStanding): IExerciseRow {
    const { trans } = this._options;
    const { id, title, goal } = exercise.info;
    const node = item('m4-Home-exercise m4-Home-item', 2);
    node.dataset.exercise = id;
    node.title = goal;
    const icon = element('span', 'm4-Home-mark');
    const aloud = element('span', 'm4-Aloud');
    const more = button('m4-Home-more', '⋯', () => this._menu(node));
    more.tabIndex = -1;
    more.setAttribute('aria-label', trans.__('More for %1', title));
    more.setAttribute('aria-haspopup', 'menu');
    node.append(icon, element('span', 'm4-Home-title', title), aloud, more);
    return { node, icon, aloud, state: '' };
  }

  private _enter(node: HTMLElement): void {
    const { actions } = this._options;
    const found = this._find(node);
    if (found?.exercise) {
      actions.onExercise(found.notebook, found.exercise);
    } else if (found && node.dataset.lecture !== undefined) {
      actions.onLecture(found.notebook);
    } else if (found) {
      this._toggle(node, node.getAttribute('aria-expanded') !== 'true');
    }
  }

  private _menu(node: HTMLElement): void {
    const found = this._find(node);
    if (found?.exercise) {
      this._options.actions.onMore(found.notebook, found.exercise, node);
    }
  }

  private _toggle(node: HTMLElement, open: boolean): void {
    const group = node.querySelector<HTMLElement>('[role=group]');
    if (node === this._byItself) {
      this._byItself = null;
    }
    if (group) {
      show(group, open);
      set(node, 'aria-expanded', String(open));
      this._roving.settle();
    }
  }

  /** What a row stands for. */
  private _find(node: HTMLElement): { notebook: INotebookStanding; exercise: IExerciseStanding | null } | null {
    const id = node.closest<HTMLElement>('[data-notebook]')?.dataset.notebook;
    const notebook = this._standing.notebooks.find(each => each.info.id === id);
    const exercise = notebook?.exercises.find(each => each.info.id === node.dataset.exercise);
    return notebook ? { notebook, exercise: exercise ?? null } : null;
  }

  private _byItself: HTMLElement | null = null;
  private readonly _notebooks = new Map<string, INotebookRow>();
  private readonly _options: CourseTree.IOptions;
  private readonly _roving: Roving;
  private _standing: ICourseStanding;
}

export namespace CourseTree {
  /** What a tree is drawn from and with. */
  export interface IOptions {
    standing: ICourseStanding;
    /** The id of the heading that names it. */
    labelledBy: string;
    trans: TranslationBundle;
    actions: ITreeActions;
  }
}

function item(className: string, level: number): HTMLLIElement {
  const node = element('li', className);
  node.setAttribute('role', 'treeitem');
  node.setAttribute('aria-level', String(level));
  node.tabIndex = -1;
  return node;
}

function markOf({ state }: IExerciseStanding): MarkName {
  return state === 'ready' ? 'not-attempted' : state;
}

function percent({ passed, total }: INotebookStanding): number {
  return total === 0 ? 0 : Math.round((100 * passed) / total);
}

function write(node: HTMLElement, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
