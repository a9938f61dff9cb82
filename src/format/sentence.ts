import type { Sentence } from '../protocol';

/** A part of a sentence. Only `text` was written to be read as words; `code` may come from the learner. */
export interface IPiece {
  kind: 'text' | 'code' | 'math';
  text: string;
  /** Whether it is what the sentence is about. */
  strong?: boolean;
}

/** What is asked of a catalogue. */
export interface ICatalogue {
  gettext(text: string): string;
}

const PIECE = /`([^`]+)`|\$([^$\n]+)\$|\{([a-z_]+)\}/g;
/** Slots that count something. "Line 3" reads better than a piece of code in the middle of a sentence. */
const COUNTS: readonly (string | undefined)[] = ['line', 'seconds', 'size', 'limit', 'count', 'steps'];

const SLOT = /\{([a-z_]+)\}/g;

/** A sentence of our own, in the same form as those of the server. */
export function sentence(text: string, values: Record<string, string> = {}): Sentence {
  return { text, values };
}

/**
 * Split a sentence into pieces. A slot becomes a piece of code, and what fills it is never looked into, so that
 * nothing that a learner wrote can pose as words, mathematics or markup. A slot that nothing fills stays as it is.
 */
export function pieces(says: Sentence, trans: ICatalogue): IPiece[] {
  const text = translated(says.text, trans);
  const values = new Map(Object.entries(says.values));
  const found: IPiece[] = [];
  const add = (kind: IPiece['kind'], part: string): void => {
    if (part !== '') {
      found.push({ kind, text: part });
    }
  };
  let from = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, code, math, slot] = match;
    const value = slot === undefined ? undefined : values.get(slot);
    if (slot !== undefined && value === undefined) {
      continue;
    }
    add('text', text.slice(from, match.index));
    from = match.index + whole.length;
    if (code !== undefined) {
      add(
        'code',
        code.replace(SLOT, (all, name: string) => values.get(name) ?? all)
      );
    } else if (math !== undefined) {
      add('math', math);
    } else {
      add(isCount(slot, value ?? '') ? 'text' : 'code', value ?? '');
    }
  }
  add('text', text.slice(from));
  return found;
}

function isCount(slot: string | undefined, value: string): boolean {
  return COUNTS.includes(slot) && /^\d[\d.,]*( ?[A-Za-z]{1,5})?$/.test(value);
}

/** The sentence as plain text, for a screen reader or the clipboard. */
export function plain(says: Sentence, trans: ICatalogue): string {
  return pieces(says, trans)
    .map(piece => piece.text)
    .join('');
}

/**
 * Look the author's words up in the catalogue. The words are the key. Words with a percent sign that the catalogue
 * would take for a place to fill are left alone.
 */
function translated(text: string, trans: ICatalogue): string {
  // eslint-disable-next-line jupyter/no-dynamic-translation -- the words are the server's
  return /%[%\d]/.test(text) ? text : trans.gettext(text);
}
