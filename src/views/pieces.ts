import type { IRenderMime } from '@jupyterlab/rendermime';

import type { IPiece } from '../format/sentence';
import { element } from './dom';

/** Typesets the mathematics inside a node. */
export type Typesetter = Pick<IRenderMime.ILatexTypesetter, 'typeset'>;

/**
 * Draw pieces of a sentence into a node. All text goes in as text; only what an author wrote between dollar signs is
 * typeset, in a span of its own, so that a dollar sign of the learner's stays one.
 */
export function drawPieces(host: HTMLElement, parts: readonly IPiece[], typesetter: Typesetter | null): void {
  host.replaceChildren(
    ...parts.map(part => {
      if (part.kind === 'text') {
        return part.strong ? element('strong', '', part.text) : document.createTextNode(part.text);
      }
      if (part.kind === 'code') {
        const code = document.createElement('code');
        code.textContent = part.text;
        return code;
      }
      const math = document.createElement('span');
      math.className = 'm4-Math';
      math.textContent = `$${part.text}$`;
      return math;
    })
  );
  if (typesetter) {
    for (const math of host.querySelectorAll<HTMLElement>('.m4-Math')) {
      void typesetter.typeset(math);
    }
  }
}
