import type { IRenderMime, IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { PartialJSONObject } from '@lumino/coreutils';
import { Widget } from '@lumino/widgets';

import { pieces } from '../format/sentence';
import type { Exercise } from '../model/exercise';
import type { Sentence, Verdict } from '../protocol';
import { element } from './dom';
import { stateIcon } from './icons';
import { drawPieces } from './pieces';

/** What is drawn below the bar: what came back, the question, what holds already, hints. */
export class Card extends Widget {
  constructor(options: Card.IOptions) {
    super();
    this._options = options;
    this.addClass('m4-Card');
  }

  /** Draw what the exercise has to say beyond its bar, and hide when that is nothing. */
  draw(): void {
    const { exercise } = this._options;
    const { outcome, hints, solution, remark } = exercise;
    // A card is drawn anew only when what it says has changed; a fold that was opened stays open.
    const key = [outcome, hints, solution, remark];
    if (this._drawn.some((part, index) => part !== key[index])) {
      this._drawn = key;
      this._picture?.dispose();
      this._picture = null;
      this._pictureHost = null;
      this.node.replaceChildren(
        ...(outcome ? this._verdict(outcome.verdict) : []),
        ...(outcome?.closing ? [this._closing(outcome.closing)] : []),
        ...(outcome?.notice ? [element('p', 'm4-Card-notice', outcome.notice)] : []),
        // After a pass the hints have done their work.
        ...(outcome?.verdict.outcome === 'passed' ? [] : this._hints(hints)),
        ...this._solution(solution),
        ...(remark ? [this._line('m4-Card-notice', remark)] : [])
      );
      this._attachPicture();
    }
    this.setHidden(this.node.childElementCount === 0);
  }

  override dispose(): void {
    this._picture?.dispose();
    super.dispose();
  }

  protected override onAfterAttach(): void {
    this._attachPicture();
  }

  protected override onBeforeDetach(): void {
    if (this._picture?.isAttached) {
      Widget.detach(this._picture);
    }
  }

  /** Renderers measure themselves, so they are attached as widgets and only to what is attached. */
  private _attachPicture(): void {
    if (this._picture && this._pictureHost?.isConnected && !this._picture.isAttached) {
      Widget.attach(this._picture, this._pictureHost);
    }
  }

  private _verdict(verdict: Verdict): HTMLElement[] {
    const nodes: HTMLElement[] = [];
    if (verdict.outcome === 'failed') {
      nodes.push(this._line('m4-Card-message', verdict.message));
    }
    if (verdict.question) {
      nodes.push(this._question(verdict.question));
    }
    if (verdict.picture) {
      nodes.push(this._draw(verdict.picture));
    }
    for (const note of verdict.notes) {
      nodes.push(this._line('m4-Card-note', note));
    }
    // One thing at a time: the next goal waits until this one is reached.
    const stretch = verdict.stretch.find(each => !each.reached);
    if (verdict.outcome === 'passed' && stretch) {
      nodes.push(this._line('m4-Card-stretch', stretch.says));
    }
    if (verdict.outcome === 'failed' && verdict.held.length > 0) {
      nodes.push(this._held(verdict.held));
    }
    return nodes;
  }

  private _line(className: string, says: Sentence): HTMLParagraphElement {
    const { rendermime, trans } = this._options;
    const node = element('p', className);
    drawPieces(node, pieces(says, trans), rendermime?.latexTypesetter ?? null);
    return node;
  }

  private _closing(says: Sentence): HTMLElement {
    const node = this._line('m4-Card-closing', says);
    node.prepend(stateIcon('passed'));
    return node;
  }

  private _question(says: Sentence): HTMLElement {
    const node = this._line('m4-Card-question', says);
    const mark = element('span', 'm4-Card-mark', '?');
    mark.setAttribute('aria-hidden', 'true');
    node.prepend(mark);
    return node;
  }

  /** What holds is one line; it unfolds to a list. */
  private _held(held: readonly string[]): HTMLElement {
    const { rendermime, trans } = this._options;
    const typesetter = rendermime?.latexTypesetter ?? null;
    const names = held.map(name => pieces({ text: name, values: {} }, trans));
    const fold = element('details', 'm4-Card-held');
    const summary = element('summary', '');
    const line = element('span', 'm4-Card-heldLine');
    drawPieces(
      line,
      names.flatMap((name, index) => (index === 0 ? name : [{ kind: 'text' as const, text: ', ' }, ...name])),
      typesetter
    );
    summary.append(trans.__('What holds already:'), ' ', line);
    const list = element('ul', '');
    list.append(
      ...names.map(name => {
        const item = element('li', '');
        drawPieces(item, name, typesetter);
        return item;
      })
    );
    fold.append(summary, list);
    return fold;
  }

  private _hints(hints: readonly Sentence[]): HTMLElement[] {
    if (hints.length === 0) {
      return [];
    }
    const { trans } = this._options;
    const list = element('ol', 'm4-Card-hints');
    list.setAttribute('aria-label', trans.__('Hints'));
    list.append(
      ...hints.map((hint, index) => {
        const item = element('li', '');
        const name = element('span', 'm4-Card-hintName', trans.__('Hint %1:', index + 1));
        item.append(name, ' ', ...this._line('', hint).childNodes);
        return item;
      })
    );
    return [list];
  }

  private _solution(source: string | null): HTMLElement[] {
    if (source === null) {
      return [];
    }
    const { trans } = this._options;
    const figure = element('figure', 'm4-Card-solution');
    const code = element('pre', '', source.trimEnd());
    code.tabIndex = 0;
    figure.append(element('figcaption', '', trans.__('One way to solve it')), code);
    return [figure];
  }

  /** A picture, through whatever JupyterLab draws such pictures with. Its text stands for it where it is not seen. */
  private _draw(picture: Record<string, unknown>): HTMLElement {
    const { rendermime } = this._options;
    const host = element('div', 'm4-Card-picture');
    const text = picture['text/plain'];
    const alternative = typeof text === 'string' ? text : '';
    const data = picture as PartialJSONObject & IRenderMime.IMimeModel['data'];
    const type = rendermime?.preferredMimeType(data, 'ensure');
    if (!rendermime || !type || type === 'text/plain') {
      host.textContent = alternative;
      return host;
    }
    host.setAttribute('role', 'img');
    host.setAttribute('aria-label', alternative);
    this._picture = rendermime.createRenderer(type);
    this._picture.renderModel(rendermime.createModel({ data, trusted: false })).catch(() => {
      host.removeAttribute('role');
      host.textContent = alternative;
    });
    this._pictureHost = host;
    return host;
  }

  private _drawn: unknown[] = [null, null, null, null];
  private readonly _options: Card.IOptions;
  private _picture: IRenderMime.IRenderer | null = null;
  private _pictureHost: HTMLElement | null = null;
}

export namespace Card {
  /** What a card is drawn from and with. */
  export interface IOptions {
    exercise: Exercise;
    trans: TranslationBundle;
    /** Typesets mathematics and draws pictures. Without it there is plain text. */
    rendermime: IRenderMimeRegistry | null;
  }
}
