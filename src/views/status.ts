import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { counted, progress, shortTitle } from '../format/standing';
import type { Home } from '../model/home';
import { button, set } from './dom';
import { mark } from './icons';

/** The count in the status bar: "12 of 24". It leads to the panel. */
export class Status extends Widget {
  constructor(options: Status.IOptions) {
    super();
    this._options = options;
    this.addClass('m4-Status');
    this._button = button('m4-Status-button', '', options.onClick);
    this.node.append(this._button);
    options.home.changed.connect(() => this.draw());
    this.draw();
  }

  draw(): void {
    const { home, trans } = this._options;
    const { front } = home;
    if (!front) {
      return;
    }
    const count = { ...front, started: true };
    const aloud = trans.__('%1: %2. Show the course', shortTitle(front.info.title), counted(count, trans));
    const words = progress(count, trans);
    if (this._drawn !== aloud) {
      this._drawn = aloud;
      this._button.replaceChildren(mark('passed'), words);
      this._button.classList.toggle('m4-mod-finished', front.finished);
      this._button.title = aloud;
      set(this._button, 'aria-label', `${words}. ${aloud}`);
    }
  }

  private readonly _button: HTMLButtonElement;
  private _drawn = '';
  private readonly _options: Status.IOptions;
}

export namespace Status {
  /** What the count is drawn from and with. */
  export interface IOptions {
    home: Home;
    trans: TranslationBundle;
    onClick(): void;
  }
}
