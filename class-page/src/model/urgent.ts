/** Who needs somebody now. */
import type { Roll } from './roll.js';
import { type Reason, reasons } from './state.js';

export interface IUrgent {
  row: number;
  column: number;
  checks: number;
  reasons: Reason[];
}

const WEIGHT: Record<Reason['kind'], number> = { loop: 4, same: 3, stuck: 2, checks: 1 };

/** One entry a learner, for the exercise they are at; those with the strongest reasons first. */
export function urgent(roll: Roll, rows: readonly number[], now: number): IUrgent[] {
  const found: (IUrgent & { weight: number; last: number })[] = [];
  for (const row of rows) {
    if (now - (roll.learners[row]?.active ?? 0) > 3600) {
      continue;
    }
    let latest: (typeof found)[number] | null = null;
    roll.exercises.forEach((_, column) => {
      const cell = roll.cell(row, column);
      const why = cell === null ? [] : reasons(cell, now);
      if (cell !== null && why.length > 0 && (latest === null || cell.last > latest.last)) {
        const weight = why.reduce((sum, reason) => sum + WEIGHT[reason.kind], 0);
        latest = { row, column, checks: cell.checks, reasons: why, weight, last: cell.last };
      }
    });
    if (latest !== null) {
      found.push(latest);
    }
  }
  return found.sort((a, b) => b.weight - a.weight || b.checks - a.checks || a.row - b.row);
}
