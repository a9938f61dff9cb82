import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import { CannotCheck, StoppedWaiting } from '../format/problem';
import { sentence } from '../format/sentence';
import type { IKernelSession, Standing } from '../kernel/tokens';
import type { ExerciseInfo, Progress, Sentence } from '../protocol';
import { Checker, type IFound } from './checker';
import { Freshness } from './freshness';
import { blank, type IMemory, type IOutcome } from './memory';
import type { RunLog } from './runlog';
import { digest, readStamp } from './stamp';
import type { Activity, ICellHost, Phase, Staleness } from './tokens';

/** One exercise in one notebook: what was found, what is going on, and what may be done. It draws nothing. */
export class Exercise implements IDisposable {
  constructor(options: Exercise.IOptions) {
    this._options = options;
    this.id = options.id;
    this._cell = options.cell;
    this._memory = options.memory ?? blank();
    this._checker = new Checker({
      exercise: options.id,
      course: options.course,
      cell: () => this._cell,
      kernel: options.kernel,
      client: options.client,
      runs: options.runs,
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

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get activity(): Activity | null {
    return this._activity;
  }

  /** What is waited for, while it is waited. */
  get standing(): Standing {
    return this._standing;
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
    return this._remark;
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
      this._freshness.compareSource(this.cell.source, this.outcome);
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
    this._remark = null;
    this._setActivity('checking');
    try {
      const found = await this._checker.check({
        signal: stop.signal,
        onActivity: (activity, standing) => this._setActivity(activity, standing),
        rerun
      });
      this._memory.outcome = {
        verdict: found.verdict,
        at: Date.now(),
        source: digest(found.source),
        fingerprint: found.fingerprint,
        notice: found.notice
      };
      this._problem = null;
      this._freshness.renew(this.outcome);
      this._freshness.compareSource(this.cell.source, this.outcome);
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
    if (!this._isDisposed) {
      this._changed.emit();
      this._news.emit(null);
    }
  }

  /** Stop waiting for the kernel, or interrupt the cell that is running. */
  stop(): void {
    if (this._activity === 'running') {
      void this._options.kernel.interrupt().catch(() => undefined);
    } else {
      this._stop?.abort();
    }
  }

  /** Ask for one hint more. A new sitting begins with the first again; the server counts each hint once. */
  async nextHint(): Promise<void> {
    const memory = this._memory;
    await this._attempt(async () => {
      const level = Math.min(memory.hints.length + 1, this._info?.hints ?? Infinity);
      const { client, course } = this._options;
      const reply = await client.hints({ exercise: this.id, course, level });
      memory.hints = reply.hints;
      memory.solutionAllowed = reply.solution;
      this._news.emit(reply.hints.at(-1) ?? null);
      return reply.notice;
    });
  }

  async showSolution(): Promise<void> {
    await this._attempt(async () => {
      const { client, course } = this._options;
      const reply = await client.solution({ exercise: this.id, course });
      this._memory.solution = reply.source;
      return reply.notice;
    });
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
    this._memory.hints = [];
    this._memory.solution = null;
    this._problem = null;
    this._remark = null;
    this._freshness.renew(null);
    this._changed.emit();
  }

  /** The kernel has lost all names, so that there is nothing to compare with. */
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

  /** Do something that brings a notice, or fails with a reason; either is shown. */
  private async _attempt(work: () => Promise<string | null>): Promise<void> {
    try {
      const notice = await work();
      this._remark = notice === null ? null : sentence(notice);
    } catch (reason) {
      this._remark = sentenceOf(reason);
    }
    if (!this._isDisposed) {
      this._changed.emit();
    }
  }

  private _compareSource(): void {
    if (this._freshness.compareSource(this.cell.source, this.outcome) || this._problem) {
      // What could not be checked was the cell as it was.
      this._problem = null;
      this._changed.emit();
    }
  }

  private _setActivity(activity: Activity, standing: Standing = 'busy'): void {
    const begins = activity === 'waiting' && this._activity !== 'waiting';
    this._activity = activity;
    this._standing = standing;
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
  private readonly _freshness = new Freshness();
  private _info: ExerciseInfo | null = null;
  private _isDisposed = false;
  private readonly _memory: IMemory;
  private readonly _news = new Signal<this, Sentence | null>(this);
  private readonly _options: Exercise.IOptions;
  private _problem: Sentence | null = null;
  private _remark: Sentence | null = null;
  private _standing: Standing = 'busy';
  private _stop: AbortController | null = null;
}

export namespace Exercise {
  /** What an exercise works with. */
  export interface IOptions {
    id: string;
    course: string;
    cell: ICellHost;
    kernel: IKernelSession;
    client: IClient;
    runs: RunLog;
    memory?: IMemory;
  }
}

function sentenceOf(reason: unknown): Sentence {
  if (reason instanceof CannotCheck) {
    return reason.says;
  }
  // A mistake of ours. It is shown rather than swallowed, so that it can be reported.
  console.error(reason);
  return new CannotCheck('broken-here').says;
}
