/** What the matrix shows of each learner and cell, as marks and as words. */
import { cellWords } from './format/words.js';
import { LATE, type Roll } from './model/roll.js';
import { isHere, isPassed, reasons, stateOf } from './model/state.js';
import { summarise } from './model/summary.js';
import type { IFace, IPlaceInGrid } from './views/grid.js';

/** More checks than this are shown as this many: the cell has room for two digits. */
const MOST = 99;

/** `rows` and `columns` are those of the roll that are shown, in their order. */
export class Faces {
  constructor(
    private readonly _roll: Roll,
    private readonly _rows: readonly number[],
    private readonly _columns: readonly number[],
    private readonly _titleOf: (exercise: string) => string
  ) {}

  name(row: number, now: number): { text: string; label: string; here: boolean } {
    const at = this._rows[row] ?? -1;
    const learner = this._roll.learners[at];
    if (learner === undefined) {
      return { text: '', label: '', here: false };
    }
    let passed = 0;
    for (const column of this._columns) {
      const cell = this._roll.cell(at, column);
      passed += cell !== null && isPassed(cell) ? 1 : 0;
    }
    const here = isHere(learner.active, now);
    const label = `${learner.name}${here ? ', here now' : ''}: passed ${passed} of ${this._columns.length}`;
    return { text: learner.name, label, here };
  }

  face(row: number, column: number, now: number): IFace {
    const at = this._rows[row] ?? -1;
    const cell = this._roll.cell(at, this._columns[column] ?? -1);
    const state = stateOf(cell, now);
    const words = cellWords(cell, now, cell === null ? [] : reasons(cell, now));
    const counted = cell !== null && (state === 'working' || state === 'needs');
    return {
      state,
      text: counted ? String(Math.min(MOST, cell.checks)) : '',
      late: cell !== null && isPassed(cell) && (cell.flags & LATE) !== 0,
      label: `${this._roll.learners[at]?.name ?? ''}, ${this._title(column)}: ${words}`
    };
  }

  /** All that there is to say of a place. */
  words({ row, column }: IPlaceInGrid, now: number): string {
    if (row >= 0) {
      return column < 0 ? this.name(row, now).label : this.face(row, column, now).label;
    }
    if (column < 0) {
      return '';
    }
    const { tried, passed } = summarise(this._roll, this._rows, this._columns[column] ?? -1);
    return `${this._title(column)}: ${tried} tried, ${passed} passed`;
  }

  private _title(column: number): string {
    return this._titleOf(this._roll.exercises[this._columns[column] ?? -1] ?? '');
  }
}
