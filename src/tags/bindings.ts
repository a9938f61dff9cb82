/** What a logical line of Python is made of, as far as it tells which names get a meaning. */
interface IToken {
  /** A word, a sign, or `()` for a bracket with all that is in it. */
  text: string;
  isWord: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** The longest source that is looked through. Nobody types more into a cell; a file that claims so is not read. */
export const LONGEST_SOURCE = 100_000;

/**
 * The names to which the source gives a meaning at its top level: by `def`, `class` or an assignment.
 *
 * Notebooks come from anybody, so the source is read once from its beginning to its end, whatever is in it: no pattern
 * that might have to go back.
 */
export function boundNames(source: string): ReadonlySet<string> {
  if (source.length > LONGEST_SOURCE) {
    return NONE;
  }
  const names = new Set<string>();
  const scanner = new Scanner(source);
  for (let line = scanner.line(); line !== null; line = scanner.line()) {
    for (const statement of split(line, ';')) {
      addNames(statement, names);
    }
  }
  return names;
}

/** Whether the source gives this name a meaning at its top level. */
export function defines(source: string, name: string): boolean {
  return boundNames(source).has(name);
}

function addNames(statement: readonly IToken[], names: Set<string>): void {
  const first = statement[0]?.text === 'async' ? 1 : 0;
  const word = statement[first]?.text;
  if (word === 'def' || word === 'class') {
    const name = statement[first + 1];
    if (name?.isWord) {
      names.add(name.text);
    }
    return;
  }
  // Between every two signs of equality, and before the first, stand targets.
  for (const targets of split(statement, '=').slice(0, -1)) {
    const colon = targets.findIndex(each => each.text === ':');
    const plain = colon < 0 ? targets : targets.slice(0, colon);
    const parts = split(plain, ',').filter(part => part.length > 0);
    if (parts.every(part => part.length === 1 && part[0]?.isWord)) {
      parts.forEach(part => names.add(part[0]?.text ?? ''));
    }
  }
}

function split(tokens: readonly IToken[], at: string): IToken[][] {
  const parts: IToken[][] = [[]];
  for (const token of tokens) {
    if (token.text === at) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(token);
    }
  }
  return parts;
}

/** Reads logical lines: what is in brackets, in a string or after a backslash belongs to the line it began on. */
class Scanner {
  constructor(private readonly _source: string) {}

  /** The next line that begins at the left edge, or null at the end. */
  line(): IToken[] | null {
    while (this._at < this._source.length) {
      const first = this._source.charAt(this._at);
      const tokens = this._logical();
      // What is indented has a meaning elsewhere; a magic or a command of the shell is no Python.
      if (first !== ' ' && first !== '\t' && first !== '%' && first !== '!') {
        return tokens;
      }
    }
    return null;
  }

  private _logical(): IToken[] {
    const source = this._source;
    const tokens: IToken[] = [];
    let depth = 0;
    const add = (text: string, isWord = false): void => {
      if (depth === 0) {
        tokens.push({ text, isWord });
      }
    };
    while (this._at < source.length) {
      const character = source.charAt(this._at);
      if (character === '\n') {
        this._at += 1;
        if (depth === 0) {
          break;
        }
      } else if (character === '#') {
        this._skipTo('\n');
      } else if (character === '\\') {
        this._at += source.charAt(this._at + 1) === '\r' ? 3 : 2;
      } else if (character === '"' || character === "'") {
        this._skipString(character);
        add('""');
      } else if ('([{'.includes(character)) {
        add('()');
        depth += 1;
        this._at += 1;
      } else if (')]}'.includes(character)) {
        depth = Math.max(0, depth - 1);
        this._at += 1;
      } else if (isPartOfWord(character)) {
        add(this._word(), true);
      } else if (OPERATORS.includes(character)) {
        add(this._operator());
      } else {
        this._at += 1;
        if (character !== ' ' && character !== '\t' && character !== '\r') {
          add(character);
        }
      }
    }
    return tokens;
  }

  private _word(): string {
    const from = this._at;
    while (this._at < this._source.length && isPartOfWord(this._source.charAt(this._at))) {
      this._at += 1;
    }
    return this._source.slice(from, this._at);
  }

  /** Signs that belong together, so that the `=` of `==`, `<=` or `+=` is not taken for an assignment. */
  private _operator(): string {
    const from = this._at;
    while (this._at < this._source.length && OPERATORS.includes(this._source.charAt(this._at))) {
      this._at += 1;
    }
    return this._source.slice(from, this._at);
  }

  private _skipTo(end: string): void {
    const found = this._source.indexOf(end, this._at);
    this._at = found < 0 ? this._source.length : found;
  }

  private _skipString(quote: string): void {
    const source = this._source;
    const triple = source.startsWith(quote.repeat(3), this._at);
    const end = triple ? quote.repeat(3) : quote;
    this._at += end.length;
    while (this._at < source.length) {
      const character = source.charAt(this._at);
      if (character === '\\') {
        this._at += 2;
      } else if (source.startsWith(end, this._at)) {
        this._at += end.length;
        return;
      } else if (character === '\n' && !triple) {
        // A string that was never closed ends with its line.
        return;
      } else {
        this._at += 1;
      }
    }
  }

  private _at = 0;
}

const OPERATORS = '=<>!+-*/%&|^@~';

function isPartOfWord(character: string): boolean {
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    (character >= '0' && character <= '9') ||
    character === '_' ||
    character > '\u007f'
  );
}
