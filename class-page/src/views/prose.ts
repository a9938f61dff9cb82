/** Sentences of the course, as elements. What a learner wrote fills their slots, and goes in as text. */
import { type IPiece, pieces, sentence } from '../../../src/format/sentence.js';
import type { Sentence } from '../protocol.js';
import { element } from './dom.js';
import { mathematics } from './mathematics.js';

/** The page has no catalogue yet: every sentence stays in its author's language. */
const trans = { gettext: (text: string): string => text };

/** A paragraph with a sentence; of a `claim`, which a learner's own server made, no mathematics is typeset. */
export function prose(className: string, says: Sentence, { claim = false } = {}): HTMLParagraphElement {
  return element('p', className, ...drawn(pieces(says, trans), claim));
}

/** Words of the course that are no sentence, such as the name of a misconception. */
export function phrase(words: string, { claim = false } = {}): (Node | string)[] {
  return drawn(pieces(sentence(words), trans), claim);
}

function drawn(parts: readonly IPiece[], claim: boolean): (Node | string)[] {
  return parts.map(({ kind, text }) => {
    switch (kind) {
      case 'code':
        return element('code', '', text);
      case 'math':
        return claim ? `$${text}$` : mathematics(text);
      case 'text':
        return text;
    }
  });
}
