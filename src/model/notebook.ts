import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import type { IKernelSession } from '../kernel/tokens';
import type { ExerciseInfo, Progress, Sentence } from '../protocol';
import { Exercise } from './exercise';
import type { IMemory } from './memory';
import { RunLog } from './runlog';
import type { ICellHost } from './tokens';

/** Milliseconds of quiet after the learner's code has run before the kernel is asked what has changed. */
const QUIET = 250;

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

  /** The course that the exercises are from. */
  get course(): string {
    return this._options.course;
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
    const { client, course, kernel } = this._options;
    const memory = this._memories.get(id);
    this._memories.delete(id);
    const exercise = new Exercise({
      id,
      course,
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
      const infos = await (this._infos ??= this._loadInfos());
      if (!exercise.isDisposed) {
        exercise.setInfo(infos.get(exercise.id) ?? null);
      }
      if (!this._options.restore()) {
        return;
      }
      const kept = await (this._progress ??= this._loadProgress());
      const progress = kept.get(exercise.id);
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

  private async _loadInfos(): Promise<Map<string, ExerciseInfo>> {
    const { courses } = await this._options.client.exercises();
    return new Map(
      courses
        .filter(course => course.id === this._options.course)
        .flatMap(course => course.notebooks)
        .flatMap(notebook => notebook.exercises)
        .map(exercise => [exercise.id, exercise])
    );
  }

  private async _loadProgress(): Promise<Map<string, Progress>> {
    const { exercises, notice } = await this._options.client.progress();
    if (notice !== null) {
      this._noticed.emit(notice);
    }
    return new Map(
      exercises
        .filter(progress => progress.course === this._options.course)
        .map(progress => [progress.exercise, progress])
    );
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
    const found = await this._options.kernel.fingerprints(
      asked.map(each => each.info?.names ?? []),
      edited.map(each => each.source)
    );
    edited.forEach(({ exercise, source }, index) => exercise.compareProgram(source, found?.programs[index] ?? ''));
    found?.fingerprints.forEach((fingerprint, index) => asked[index]?.compareNames(fingerprint));
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _exercises = new Map<string, Exercise>();
  private _infos: Promise<Map<string, ExerciseInfo>> | null = null;
  private _isDisposed = false;
  private readonly _memories = new Map<string, IMemory>();
  private readonly _news = new Signal<this, INews>(this);
  private readonly _noticed = new Signal<this, string>(this);
  private readonly _options: NotebookChecks.IOptions;
  private _order: Exercise[] = [];
  private _progress: Promise<Map<string, Progress>> | null = null;
  private _timer = 0;
}

export namespace NotebookChecks {
  /** What the exercises of a notebook work with. */
  export interface IOptions {
    course: string;
    client: IClient;
    kernel: IKernelSession;
    /** Whether to show what the server has kept. */
    restore(): boolean;
  }
}
