/** The exercises as a table: how many tried, passed, how long it took, and what is believed most. */
import { count, duration } from '../format/words.js';
import type { ISummary } from '../model/summary.js';
import { button, element } from './dom.js';
import { phrase } from './prose.js';

export interface ITableRow {
  column: number;
  title: string;
  notebook: string;
  summary: ISummary;
}

/** So many columns after the first hold numbers. */
const NUMBERS = 6;

const HEADS = ['Exercise', 'Tried', 'Passed', 'Verified', 'Late', 'Checks', 'Time', 'Believed most, now'];

export function drawTable(rows: readonly ITableRow[], onOpen: (column: number) => void): HTMLTableElement {
  const head = element(
    'tr',
    '',
    ...HEADS.map((words, at) =>
      element('th', at > 0 && at <= NUMBERS ? 'm4-Table-head m4-mod-number' : 'm4-Table-head', words)
    )
  );
  head.querySelectorAll('th').forEach(cell => (cell.scope = 'col'));
  const body = element('tbody');
  let notebook = '';
  for (const row of rows) {
    if (row.notebook !== notebook) {
      notebook = row.notebook;
      const title = element('th', 'm4-Table-notebook', notebook);
      title.colSpan = HEADS.length;
      title.scope = 'colgroup';
      body.append(element('tr', '', title));
    }
    body.append(line(row, onOpen));
  }
  const caption = element(
    'caption',
    'm4-soft',
    'Checks and time are medians; the time is from the first check to the pass.'
  );
  return element('table', 'm4-Table', caption, element('thead', '', head), body);
}

function line({ column, title, summary }: ITableRow, onOpen: (column: number) => void): HTMLTableRowElement {
  const name = element(
    'th',
    '',
    button('m4-link', title, () => onOpen(column))
  );
  name.scope = 'row';
  const most = summary.beliefs[0];
  const cells = [
    number(summary.tried),
    number(summary.passed),
    number(summary.verified),
    number(summary.late),
    summary.medianChecks === null ? '' : String(summary.medianChecks),
    summary.medianSeconds === null ? '' : duration(summary.medianSeconds)
  ];
  return element(
    'tr',
    '',
    name,
    ...cells.map(words => element('td', 'm4-mod-number', words)),
    element('td', '', ...(most === undefined ? [] : [...phrase(most.name), ` (${count(most.rows.length, 'learner')})`]))
  );
}

function number(value: number): string {
  return value === 0 ? '' : value.toLocaleString('en');
}
