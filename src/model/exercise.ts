import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import { StoppedWaiting } from '../format/problem';
import type { IKernelSession } from '../kernel/tokens';
import type { ExerciseInfo, Progress, Sentence } from '../protocol';
import { Checker, type IFound } from './checker';
import { Freshness } from './freshness';
import { Help, sentenceOf } from './help';
import { blank, type IMemory, type IOutcome } from './memory';
import type { RunLog } from './runlog';
import { digest, readStamp } from './stamp';
import { type Activity, type ICellHost, type Phase, type Staleness, TELLING, UNREACHED, type Waiting } from './tokens';

/** Milliseconds after which a cell that was interrupted, and runs on, is not waited for any more. */
const STUBBORN = 3000;

/** One exercise in one notebook: what was found, what is going on, and what may be done. It draws nothing. */
export class Exercise implements IDisposable {
  constructor(options: Exercise.IOptions) {
    this._options = options;
    this.id = options.id;
    this._cell = options.cell;
    this._memory = options.memory ?? blank();
    const { client, course, id: exercise, kernel, runs } = options;
    this._help = new Help({ exercise, course, client, memory: this._memory });
    this._checker = new Checker({
      ...{ exercise, course, kernel, client, runs },
      cell: () => this._cell,
      names: () => this._info?.names ?? []
    });
    this._cell.sourceChanged.connect(this._compareSource, this);
    this._compareSource();
  }

  readonly id: string;

  /** The cell. Moving a cell makes another object of it. */
  get cell(): ICellHost {
    return this._cell;
  }

  set cell(cell: ICellHost) {
    if (cell !== this._cell) {
      this._cell.sourceChanged.disconnect(this._compareSource, this);
      this._cell = cell;
      cell.sourceChanged.connect(this._compareSource, this);
      this._compareSource();
    }
  }

  /** Emitted when anything that is shown has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Emitted when there is something to be said aloud: a hint, or null for where the check stands. */
  get news(): ISignal<this, Sentence | null> {
    return this._news;
  }

  /** Emitted when only the kernel can tell whether the program in the cell is still the one that was checked. */
  get edited(): ISignal<this, void> {
    return this._edited;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get activity(): Activity | null {
    return this._activity;
  }

  /** What is waited for, while it is waited. */
  get waited(): Waiting {
    return this._waited;
  }

  get info(): ExerciseInfo | null {
    return this._info;
  }

  get memory(): IMemory {
    return this._memory;
  }

  get outcome(): IOutcome | null {
    return this._memory.outcome;
  }

  get hints(): readonly Sentence[] {
    return this._memory.hints;
  }

  get hintsLeft(): number {
    return this._info ? this._info.hints - this._memory.hints.length : 1;
  }

  get solution(): string | null {
    return this._memory.solution;
  }

  /** Whether the solution may be asked for now, as far as is known here. The server decides. */
  get solutionAllowed(): boolean {
    return (
      (this._info?.solution ?? true) && (this._memory.solutionAllowed || this.outcome?.verdict.outcome === 'passed')
    );
  }

  /** Why the last check could not be done. */
  get problem(): Sentence | null {
    return this._problem;
  }

  /** Why a hint or the solution could not be had. */
  get remark(): Sentence | null {
    return this._help.remark;
  }

  get stale(): Staleness | null {
    return this._freshness.stale;
  }

  get phase(): Phase {
    if (this._activity) {
      return this._activity;
    }
    if (this._problem) {
      return 'could-not-check';
    }
    const verdict = this.outcome?.verdict;
    if (!verdict) {
      return 'ready';
    }
    const attempted = verdict.outcome === 'passed' || verdict.outcome === 'failed';
    if (this.stale) {
      return attempted ? 'out-of-date' : 'ready';
    }
    switch (verdict.outcome) {
      case 'passed':
        return 'passed';
      case 'failed':
        return verdict.error ? 'stopped' : 'not-yet';
      default:
        return verdict.outcome;
    }
  }

  get solved(): boolean {
    return this.phase === 'passed';
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._stop?.abort();
      Signal.clearData(this);
    }
  }

  /** What the course says about the exercise has become known. */
  setInfo(info: ExerciseInfo | null): void {
    this._info = info;
    this._options.runs.expect(this.cell.id, info?.names ?? []);
    this._changed.emit();
  }

  /** Show what the server has kept, unless something newer is shown already. */
  restore(progress: Progress): void {
    const stamp = readStamp(progress.cell);
    const verdict = progress.last;
    if (this.outcome || this._activity || !stamp || !verdict) {
      return;
    }
    if (verdict.outcome === 'passed' || verdict.outcome === 'failed') {
      const at = Date.parse(progress.checked_at ?? '');
      this._memory.outcome = {
        ...stamp,
        verdict,
        at: Number.isNaN(at) ? Date.now() : at,
        notice: null
      };
      this._compare();
      this._changed.emit();
    }
  }

  /** Get ready for a check that will probably be asked for. */
  prefetch(): void {
    if (!this._activity) {
      this._checker.prefetch();
    }
  }

  /** Check the cell. Never rejects: what goes wrong is shown. */
  async check(rerun = false): Promise<void> {
    if (this._activity) {
      return;
    }
    const stop = new AbortController();
    this._stop = stop;
    this._problem = null;
    this._help.forgetRemark();
    this._setActivity('checking');
    try {
      const found = await this._checker.check({
        signal: stop.signal,
        onActivity: (activity, waited) => this._setActivity(activity, waited),
        rerun
      });
      this._memory.outcome = {
        verdict: found.verdict,
        at: Date.now(),
        source: digest(found.source),
        fingerprint: found.fingerprint,
        program: found.program,
        notice: found.notice
      };
      this._problem = null;
      this._freshness.renew(this.outcome);
      this._compare();
      if (found.again) {
        void this._askAgain(found);
      }
    } catch (reason) {
      if (!(reason instanceof StoppedWaiting)) {
        this._problem = sentenceOf(reason);
      }
    }
    this._stop = null;
    this._activity = null;
    // An edit just before a check that came to nothing is still to be compared.
    this._compare();
    if (!this._isDisposed) {
      this._changed.emit();
      this._news.emit(null);
    }
  }

  /** Stop waiting for the kernel, or interrupt the cell that is running; what cannot be interrupted is left behind. */
  stop(): void {
    const stop = this._stop;
    if (this._activity === 'running') {
      void this._options.kernel.interrupt().catch(() => undefined);
      window.setTimeout(() => stop?.abort(), UNREACHED.includes(this._waited) ? 0 : STUBBORN);
    } else {
      stop?.abort();
    }
  }

  /** Ask for one hint more. */
  async nextHint(): Promise<void> {
    const hint = await this._help.nextHint(this._info?.hints ?? Infinity);
    if (hint) {
      this._news.emit(hint);
    }
    this._show();
  }

  async showSolution(): Promise<void> {
    await this._help.showSolution();
    this._show();
  }

  /** Say under the verdict that nothing is left to do in this notebook. */
  close(closing: Sentence): void {
    if (this.outcome) {
      this._memory.outcome = { ...this.outcome, closing };
      this._changed.emit();
    }
  }

  /** Take away what is shown. What was recorded stays recorded. */
  clear(): void {
    this._memory.outcome = null;
    this._problem = null;
    this._help.clear();
    this._freshness.renew(null);
    this._changed.emit();
  }

  /** The kernel has lost all names. */
  forgetNames(): void {
    if (this._freshness.forgetNames()) {
      this._changed.emit();
    }
  }

  /** The cell has run, so that its names are in the kernel. */
  expectNames(): void {
    this._freshness.expectNames();
  }

  /** Compare what the names stand for with what they stood for at the check. */
  compareNames(fingerprint: string): void {
    if (this._freshness.compareNames(fingerprint, this.outcome)) {
      this._changed.emit();
    }
  }

  /** Whether only the kernel can tell if the program in the cell is still the one that was checked. */
  get isUndecided(): boolean {
    return this._freshness.isUndecided;
  }

  /** The kernel has told what a source of the cell is as a program; empty where it could not. */
  compareProgram(source: string, program: string): void {
    if (source === this.cell.source && this._freshness.compareProgram(program, this.outcome)) {
      this._changed.emit();
    }
  }

  /** Time has passed: words such as "4 minutes ago" are to be drawn again. */
  tick(): void {
    if (this.phase === 'out-of-date') {
      this._changed.emit();
    }
  }

  /** Ask the same check once more when it can be recorded, unless the answer has changed in the meantime. */
  private async _askAgain({ source, epoch }: IFound): Promise<void> {
    const at = this.outcome?.at;
    await this._options.client.recordedAgain();
    const same = this.outcome?.at === at && this.cell.source === source && !this.stale;
    if (same && !this._activity && !this._isDisposed && this._options.kernel.epoch === epoch) {
      await this.check();
    }
  }

  private _show(): void {
    if (!this._isDisposed) {
      this._changed.emit();
    }
  }

  private _compareSource(): void {
    const differs = this._compare();
    if (differs || this._problem) {
      // What could not be checked was the cell as it was.
      this._problem = null;
      this._changed.emit();
    }
  }

  /** Compare the source with the one that was checked, and have the kernel asked where only it can tell. */
  private _compare(): boolean {
    const { kernel } = this._options;
    const differs = this._freshness.compareSource(this.cell.source, this.outcome, kernel.standing === 'idle');
    if (this._freshness.isUndecided) {
      this._edited.emit();
    }
    return differs;
  }

  private _setActivity(activity: Activity, waited: Waiting = 'busy'): void {
    const begins =
      (activity === 'waiting' && this._activity !== 'waiting') || (TELLING.includes(waited) && this._waited !== waited);
    this._activity = activity;
    this._waited = waited;
    if (!this._isDisposed) {
      this._changed.emit();
      if (begins) {
        this._news.emit(null);
      }
    }
  }

  private _activity: Activity | null = null;
  private _cell: ICellHost;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _checker: Checker;
  private readonly _edited = new Signal<this, void>(this);
  private readonly _freshness = new Freshness();
  private readonly _help: Help;
  private _info: ExerciseInfo | null = null;
  private _isDisposed = false;
  private readonly _memory: IMemory;
  private readonly _news = new Signal<this, Sentence | null>(this);
  private readonly _options: Exercise.IOptions;
  private _problem: Sentence | null = null;
  private _stop: AbortController | null = null;
  private _waited: Waiting = 'busy';
}

export namespace Exercise {
  /** What an exercise works with. */
  export interface IOptions {
    id: string;
    /** The course that it is from. Rejects with `CannotCheck` if that cannot be found out. */
    course(): Promise<string>;
    cell: ICellHost;
    kernel: IKernelSession;
    client: IClient;
    runs: RunLog;
    memory?: IMemory;
  }
}
