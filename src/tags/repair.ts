import type { ExerciseInfo, NotebookInfo } from '../protocol';
import { boundNames } from './bindings';

const PREFIX = 'check:';

/** How many characters of code are looked through in one repair. It bounds the time that opening a notebook takes. */
const MOST = 2_000_000;

/** What repairing needs to know of a code cell. */
export interface ICellFacts {
  id: string;
  tags: readonly string[];
  source: string;
}

/** A cell whose tags must change, and to what. */
export interface IRepair {
  cell: string;
  tags: string[];
}

/** The exercise that a cell's tags name, or null. Spaces around the tag, or after its colon, are nobody's intention. */
export function exerciseOf(tags: unknown): string | null {
  if (!Array.isArray(tags)) {
    return null;
  }
  for (const tag of tags) {
    const plain = typeof tag === 'string' ? tag.trim() : '';
    if (plain.startsWith(PREFIX)) {
      const id = plain.slice(PREFIX.length).trim();
      if (id !== '') {
        return id;
      }
    }
  }
  return null;
}

/** Whether the source defines everything that the exercise asks for. */
export function answers(source: string, names: readonly string[]): boolean {
  return holds(boundNames(source), names);
}

/** Which notebook of a course this is: the one that shares the most cells and tags with it, or null. */
export function recognise<T extends Pick<NotebookInfo, 'exercises'>>(
  cells: readonly ICellFacts[],
  notebooks: readonly T[]
): T | null {
  const ids = new Set(cells.map(cell => cell.id));
  const tagged = new Set(cells.map(cell => exerciseOf(cell.tags)));
  let best: T | null = null;
  let most = 0;
  for (const notebook of notebooks) {
    const shared = notebook.exercises.filter(exercise => ids.has(exercise.cell) || tagged.has(exercise.id)).length;
    if (shared > most) {
      best = notebook;
      most = shared;
    }
  }
  return best;
}

/**
 * The changes that give each exercise of the notebook exactly one cell where that can be known: a tag on several cells
 * stays with the one that defines what the exercise asks for; a tag that was lost goes to the cell that the course
 * made for it, or else to the first that defines what it asks for. A cell never gets a second exercise.
 */
export function repairs(cells: readonly ICellFacts[], notebook: NotebookInfo): IRepair[] {
  const repair = new Repair(cells);
  for (const exercise of notebook.exercises) {
    repair.settle(exercise);
  }
  // Only after all doubled tags are gone is it known which cells are free.
  for (const exercise of notebook.exercises) {
    repair.find(exercise);
  }
  return repair.changes();
}

/** What is known of the cells while they are repaired. Each is read once, however many exercises there are. */
class Repair {
  constructor(private readonly _cells: readonly ICellFacts[]) {
    for (const cell of _cells) {
      this._place(cell, cell.tags);
      this._ids.set(cell.id, cell);
    }
  }

  /** Leave a tag that several cells have to one of them. */
  settle(exercise: ExerciseInfo): void {
    const holders = this._holders.get(exercise.id) ?? [];
    if (holders.length < 2) {
      return;
    }
    const keeper = this._keeperOf(holders, exercise);
    for (const cell of holders) {
      if (cell !== keeper) {
        const kept = cell.tags.filter(tag => exerciseOf([tag]) !== exercise.id);
        this._tags.set(cell, kept);
        this._place(cell, kept);
      }
    }
  }

  /** Find the cell of an exercise that none is tagged with. */
  find(exercise: ExerciseInfo): void {
    if (this._holders.has(exercise.id)) {
      return;
    }
    const made = this._ids.get(exercise.cell);
    const cell =
      made && this._free.has(made)
        ? made
        : this._cells.find(each => this._free.has(each) && holds(this._names(each), exercise.names));
    if (cell) {
      this._tags.set(cell, [...(this._tags.get(cell) ?? cell.tags), PREFIX + exercise.id]);
      this._free.delete(cell);
    }
  }

  changes(): IRepair[] {
    return this._cells.flatMap(cell => {
      const tags = this._tags.get(cell);
      return tags ? [{ cell: cell.id, tags }] : [];
    });
  }

  /** Note what a cell with these tags answers. */
  private _place(cell: ICellFacts, tags: readonly string[]): void {
    const exercise = exerciseOf(tags);
    if (exercise === null) {
      this._free.add(cell);
      return;
    }
    const holders = this._holders.get(exercise);
    if (holders) {
      holders.push(cell);
    } else {
      this._holders.set(exercise, [cell]);
    }
  }

  private _keeperOf(holders: readonly ICellFacts[], exercise: ExerciseInfo): ICellFacts | undefined {
    const made = (cell: ICellFacts): boolean => cell.id === exercise.cell;
    const able = holders.filter(cell => holds(this._names(cell), exercise.names));
    return able.find(made) ?? able[0] ?? holders.find(made) ?? holders[0];
  }

  /** What a cell defines; nothing once so much was read that it would be felt. */
  private _names(cell: ICellFacts): ReadonlySet<string> {
    let names = this._bound.get(cell);
    if (!names) {
      this._left -= cell.source.length;
      names = this._left < 0 ? new Set() : boundNames(cell.source);
      this._bound.set(cell, names);
    }
    return names;
  }

  private readonly _bound = new Map<ICellFacts, ReadonlySet<string>>();
  private readonly _free = new Set<ICellFacts>();
  private readonly _holders = new Map<string, ICellFacts[]>();
  private readonly _ids = new Map<string, ICellFacts>();
  private _left = MOST;
  private readonly _tags = new Map<ICellFacts, string[]>();
}

function holds(bound: ReadonlySet<string>, names: readonly string[]): boolean {
  return names.length > 0 && names.every(name => bound.has(name));
}
