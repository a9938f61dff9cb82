/** Which learners are shown, and in which order. */
import type { Roll } from './roll.js';
import { isPassed, reasons } from './state.js';

export type Sort = 'name' | 'most' | 'least' | 'recent' | 'needs';

export interface IWanted {
  search: string;
  /** A group's name; empty for all. */
  group: string;
  sort: Sort;
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The rows that are wanted, in order. `columns` are the exercises that count. */
export function order(roll: Roll, columns: readonly number[], wanted: IWanted, now: number): number[] {
  const words = wanted.search.toLowerCase().split(/\s+/).filter(Boolean);
  const rows: number[] = [];
  roll.learners.forEach((learner, row) => {
    if (
      (wanted.group === '' || learner.groups.includes(wanted.group)) &&
      words.every(word => learner.text.includes(word))
    ) {
      rows.push(row);
    }
  });
  const weights = new Map(rows.map(row => [row, weigh(roll, columns, wanted.sort, row, now)]));
  const name = (row: number): string => roll.learners[row]?.name ?? '';
  return rows.sort(
    (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || byName.compare(name(a), name(b)) || a - b
  );
}

/** All groups that anybody is in. */
export function groups(roll: Roll): string[] {
  const found = new Set(roll.learners.flatMap(learner => learner.groups));
  return [...found].sort((a, b) => byName.compare(a, b));
}

function weigh(roll: Roll, columns: readonly number[], sort: Sort, row: number, now: number): number {
  if (sort === 'name') {
    return 0;
  }
  if (sort === 'recent') {
    return roll.learners[row]?.active ?? 0;
  }
  let sum = 0;
  for (const column of columns) {
    const cell = roll.cell(row, column);
    if (cell !== null) {
      sum += sort === 'needs' ? reasons(cell, now).length : isPassed(cell) ? 1 : 0;
    }
  }
  return sort === 'least' ? -sum : sum;
}
