/** What a cell says of a learner at an exercise. */
import { CHECKED, type ICell, LOOPS, NOT_VERIFIED, VERIFIED } from './roll.js';

/** `checked`: passed in the learner's kernel. `verified`: passed in a clean one. `refuted`: the clean one did not agree. */
export type State = 'none' | 'working' | 'needs' | 'checked' | 'verified' | 'refuted';

/** Why somebody should go there now. */
export type Reason =
  | { kind: 'loop'; line: number }
  | { kind: 'same'; times: number }
  | { kind: 'checks'; times: number }
  | { kind: 'stuck'; minutes: number };

const MINUTE = 60;
/** Whoever did nothing for so long has left, or thinks: either way nobody needs to run. */
export const NOW = 15 * MINUTE;
const STUCK = 10 * MINUTE;
/** A first check longer ago than this was in another session; nobody sat stuck since. */
const SESSION = 3 * 60 * MINUTE;
const MANY_CHECKS = 10;
const SAME_ANSWER = 5;
/** Whoever did something within this time counts as here. */
const HERE = 5 * MINUTE;

export function isPassed(cell: ICell): boolean {
  return (cell.flags & (CHECKED | VERIFIED)) !== 0;
}

/** Why somebody should go there, the strongest reason first; nothing when nobody has to. */
export function reasons(cell: ICell, now: number): Reason[] {
  if (isPassed(cell) || cell.checks === 0 || now - cell.last > NOW) {
    return [];
  }
  const found: Reason[] = [];
  if ((cell.flags & LOOPS) !== 0) {
    found.push({ kind: 'loop', line: cell.line });
  }
  if (cell.same >= SAME_ANSWER) {
    found.push({ kind: 'same', times: cell.same });
  }
  if (cell.checks >= MANY_CHECKS) {
    found.push({ kind: 'checks', times: cell.checks });
  }
  const since = now - cell.first;
  if (since >= STUCK && since <= SESSION) {
    found.push({ kind: 'stuck', minutes: Math.floor(since / MINUTE) });
  }
  return found;
}

export function stateOf(cell: ICell | null, now: number): State {
  if (cell === null) {
    return 'none';
  }
  if ((cell.flags & VERIFIED) !== 0) {
    return 'verified';
  }
  if ((cell.flags & CHECKED) !== 0) {
    return (cell.flags & NOT_VERIFIED) !== 0 ? 'refuted' : 'checked';
  }
  if (cell.checks === 0) {
    return 'none';
  }
  return reasons(cell, now).length > 0 ? 'needs' : 'working';
}

/** Whether somebody who was last active then is here now. */
export function isHere(active: number, now: number): boolean {
  return active > 0 && now - active <= HERE;
}
