import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { type ISituation, label, type State, why } from '../format/wording';
import type { Exercise } from '../model/exercise';
import { button, element, set, show } from './dom';
import { stateIcon } from './icons';
import { drawPieces, type Typesetter } from './pieces';
import { situationOf, titleOf } from './situation';

/** Milliseconds for which a check goes unseen. */
const UNSEEN = 150;

/** States that a learner can end. */
const ENDING: readonly State[] = ['waiting', 'running'];

/** States in which a hint is of use. */
const STUCK: readonly State[] = ['not-yet', 'stopped', 'not-attempted'];

/** The line under a cell: the button, the outcome, why, and what else can be done. */
export class Bar extends Widget {
  constructor(options: Bar.IOptions) {
    super();
    this._options = options;
    const { exercise, trans } = options;
    this.addClass('m4-Bar');
    this.node.dataset.exercise = exercise.id;
    this._check = button('m4-Bar-check', trans.__('Check'), () => {
      void exercise.check();
    });
    // The server begins a check while the pointer or the focus is on its way to the button.
    this._check.addEventListener('pointerenter', () => exercise.prefetch());
    this._check.addEventListener('focus', () => exercise.prefetch());
    this.node.append(this._check, this._state, this._why);
  }

  /**
   * Draw the exercise as it is now. Most checks end before an eye could follow, so a check that has just begun changes
   * nothing that is seen: no word flickers, and nothing is painted while the kernel and the server are at work.
   */
  draw(): void {
    const { exercise } = this._options;
    const situation = situationOf(exercise);
    const { state } = situation;
    const busy = exercise.activity !== null;
    set(this.node, 'data-state', state);
    // It stays focusable while it is busy, so that the focus is where it was when the verdict comes.
    set(this._check, 'aria-disabled', String(busy));
    if (busy && state !== 'waiting' && !this._isSlow) {
      this._timer ||= window.setTimeout(() => {
        this._isSlow = true;
        this.draw();
      }, UNSEEN);
      return;
    }
    if (!busy) {
      window.clearTimeout(this._timer);
      this._timer = 0;
      this._isSlow = false;
    }
    this.node.classList.toggle('m4-mod-busy', busy);
    this._drawWords(situation);
    this._drawActions(state, busy);
  }

  override dispose(): void {
    window.clearTimeout(this._timer);
    super.dispose();
  }

  /** Put the focus on the button. */
  focusCheck(): void {
    this._check.focus();
  }

  /** Whether the focus is on the button. */
  get hasFocus(): boolean {
    return document.activeElement === this._check;
  }

  private _drawWords(situation: ISituation): void {
    const { exercise, trans, typesetter } = this._options;
    const { state } = situation;
    if (this._drawnState !== state) {
      this._drawnState = state;
      const words = label(state, trans);
      this._state.replaceChildren(...(words === '' ? [] : [stateIcon(state), words]));
    }
    set(this._check, 'aria-label', trans.__('Check %1', titleOf(exercise)));
    const parts = why(situation, trans);
    const key = JSON.stringify(parts);
    if (this._drawn !== key) {
      this._drawn = key;
      drawPieces(this._why, parts, typesetter);
    }
  }

  private _drawActions(state: State, busy: boolean): void {
    const { exercise, trans } = this._options;
    const stoppable = ENDING.includes(state);
    const last = exercise.outcome?.verdict.outcome;
    const hint =
      this._options.hints() &&
      exercise.hintsLeft > 0 &&
      (STUCK.includes(state) ||
        (state === 'out-of-date' && last !== 'passed') ||
        (busy && this._hint !== null && !this._hint.hidden));
    const more = state !== 'ready' && !stoppable;
    if (!this._actions && (stoppable || hint || more)) {
      this._makeActions();
    }
    if (!this._stop || !this._hint || !this._more) {
      return;
    }
    this._stop.textContent = state === 'running' ? trans.__('Stop the cell') : trans.__('Stop waiting');
    show(this._stop, stoppable);
    show(this._hint, hint && !stoppable);
    show(this._more, more);
    const seen = exercise.hints.length;
    const title = titleOf(exercise);
    this._hint.textContent = seen > 0 ? trans.__('Next hint') : trans.__('Hint');
    // A whole sentence each: in other languages the words of the button do not begin it.
    this._hint.setAttribute(
      'aria-label',
      seen > 0 ? trans.__('Next hint for %1', title) : trans.__('Hint for %1', title)
    );
  }

  private _makeActions(): void {
    const { exercise, trans, onMore } = this._options;
    this._stop = button('m4-Bar-stop', '', () => {
      exercise.stop();
      this.focusCheck();
    });
    this._hint = button('m4-Bar-hint', '', () => void exercise.nextHint());
    const more = button('m4-Bar-more', '⋯', () => onMore(more));
    more.setAttribute('aria-label', trans.__('More for %1', titleOf(exercise)));
    more.setAttribute('aria-haspopup', 'menu');
    this._more = more;
    this._actions = element('span', 'm4-Bar-actions');
    this._actions.append(this._hint, this._more);
    this.node.append(this._stop, this._actions);
  }

  private _actions: HTMLElement | null = null;
  private readonly _check: HTMLButtonElement;
  private _drawn = '[]';
  private _drawnState: State = 'ready';
  private _hint: HTMLButtonElement | null = null;
  /** Whether the check has taken long enough for the learner to be told. */
  private _isSlow = false;
  private _more: HTMLButtonElement | null = null;
  private readonly _options: Bar.IOptions;
  private readonly _state = element('span', 'm4-Bar-state');
  private _stop: HTMLButtonElement | null = null;
  private _timer = 0;
  private readonly _why = element('span', 'm4-Bar-why');
}

export namespace Bar {
  /** What a bar is drawn from and with. */
  export interface IOptions {
    exercise: Exercise;
    trans: TranslationBundle;
    typesetter: Typesetter | null;
    /** Whether to offer hints. */
    hints(): boolean;
    /** Open the menu at this button. */
    onMore(anchor: HTMLElement): void;
  }
}
