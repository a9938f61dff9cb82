/** What stands beside the matrix: one exercise, or one learner. */
import type { Client, IPlace } from './client.js';
import { count } from './format/words.js';
import { Roll, VERIFIED } from './model/roll.js';
import { isPassed } from './model/state.js';
import { summarise } from './model/summary.js';
import type { Detail, History } from './protocol.js';
import { drawDetail } from './views/detail.js';
import { drawHistory } from './views/history.js';

export interface ISideOptions {
  client: Client;
  titleOf: (exercise: string) => string;
  now: () => number;
  /** The notebook of an exercise, where notebooks can be run again by whoever looks; otherwise undefined. */
  regradable: (exercise: string) => string | undefined;
  /** Something else is shown now. */
  onShow: () => void;
  /** The panel was closed by whoever had the focus in it. */
  onClose: () => void;
}

type Shown = { kind: 'exercise'; column: number } | { kind: 'learner'; row: number; exercise: string };

/** News of an exercise is waited for, so that ten checks in a second are one question to the service. */
const SETTLE = 1500;

const RUNNING = 'Running it in a clean kernel ...';

export class Side {
  /** The rows that are shown, which are those that a summary is about. */
  rows: readonly number[] = [];

  private _place: IPlace = { course: '' };
  private _roll = new Roll([]);
  private _shown: Shown = { kind: 'exercise', column: -1 };
  /** The exercise to come back to when a learner is closed. */
  private _column = -1;
  private _detail: Detail | null = null;
  private _history: History | null = null;
  private readonly _open = new Set<string>();
  private _timer = 0;
  /** What came of running a notebook of a learner's again. It takes minutes, in which others are looked at. */
  private readonly _regraded = new Map<string, string>();

  constructor(
    private readonly _node: HTMLElement,
    private readonly _options: ISideOptions
  ) {}

  /** The exercise that is shown, -1 for none. */
  get column(): number {
    return this._shown.kind === 'exercise' ? this._column : -1;
  }

  /** Begin anew, with another section. The exercise that most are at now is shown first. */
  begin(place: IPlace, roll: Roll, rows: readonly number[], columns: readonly number[]): void {
    this._place = place;
    this._roll = roll;
    this.rows = rows;
    this._column = busiest(roll, rows, columns, this._column);
    this._shown = { kind: 'exercise', column: this._column };
    this._detail = null;
    this._options.onShow();
    void this._read();
  }

  showExercise(column: number): void {
    this._column = column;
    this._shown = { kind: 'exercise', column };
    this._detail = null;
    this._open.clear();
    void this._read();
    this._drawAndFocus();
  }

  showLearner(row: number, exercise = ''): void {
    this._shown = { kind: 'learner', row, exercise };
    this._history = null;
    void this._read();
    this._drawAndFocus();
  }

  /** Go back from a learner to the exercise, and out of the panel. */
  close(): void {
    this._shown = { kind: 'exercise', column: this._column };
    this.draw();
    void this._read();
    this._options.onShow();
    this._options.onClose();
  }

  /** Something has changed in these exercises and rows. */
  changed(exercises: readonly string[], rows: readonly number[]): void {
    const shown = this._shown;
    const concerned =
      shown.kind === 'learner'
        ? rows.includes(shown.row) && exercises.length > 0
        : exercises.includes(this._roll.exercises[shown.column] ?? '');
    if (concerned && this._timer === 0) {
      this._timer = window.setTimeout(() => {
        this._timer = 0;
        void this._read();
      }, SETTLE);
    }
  }

  draw(): void {
    const shown = this._shown;
    if (shown.kind === 'learner') {
      this._replace(this._learner(shown.row, shown.exercise));
    } else if (shown.column >= 0) {
      this._replace(this._exercise(shown.column));
    }
  }

  private async _read(): Promise<void> {
    const shown = this._shown;
    const { client } = this._options;
    try {
      if (shown.kind === 'learner') {
        const user = this._roll.learners[shown.row]?.user ?? '';
        const options = shown.exercise === '' ? {} : { exercise: shown.exercise };
        const history = await client.learner(this._place.course, user, options);
        if (shown === this._shown) {
          this._history = history;
        }
      } else if (shown.column >= 0) {
        const detail = await client.exercise(this._place, this._roll.exercises[shown.column] ?? '');
        if (shown === this._shown) {
          this._detail = detail;
        }
      }
      this.draw();
    } catch {
      // The line at the top says when the service cannot be reached; what is shown stays.
    }
  }

  private async _more(): Promise<void> {
    const shown = this._shown;
    const newer = this._history;
    const before = newer?.before;
    if (shown.kind === 'learner' && newer !== null && before !== null && before !== undefined) {
      const options = shown.exercise === '' ? { before } : { before, exercise: shown.exercise };
      try {
        const older = await this._options.client.learner(this._place.course, newer.user, options);
        // What was read anew meanwhile, for this learner or another, has a place of its own to go on from.
        if (newer === this._history) {
          this._history = { ...older, checks: [...newer.checks, ...older.checks] };
          this.draw();
        }
      } catch {
        // The line at the top says when the service cannot be reached; what is shown stays.
      }
    }
  }

  private async _regrade(user: string, notebook: string): Promise<void> {
    const key = whose(user, notebook);
    if (this._regraded.get(key) === RUNNING) {
      return;
    }
    const say = (words: string): void => {
      this._regraded.set(key, words);
      this.draw();
    };
    say(RUNNING);
    try {
      const { course } = this._place;
      const { verified, exercises, remark } = await this._options.client.regrade({ course, notebook, user });
      const found = `${verified} of ${count(exercises, 'exercise')} verified`;
      say(remark === '' ? found : `${found}. ${remark}`);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }

  private _exercise(column: number): HTMLElement[] {
    const exercise = this._roll.exercises[column] ?? '';
    return drawDetail({
      title: this._options.titleOf(exercise),
      summary: summarise(this._roll, this.rows, column),
      detail: this._detail,
      nameOf: user => this._roll.learners[this._roll.rowOf(user) ?? -1]?.name ?? user,
      userOf: row => this._roll.learners[row]?.user ?? '',
      onLearner: user => this.showLearner(this._roll.rowOf(user) ?? -1, exercise),
      open: this._open
    });
  }

  private _learner(row: number, exercise: string): HTMLElement[] {
    const notebook = this._options.regradable(exercise);
    const user = this._roll.learners[row]?.user ?? '';
    return drawHistory({
      name: this._roll.learners[row]?.name ?? '',
      standing: this._standing(row),
      exercise,
      titleOf: this._options.titleOf,
      history: this._history,
      now: this._options.now(),
      onClose: () => this.close(),
      onAll: () => this.showLearner(row),
      onMore: () => void this._more(),
      onRegrade: notebook === undefined ? undefined : () => void this._regrade(user, notebook),
      regraded: notebook === undefined ? undefined : this._regraded.get(whose(user, notebook))
    });
  }

  private _standing(row: number): string {
    const cells = this._roll.exercises.map((_, column) => this._roll.cell(row, column)).filter(cell => cell !== null);
    const passed = cells.filter(isPassed).length;
    const verified = cells.filter(cell => (cell.flags & VERIFIED) !== 0).length;
    const checks = cells.reduce((sum, cell) => sum + cell.checks, 0);
    const words = [`passed ${passed} of ${this._roll.exercises.length}`, count(checks, 'check')];
    return [...words, ...(verified > 0 ? [`${verified} verified`] : [])].join(' · ');
  }

  private _drawAndFocus(): void {
    this._options.onShow();
    this.draw();
    this._node.querySelector<HTMLElement>('h2')?.focus();
  }

  /** Put in what is new; where nothing is, nothing is touched, and a focus stays where it is. */
  private _replace(nodes: HTMLElement[]): void {
    const kept = [...this._node.children];
    if (kept.length === nodes.length && nodes.every((node, at) => node.isEqualNode(kept[at] ?? null))) {
      return;
    }
    const focused = document.activeElement;
    const at = this._focusable().findIndex(node => node === focused);
    this._node.replaceChildren(...nodes);
    if (at >= 0) {
      this._focusable()[at]?.focus();
    }
  }

  private _focusable(): HTMLElement[] {
    return [...this._node.querySelectorAll<HTMLElement>('h2, button, summary')];
  }
}

function whose(user: string, notebook: string): string {
  return JSON.stringify([user, notebook]);
}

/** The exercise at which most learners are without having passed it; `current` where that is still of this course. */
function busiest(roll: Roll, rows: readonly number[], columns: readonly number[], current: number): number {
  if (columns.includes(current)) {
    return current;
  }
  let [most, found] = [0, columns[0] ?? -1];
  columns.forEach(column => {
    const { tried, passed } = summarise(roll, rows, column);
    if (tried - passed > most) {
      [most, found] = [tried - passed, column];
    }
  });
  return found;
}
