/** What some learners together did with one exercise. */
import { LATE, NOT_VERIFIED, type Roll, UNJUDGED, VERIFIED } from './roll.js';
import { isPassed } from './state.js';

export interface ISummary {
  tried: number;
  /** Passed in the learner's own kernel. */
  passed: number;
  /** Passed in a clean kernel. */
  verified: number;
  refuted: number;
  late: number;
  /** Of those who tried; null when nobody did. */
  medianChecks: number | null;
  /** Seconds from the first check to the pass, of those who passed. */
  medianSeconds: number | null;
  /** Rows of those who hold each misconception now, most first. */
  beliefs: { name: string; rows: number[] }[];
  /** Rows of those who are wrong now in a way that was not recognised. */
  unrecognised: number[];
}

export function summarise(roll: Roll, rows: readonly number[], column: number): ISummary {
  const checks: number[] = [];
  const seconds: number[] = [];
  const beliefs = new Map<number, number[]>();
  const found = { tried: 0, passed: 0, verified: 0, refuted: 0, late: 0, unrecognised: [] as number[] };
  for (const row of rows) {
    const cell = roll.cell(row, column);
    if (cell === null || (cell.checks === 0 && !isPassed(cell))) {
      continue;
    }
    found.tried += 1;
    checks.push(cell.checks);
    if (isPassed(cell)) {
      found.passed += 1;
      found.verified += (cell.flags & VERIFIED) !== 0 ? 1 : 0;
      found.refuted += (cell.flags & NOT_VERIFIED) !== 0 ? 1 : 0;
      found.late += (cell.flags & LATE) !== 0 ? 1 : 0;
      if (cell.passed >= 0) {
        seconds.push(cell.passed - cell.first);
      }
    } else if (cell.misconception >= 0) {
      const held = beliefs.get(cell.misconception);
      if (held === undefined) {
        beliefs.set(cell.misconception, [row]);
      } else {
        held.push(row);
      }
    } else if ((cell.flags & UNJUDGED) === 0) {
      found.unrecognised.push(row);
    }
  }
  const named = [...beliefs].map(([belief, held]) => ({ name: roll.misconceptions[belief] ?? '', rows: held }));
  return {
    ...found,
    medianChecks: median(checks),
    medianSeconds: median(seconds),
    beliefs: named.sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name))
  };
}

export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) {
    return null;
  }
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
