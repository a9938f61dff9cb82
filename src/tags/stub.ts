/** What a body says that says nothing yet. */
const NOTHING = new Set(['...', 'pass', 'return', 'return None', 'return ...', 'return NotImplemented', 'return TODO']);

/** How a line begins that is a note of what is still to be done. */
const NOTE = /^(raise (NotImplemented|TODO|Exception\(["']\W*to ?do\b)|print\(["']\W*to ?do\b)/i;

/** Words with which a line begins that only makes room for an answer, by opening a block. */
const OPENING = ['def ', 'async def ', 'class '];

/** Words with which a line begins that answers nothing by itself. */
const BESIDE = ['@', 'import ', 'from ', '#'];

/**
 * Whether a cell is still a stub: it makes room for an answer and has none. A cell that says anything more counts as the
 * learner's, so when in doubt this is false.
 */
export function isStub(source: string): boolean {
  let isEmpty = false;
  let quote = '';
  for (const raw of source.split('\n')) {
    const line = raw.trim();
    if (quote !== '') {
      quote = line.includes(quote) ? '' : quote;
      continue;
    }
    const opening = docstring(line);
    if (opening !== null) {
      quote = opening;
    } else if (saysNothing(line)) {
      isEmpty = true;
    } else if (line !== '' && !makesRoom(line)) {
      return false;
    }
  }
  return isEmpty;
}

/** What closes the docstring that a line begins; empty when the line itself does, null when it begins none. */
function docstring(line: string): string | null {
  const start = line.startsWith('r"""') ? 1 : 0;
  const quote = line.slice(start, start + 3);
  if (quote !== '"""' && quote !== "'''") {
    return null;
  }
  return line.includes(quote, start + 3) ? '' : quote;
}

function saysNothing(line: string): boolean {
  const code = uncommented(line);
  const head = [': ...', ': pass'].find(end => code.endsWith(end));
  if (head !== undefined) {
    return makesRoom(code.slice(0, 1 - head.length));
  }
  if (NOTHING.has(code) || isBlank(code) || NOTE.test(code)) {
    return true;
  }
  if (code.startsWith('return ')) {
    return isBlank(code.slice('return '.length).trim());
  }
  const [target = '', value = '', ...more] = code.split('=').map(part => part.trim());
  return (value === '...' || value === 'None' || isBlank(value)) && more.length === 0 && !target.includes(' ');
}

function makesRoom(line: string): boolean {
  return (
    BESIDE.some(word => line.startsWith(word)) ||
    (OPENING.some(word => line.startsWith(word)) && uncommented(line).endsWith(':'))
  );
}

function uncommented(line: string): string {
  return (line.split('#', 1)[0] ?? '').trim();
}

/** Whether this is a blank to be filled in: `____`. */
function isBlank(code: string): boolean {
  return code.length > 1 && code.replaceAll('_', '') === '';
}
