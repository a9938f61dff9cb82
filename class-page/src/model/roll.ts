/** Everybody in a section and where they stand, kept small: 3,000 learners at 60 exercises are 180,000 cells. */
import type { Row } from '../protocol.js';

/** What the bits of a cell's flags say; `hub/classpage/protocol.py` has the same list. */
export const CHECKED = 1;
export const VERIFIED = 2;
export const NOT_VERIFIED = 4;
export const LATE = 8;
export const SOLUTION_SHOWN = 16;
export const LOOPS = 32;
export const UNJUDGED = 64;

export interface ICell {
  flags: number;
  checks: number;
  /** Times in seconds since 1970; -1 for never. */
  first: number;
  last: number;
  passed: number;
  /** Place in `Roll.misconceptions`, -1 for none. */
  misconception: number;
  same: number;
  line: number;
  hints: number;
}

export interface ILearner {
  user: string;
  name: string;
  groups: readonly string[];
  seen: number;
  /** When they last did something here: were seen, or checked. */
  active: number;
  /** What a search looks into. */
  text: string;
}

/** What comes from the server: a matrix or changes of it. */
export interface INews {
  exercises: readonly string[];
  misconceptions: readonly string[];
  rows: readonly Row[];
}

const FIELDS = 9;
/** Times are kept from 2020 on, so that they fit into 32 bits for long enough. */
const EPOCH = 1_577_836_800;

export class Roll {
  readonly learners: ILearner[] = [];
  readonly misconceptions: string[] = [];

  private readonly _columns = new Map<string, number>();
  private readonly _rows = new Map<string, number>();
  private readonly _beliefs = new Map<string, number>();
  private _data = new Int32Array(0);

  /** @param exercises the columns, in order; what else the server speaks of is not shown */
  constructor(readonly exercises: readonly string[]) {
    exercises.forEach((exercise, column) => this._columns.set(exercise, column));
  }

  /** Take news in; gives the rows that changed. */
  take(news: INews): number[] {
    const columns = news.exercises.map(exercise => this._columns.get(exercise));
    const beliefs = news.misconceptions.map(name => this._belief(name));
    return news.rows.map(row => this._take(row, columns, beliefs));
  }

  /** Whose row it is, or undefined for nobody's. */
  rowOf(user: string): number | undefined {
    return this._rows.get(user);
  }

  /** One cell, or null where nothing was checked yet. */
  cell(row: number, column: number): ICell | null {
    const at = (row * this.exercises.length + column) * FIELDS;
    const data = this._data;
    const [flags, checks, first] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (checks === 0 && flags === 0) {
      return null;
    }
    const [last, passed] = [data[at + 3] ?? 0, data[at + 4] ?? -1];
    return {
      flags,
      checks,
      first: first + EPOCH,
      last: first + last + EPOCH,
      passed: passed < 0 ? -1 : first + passed + EPOCH,
      misconception: data[at + 5] ?? -1,
      same: data[at + 6] ?? 0,
      line: data[at + 7] ?? 0,
      hints: data[at + 8] ?? 0
    };
  }

  /** How many of `rows` tried an exercise, and passed it. Asked for every column at every event, it makes no cells. */
  tally(rows: readonly number[], column: number): { tried: number; passed: number } {
    const [data, width] = [this._data, this.exercises.length];
    const found = { tried: 0, passed: 0 };
    for (const row of rows) {
      const at = (row * width + column) * FIELDS;
      const passed = ((data[at] ?? 0) & (CHECKED | VERIFIED)) !== 0;
      found.tried += passed || (data[at + 1] ?? 0) > 0 ? 1 : 0;
      found.passed += passed ? 1 : 0;
    }
    return found;
  }

  /** Whether somebody has checked an exercise since a moment and not passed it. */
  isOpen(row: number, column: number, since: number): boolean {
    const [at, data] = [(row * this.exercises.length + column) * FIELDS, this._data];
    const last = (data[at + 2] ?? 0) + (data[at + 3] ?? 0) + EPOCH;
    return (data[at + 1] ?? 0) > 0 && last >= since && ((data[at] ?? 0) & (CHECKED | VERIFIED)) === 0;
  }

  private _take(row: Row, columns: readonly (number | undefined)[], beliefs: readonly number[]): number {
    const [user, name, groups, seen, cells] = row;
    const at = this._rowFor(user);
    const learner = this.learners[at] ?? nobody(user);
    learner.name = name || user;
    learner.groups = groups;
    learner.seen = Math.max(learner.seen, seen);
    learner.active = Math.max(learner.active, seen);
    learner.text = `${user} ${name} ${groups.join(' ')}`.toLowerCase();
    for (const [exercise, flags, checks, first, last, passed, misconception, same, line, hints] of cells) {
      const column = columns[exercise];
      learner.active = Math.max(learner.active, checks > 0 ? first + last : 0);
      if (column !== undefined) {
        const belief = misconception < 0 ? -1 : (beliefs[misconception] ?? -1);
        const fields = [flags, checks, first - EPOCH, last, passed, belief, same, line, hints];
        this._data.set(fields, (at * this.exercises.length + column) * FIELDS);
      }
    }
    return at;
  }

  private _rowFor(user: string): number {
    const known = this._rows.get(user);
    if (known !== undefined) {
      return known;
    }
    const row = this.learners.length;
    this._rows.set(user, row);
    this.learners.push(nobody(user));
    const needed = this.learners.length * this.exercises.length * FIELDS;
    if (needed > this._data.length) {
      const grown = new Int32Array(needed * 2);
      grown.set(this._data);
      this._data = grown;
    }
    return row;
  }

  private _belief(name: string): number {
    const known = this._beliefs.get(name);
    if (known !== undefined) {
      return known;
    }
    this._beliefs.set(name, this.misconceptions.length);
    return this.misconceptions.push(name) - 1;
  }
}

function nobody(user: string): ILearner {
  return { user, name: user, groups: [], seen: 0, active: 0, text: '' };
}
