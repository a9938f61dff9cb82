/** When notebooks are open and due: a form for those who may set it, the same as text for those who may only look. */
import type { Term } from '../protocol.js';
import { button, element } from './dom.js';

export interface ITermsOptions {
  section: string;
  /** What the section is called. */
  where: string;
  notebooks: readonly { id: string; title: string }[];
  terms: readonly Term[];
  manage: boolean;
  onSave: (term: Term) => Promise<void>;
  onClose: () => void;
}

const DATES = [
  ['opens', 'Opens'],
  ['due', 'Due'],
  ['closes', 'Closes']
] as const;

const STATES = [
  ['', 'as the dates say'],
  ['open', 'open'],
  ['closed', 'closed']
] as const;

export function drawTerms(options: ITermsOptions): HTMLElement[] {
  const heading = element('h2', '', `Dates: ${options.where}`);
  heading.id = 'terms-heading';
  const trouble = element('p', 'm4-Terms-trouble');
  trouble.setAttribute('role', 'alert');
  const head = ['Notebook', ...DATES.map(([, words]) => words), 'Open'].map(words =>
    element('th', 'm4-Table-head', words)
  );
  head.forEach(cell => (cell.scope = 'col'));
  const rows = [{ id: '', title: 'All notebooks' }, ...options.notebooks].map(notebook =>
    line(notebook, options, words => (trouble.textContent = words))
  );
  const table = element(
    'table',
    'm4-Table',
    element('thead', '', element('tr', '', ...head)),
    element('tbody', '', ...rows)
  );
  const note = options.manage
    ? 'A check after the due date is kept and marked late; after closing, checks are for practice. A row for one notebook counts before the row for all.'
    : 'You may look at these dates. Whoever may manage the class can change them.';
  return [
    heading,
    element('p', 'm4-soft', note),
    table,
    trouble,
    element('p', 'm4-Panel-bar', button('m4-button', 'Close', options.onClose))
  ];
}

/** The term that is set for just this section and notebook. */
export function termOf(terms: readonly Term[], section: string, notebook: string): Term {
  const found = terms.find(each => each.section === section && each.notebook === notebook);
  return found ?? { section, notebook, opens: null, due: null, closes: null, open: null };
}

function line(
  notebook: { id: string; title: string },
  options: ITermsOptions,
  say: (words: string) => void
): HTMLTableRowElement {
  const term = { ...termOf(options.terms, options.section, notebook.id) };
  const name = element('th', '', notebook.title);
  name.scope = 'row';
  const row = element('tr', '', name);
  if (!options.manage) {
    const state = STATES.find(([value]) => value === stateOf(term))?.[1] ?? '';
    const words = [...DATES.map(([field]) => shown(term[field])), state];
    row.append(...words.map(each => element('td', '', each)));
    return row;
  }
  // One after the other, so that what is said last is about what was changed last.
  let saved = Promise.resolve();
  const change = (part: Partial<Term>): void => {
    Object.assign(term, part);
    const wanted = { ...term };
    saved = saved
      .then(() => options.onSave(wanted))
      .then(
        () => say(''),
        (error: unknown) => say(error instanceof Error ? error.message : String(error))
      );
  };
  for (const [field, words] of DATES) {
    const input = element('input');
    input.type = 'datetime-local';
    input.value = toInput(term[field]);
    input.setAttribute('aria-label', `${notebook.title}: ${words.toLowerCase()}`);
    input.addEventListener('change', () => change({ [field]: fromInput(input.value) }));
    row.append(element('td', '', input));
  }
  const select = element('select');
  select.append(...STATES.map(([value, words]) => new Option(words, value, false, value === stateOf(term))));
  select.setAttribute('aria-label', `${notebook.title}: open or closed`);
  select.addEventListener('change', () => change({ open: select.value === '' ? null : select.value === 'open' }));
  row.append(element('td', '', select));
  return row;
}

function stateOf(term: Term): string {
  return term.open === null ? '' : term.open ? 'open' : 'closed';
}

function shown(time: string | null): string {
  return time === null ? '' : new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** A time as the browser's own field wants it, in the time zone of whoever looks. */
export function toInput(time: string | null): string {
  if (time === null) {
    return '';
  }
  const at = new Date(time);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromInput(value: string): string | null {
  return value === '' ? null : new Date(value).toISOString();
}
