/** Who needs somebody now. */
import type { Roll } from './roll.js';
import { NOW, type Reason, reasons } from './state.js';

export interface IUrgent {
  row: number;
  column: number;
  checks: number;
  reasons: Reason[];
}

interface IWeighed extends IUrgent {
  weight: number;
  last: number;
}

const WEIGHT: Record<Reason['kind'], number> = { loop: 4, same: 3, stuck: 2, checks: 1 };

/** One entry a learner, for the exercise they are at; those with the strongest reasons first. */
export function urgent(roll: Roll, rows: readonly number[], now: number): IUrgent[] {
  const found: IWeighed[] = [];
  for (const row of rows) {
    const latest = at(roll, row, now);
    if (latest !== undefined) {
      found.push(latest);
    }
  }
  return found.sort((a, b) => b.weight - a.weight || b.checks - a.checks || a.row - b.row);
}

/** The exercise at which a learner needs somebody; of several, the one that they checked last. */
function at(roll: Roll, row: number, now: number): IWeighed | undefined {
  if (now - (roll.learners[row]?.active ?? 0) > NOW) {
    return undefined;
  }
  const needed = roll.exercises.flatMap((_, column): IWeighed[] => {
    const cell = roll.isOpen(row, column, now - NOW) ? roll.cell(row, column) : null;
    const why = cell === null ? [] : reasons(cell, now);
    if (cell === null || why.length === 0) {
      return [];
    }
    const weight = why.reduce((sum, reason) => sum + WEIGHT[reason.kind], 0);
    return [{ row, column, checks: cell.checks, reasons: why, weight, last: cell.last }];
  });
  return needed.sort((a, b) => b.last - a.last)[0];
}
