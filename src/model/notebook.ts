import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import { CannotCheck } from '../format/problem';
import type { IKernelSession } from '../kernel/tokens';
import type { Exercises, Progress, Sentence } from '../protocol';
import { DEFAULT_COURSE, type IFoundExercise, lookUp } from './courses';
import { Exercise } from './exercise';
import type { IMemory } from './memory';
import { RunLog } from './runlog';
import type { ICellHost } from './tokens';

/** Milliseconds of quiet after the learner's code has run before the kernel is asked what has changed. */
const QUIET = 250;

/** Milliseconds in which the kernel must say what has changed. */
const SOON = 2000;

/** A cell with its tag. */
export interface ITagged {
  cell: ICellHost;
  exercise: string;
}

/** Something to be said aloud: a hint, or null for where the check of the exercise stands. */
export interface INews {
  exercise: Exercise;
  hint: Sentence | null;
}

/** All exercises of one open notebook. A notebook without any asks nobody anything. */
export class NotebookChecks implements IDisposable {
  constructor(options: NotebookChecks.IOptions) {
    this._options = options;
    options.kernel.epochChanged.connect(this._onEpoch, this);
    options.kernel.executed.connect(this._compareSoon, this);
  }

  /** What the kernel has seen of each cell. */
  readonly runs = new RunLog();

  /** Emitted when exercises came or went. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Emitted when there is something to be said aloud of an exercise. */
  get news(): ISignal<this, INews> {
    return this._news;
  }

  /** Emitted when the server says that something is amiss with what it keeps. */
  get noticed(): ISignal<this, string> {
    return this._noticed;
  }

  /** The course of the notebook: the one that it names, or else the one that its exercises are from. */
  get course(): string {
    return this._options.course ?? this._courses.values().next().value ?? DEFAULT_COURSE;
  }

  /** The course that an exercise is from, as far as that is known by now. */
  courseOf(exercise: string): string {
    return this._courses.get(exercise) ?? this.course;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** The exercises in the order of their cells. */
  get exercises(): readonly Exercise[] {
    return this._order;
  }

  /** The exercise that the cell with this id answers. */
  of(cell: string): Exercise | undefined {
    return this._exercises.get(cell);
  }

  /** Take over which cells answer which exercises now. */
  sync(tagged: readonly ITagged[]): void {
    const before = this._order;
    const kept = new Set<Exercise>();
    for (const { cell, exercise } of tagged) {
      const known = this._exercises.get(cell.id);
      if (known?.id === exercise) {
        known.cell = cell;
        kept.add(known);
      }
    }
    for (const gone of before.filter(each => !kept.has(each))) {
      this._exercises.delete(gone.cell.id);
      this._memories.set(gone.id, gone.memory);
      gone.dispose();
    }
    this._order = tagged.map(each => this._exercises.get(each.cell.id) ?? this._add(each));
    if (tagged.length > 0) {
      this._options.kernel.accompany();
    }
    const same = before.length === this._order.length && before.every((each, index) => each === this._order[index]);
    if (!same) {
      this._changed.emit();
    }
  }

  /** Check all exercises, one after the other. */
  async checkAll(): Promise<void> {
    for (const exercise of [...this._order]) {
      if (!exercise.isDisposed) {
        await exercise.check();
      }
    }
  }

  /** The first exercise after these cells that is not solved, from the top again when there is none. */
  nextUnsolved(cells: ReadonlySet<string>): Exercise | undefined {
    const open = this._order.filter(each => !each.solved);
    return open.find(each => !cells.has(each.cell.id)) ?? open[0];
  }

  /** A cell has run; the source is what it ran. */
  ran(cell: string, source: string, ok: boolean): void {
    if (ok) {
      this.runs.ran(cell, source);
      this._exercises.get(cell)?.expectNames();
    } else {
      this.runs.failed(cell);
    }
  }

  /** Time has passed. */
  tick(): void {
    for (const exercise of this._order) {
      exercise.tick();
    }
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      window.clearTimeout(this._timer);
      for (const exercise of this._order) {
        exercise.dispose();
      }
      Signal.clearData(this);
    }
  }

  private _add({ cell, exercise: id }: ITagged): Exercise {
    const { client, kernel } = this._options;
    const memory = this._memories.get(id);
    this._memories.delete(id);
    const exercise = new Exercise({
      id,
      course: async () => (await this._find(id)).course,
      cell,
      kernel,
      client,
      runs: this.runs,
      ...(memory && { memory })
    });
    this._exercises.set(cell.id, exercise);
    exercise.news.connect((_, hint) => this._news.emit({ exercise, hint }));
    exercise.edited.connect(this._compareNext, this);
    void this._inform(exercise);
    return exercise;
  }

  /** Tell an exercise what the course says of it and what the server has kept of it. */
  private async _inform(exercise: Exercise): Promise<void> {
    try {
      const { course, info } = await this._find(exercise.id);
      if (!exercise.isDisposed) {
        exercise.setInfo(info);
      }
      if (!this._options.restore()) {
        return;
      }
      const kept = await (this._progress ??= this._loadProgress());
      const progress = kept.find(each => each.course === course && each.exercise === exercise.id);
      if (progress && !exercise.isDisposed) {
        exercise.restore(progress);
        this._compareSoon();
      }
    } catch {
      // The learner has asked for nothing yet. The next thing asked for tells what is wrong, and this is tried again.
      this._infos = null;
      this._progress = null;
    }
  }

  /** Find the course that an exercise is from, and what that says of it. */
  private async _find(exercise: string): Promise<IFoundExercise> {
    const { course, client } = this._options;
    const asked = (this._infos ??= client.exercises());
    asked.catch(() => {
      this._infos = null;
    });
    const { courses } = await asked;
    const found = lookUp(
      exercise,
      course,
      courses,
      this._order.map(each => each.id)
    );
    if (!found) {
      throw new CannotCheck('unknown-exercise', { name: exercise });
    }
    this._courses.set(exercise, found.course);
    return found;
  }

  private async _loadProgress(): Promise<Progress[]> {
    const { exercises, notice } = await this._options.client.progress();
    if (notice !== null) {
      this._noticed.emit(notice);
    }
    return exercises;
  }

  private _onEpoch(): void {
    this.runs.clear();
    for (const exercise of this._order) {
      exercise.forgetNames();
    }
  }

  /** Compare once the kernel has been quiet for a moment. */
  private _compareSoon(): void {
    window.clearTimeout(this._timer);
    this._timer = 0;
    this._compareNext();
  }

  /** Compare in a moment, however much goes on until then: somebody may be typing. */
  private _compareNext(): void {
    this._timer ||= window.setTimeout(() => {
      this._timer = 0;
      void this._compare();
    }, QUIET);
  }

  /** Ask the kernel, once for all, whether what was checked has changed. */
  private async _compare(): Promise<void> {
    if (this._isDisposed || this._order.some(each => each.activity)) {
      return;
    }
    const asked = this._order.filter(
      each => each.outcome?.fingerprint && each.stale !== 'cell' && each.info?.names.length
    );
    const edited = this._order
      .filter(each => each.isUndecided)
      .map(exercise => ({ exercise, source: exercise.cell.source }));
    if (asked.length === 0 && edited.length === 0) {
      return;
    }
    const answer = this._options.kernel.fingerprints(
      asked.map(each => each.info?.names ?? []),
      edited.map(each => each.source)
    );
    // A kernel that does not answer leaves the text to go by.
    const found = await Promise.race([answer, new Promise<null>(done => window.setTimeout(() => done(null), SOON))]);
    edited.forEach(({ exercise, source }, index) => exercise.compareProgram(source, found?.programs[index] ?? ''));
    found?.fingerprints.forEach((fingerprint, index) => asked[index]?.compareNames(fingerprint));
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _exercises = new Map<string, Exercise>();
  private readonly _courses = new Map<string, string>();
  private _infos: Promise<Exercises> | null = null;
  private _isDisposed = false;
  private readonly _memories = new Map<string, IMemory>();
  private readonly _news = new Signal<this, INews>(this);
  private readonly _noticed = new Signal<this, string>(this);
  private readonly _options: NotebookChecks.IOptions;
  private _order: Exercise[] = [];
  private _progress: Promise<Progress[]> | null = null;
  private _timer = 0;
}

export namespace NotebookChecks {
  /** What the exercises of a notebook work with. */
  export interface IOptions {
    /** The course that the notebook names, or null. */
    course: string | null;
    client: IClient;
    kernel: IKernelSession;
    /** Whether to show what the server has kept. */
    restore(): boolean;
  }
}
