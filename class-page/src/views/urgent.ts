/** The list of those who need somebody now. */
import { count, trouble } from '../format/words.js';
import type { IUrgent } from '../model/urgent.js';
import { button, element } from './dom.js';

export interface IUrgentOptions {
  found: readonly IUrgent[];
  nameOf: (row: number) => string;
  titleOf: (column: number) => string;
  onOpen: (entry: IUrgent) => void;
}

const SHOWN = 12;

export function drawUrgent({ found, nameOf, titleOf, onOpen }: IUrgentOptions): HTMLElement[] {
  const heading = element('h2', '', 'Needs you now');
  heading.id = 'urgent-heading';
  if (found.length === 0) {
    return [heading, element('p', 'm4-soft', 'Nobody, as far as the checks tell.')];
  }
  const entries = found.slice(0, SHOWN).map(entry => {
    const words = ` · ${titleOf(entry.column)}, ${trouble(entry.checks, entry.reasons)}`;
    return element(
      'li',
      '',
      button('m4-link', nameOf(entry.row), () => onOpen(entry)),
      words
    );
  });
  const rest = found.length - entries.length;
  const more =
    rest > 0 ? [element('p', 'm4-soft', `and ${count(rest, 'other')}; sort by "Needs you first" to see all.`)] : [];
  return [heading, element('ul', 'm4-UrgentList', ...entries), ...more];
}
