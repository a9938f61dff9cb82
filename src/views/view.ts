import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { PanelLayout, Widget } from '@lumino/widgets';

import type { Exercise } from '../model/exercise';
import { Bar } from './bar';
import { Card } from './card';
import { set } from './dom';
import { titleOf } from './situation';

/** What is drawn under a cell: a bar, and a card once there is something to say on it. */
export class ExerciseView extends Widget {
  constructor(options: ExerciseView.IOptions) {
    super();
    this._options = options;
    const { exercise, rendermime, trans } = options;
    this.addClass('m4-Check');
    this.node.setAttribute('role', 'group');
    this._panel = new PanelLayout();
    this.layout = this._panel;
    this._bar = new Bar({
      exercise,
      trans,
      typesetter: rendermime?.latexTypesetter ?? null,
      hints: options.hints,
      onMore: anchor => options.onMore(exercise, anchor)
    });
    this._panel.addWidget(this._bar);
    exercise.changed.connect(this.draw, this);
    this.draw();
  }

  get exercise(): Exercise {
    return this._options.exercise;
  }

  get bar(): Bar {
    return this._bar;
  }

  /** Draw the exercise as it is now, at once. */
  draw(): void {
    const { exercise, rendermime, trans } = this._options;
    this._bar.draw();
    if (!exercise.activity) {
      set(this.node, 'data-tone', exercise.phase);
    }
    set(this.node, 'aria-label', trans.__('Check of %1', titleOf(exercise)));
    const last = exercise.outcome?.verdict;
    if (!this._card && (last || exercise.hints.length || exercise.remark)) {
      this._card = new Card({ exercise, trans, rendermime });
      this._panel.addWidget(this._card);
    }
    this._card?.draw();
  }

  protected override onAfterAttach(): void {
    this.node.addEventListener('focusin', this);
    this.node.addEventListener('focusout', this);
  }

  protected override onBeforeDetach(): void {
    this.node.removeEventListener('focusin', this);
    this.node.removeEventListener('focusout', this);
    window.removeEventListener('keydown', this, true);
  }

  /**
   * In command mode the notebook takes Enter to mean "edit the cell", wherever in the cell the focus is. On our buttons
   * it presses them: while the focus is on one, shortcuts are suppressed for the keys that press a button, and no other.
   */
  handleEvent(event: Event): void {
    switch (event.type) {
      case 'focusin':
        window.addEventListener('keydown', this, true);
        break;
      case 'focusout':
        window.removeEventListener('keydown', this, true);
        break;
      case 'keydown':
        this.node.toggleAttribute('data-lm-suppress-shortcuts', presses(event as KeyboardEvent));
        break;
    }
  }

  private readonly _bar: Bar;
  private _card: Card | null = null;
  private readonly _panel: PanelLayout;
  private readonly _options: ExerciseView.IOptions;
}

export namespace ExerciseView {
  /** What a view is drawn from and with. */
  export interface IOptions {
    exercise: Exercise;
    trans: TranslationBundle;
    rendermime: IRenderMimeRegistry | null;
    hints(): boolean;
    onMore(exercise: Exercise, anchor: HTMLElement): void;
  }
}

function presses(event: KeyboardEvent): boolean {
  return (
    (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
  );
}
