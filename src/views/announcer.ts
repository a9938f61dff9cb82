import type { IDisposable } from '@lumino/disposable';

import { element } from './dom';
import type { IAnnouncer } from './tokens';

/** Says to a screen reader what happened, without moving the focus. One for the page is enough. */
export class Announcer implements IAnnouncer, IDisposable {
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Say something, politely. What is said at the same moment is read as one, in this order. */
  say(text: string): void {
    this._said.push(text);
    this._timer ||= window.setTimeout(() => {
      this._timer = 0;
      this._write(this._said.splice(0).join(' '));
    }, 0);
  }

  dispose(): void {
    this._isDisposed = true;
    window.clearTimeout(this._timer);
    this._node?.remove();
    this._node = null;
  }

  private _write(text: string): void {
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

  private _isDisposed = false;
  private _node: HTMLElement | null = null;
  private readonly _said: string[] = [];
  private _timer = 0;
}
