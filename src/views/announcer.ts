import type { IDisposable } from '@lumino/disposable';

import { element } from './dom';

/** Says to a screen reader what happened, without moving the focus. One for the page is enough. */
export class Announcer implements IDisposable {
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  say(text: string): void {
    if (!this._node) {
      this._node = element('div', 'm4-Announcer');
      this._node.setAttribute('role', 'status');
      this._node.setAttribute('aria-live', 'polite');
      document.body.append(this._node);
    }
    // The same words twice in a row would not be read again. A space that is not seen makes them different.
    const again = this._node.textContent === text;
    this._node.textContent = again ? `${text}\u00a0` : text;
  }

  dispose(): void {
    this._isDisposed = true;
    this._node?.remove();
    this._node = null;
  }

  private _isDisposed = false;
  private _node: HTMLElement | null = null;
}
