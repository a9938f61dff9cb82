import { Refused } from '../client/client';
import type { IClient } from '../client/tokens';
import { CannotCheck, StoppedWaiting } from '../format/problem';
import { shifted, uncounted } from '../kernel/lines';
import type { IKernelSession } from '../kernel/tokens';
import type { AnswersRequest, IssuedCheck, KernelReply, KernelRequest, RaisedAnswer, Verdict } from '../protocol';
import { isStub } from '../tags/stub';
import { Patience, until } from './patience';
import type { RunLog } from './runlog';
import { stamp } from './stamp';
import type { Activity, CellRun, ICellHost, Waiting } from './tokens';

/** Milliseconds before it is said that the server has not answered. */
const SILENCE = 5000;

/** The part of its life after which a check that was begun is not used any more. */
const FRESH = 0.8;

/** What a check came to. */
export interface IFound {
  verdict: Verdict;
  notice: string | null;
  /** Whether it is to be asked once more when checks are recorded again. */
  again: boolean;
  /** The source that was checked. */
  source: string;
  /** The kernel's fingerprint of the names at that moment; empty when the kernel was not asked. */
  fingerprint: string;
  /** The kernel's digest of the source as a program; empty when the kernel was not asked. */
  program: string;
  epoch: number;
}

/** One check on its way: the cell as it was when the check began, and what came of running it. */
interface IAttempt {
  readonly id: string;
  readonly source: string;
  epoch: number;
  /** Whether a restart from elsewhere was heard of while it ran. */
  isMoved: boolean;
  /** Whether it ran, or need not run, for this check. */
  isFresh: boolean;
  /** What the run that was made for this check ended with, as the page has seen it. */
  error: RaisedAnswer | null;
  /** What ended the last run of the cell. */
  stopped: RaisedAnswer | null;
  program: string;
}

/** What a grader asks, and what may be spent on it. */
interface IAsked extends Pick<KernelRequest, 'ask' | 'limits'> {
  remaining: number;
}

/** How a check reports what it is doing, and how to stop it while it waits. */
export interface ICheckOptions {
  signal: AbortSignal;
  onActivity(activity: Activity, waiting?: Waiting): void;
  /** Run the cell even when the kernel has seen it. */
  rerun?: boolean;
}

/**
 * Does a check from beginning to end: runs the cell when the kernel has not seen it as it is now, asks the kernel what
 * the server wants to know, and hands in the answers until there is a verdict.
 *
 * A cell that is unchanged costs one request to the kernel and one to the server; one that was edited, a run more.
 */
export class Checker {
  constructor(options: Checker.IOptions) {
    this._options = options;
  }

  /** Let the server begin a check before it is asked for, so that a click need not wait for it. */
  prefetch(): void {
    this._issue().catch(() => undefined);
    this._options.client.agent().catch(() => undefined);
  }

  async check(options: ICheckOptions): Promise<IFound> {
    const { kernel, runs } = this._options;
    // The server begins while the kernel is made ready. What goes wrong there is told when it is needed.
    this.prefetch();
    const waiting = this._patience('waiting', options);
    try {
      await kernel.ready({
        signal: options.signal,
        onWait: () => waiting.begin()
      });
    } finally {
      waiting.end();
    }
    const { id, source } = this._options.cell();
    const attempt: IAttempt = {
      ...{ id, source, epoch: kernel.epoch },
      ...{ isMoved: false, isFresh: false, error: null, stopped: null, program: '' }
    };
    // What the page remembers is a hint: it saves asking a kernel that will say no. A stub has nothing to run for, and
    // might run over an answer that stands elsewhere, so the kernel is asked first.
    if (options.rerun === true || (!runs.current(id, source) && !isStub(source))) {
      await this._run(attempt, options);
    }
    options.onActivity('checking');
    try {
      return await this._advance(attempt, options);
    } catch (reason) {
      // A check that was begun some time ago may be refused: its time is over, the server has another secret now.
      if (reason instanceof Refused && reason.reason.startsWith('token-')) {
        return this._advance(attempt, options);
      }
      throw reason;
    }
  }

  /** Run the cell, once. */
  private async _run(attempt: IAttempt, options: ICheckOptions): Promise<void> {
    const { kernel } = this._options;
    options.onActivity('running');
    const waiting = this._patience('running', options);
    waiting.begin();
    let run: CellRun;
    try {
      run = await until(this._options.cell().run(), options.signal, () => new StoppedWaiting());
    } finally {
      waiting.end();
    }
    if (kernel.epoch !== attempt.epoch) {
      if (run.kind === 'not-run' || attempt.isMoved) {
        throw new CannotCheck('kernel-changed');
      }
      // A restart from elsewhere is heard of late. Whether the cell ran before or after it, the kernel knows.
      attempt.epoch = kernel.epoch;
      attempt.isMoved = true;
      return;
    }
    if (run.kind === 'raised') {
      attempt.error = run.error;
    } else if (run.kind === 'stopped-by-hand') {
      throw new CannotCheck('stopped-by-hand');
    } else if (run.kind === 'not-run') {
      throw new CannotCheck('cell-not-run');
    }
    attempt.isFresh = true;
  }

  private async _advance(attempt: IAttempt, options: ICheckOptions): Promise<IFound> {
    const { client } = this._options;
    const { source } = attempt;
    const issued = await this._hear(this._issue(), options);
    this._next = null;
    const rounds: AnswersRequest['rounds'] = [];
    let { ask } = issued;
    let fingerprint = '';
    let left = issued.limits.check_seconds;
    const above = uncounted(source);
    for (;;) {
      if (!attempt.stopped) {
        const began = performance.now();
        const reply = await this._answer(attempt, issued, { ask, limits: issued.limits, remaining: left }, options);
        if (reply) {
          left = Math.max(0.1, left - (performance.now() - began) / 1000);
          rounds.push(reply.answers.map(answer => shifted(answer, above)));
          fingerprint ||= reply.fingerprint;
        }
      }
      const { stopped, program } = attempt;
      const advanced = await this._hear(
        client.answer({
          check: issued.check,
          rounds,
          stopped: stopped && shifted(stopped, above),
          cell: stamp(source, fingerprint, program)
        }),
        options
      );
      if (advanced.t === 'verdict') {
        if (advanced.next) {
          this._keep(advanced.next);
        }
        const { verdict, notice, again } = advanced;
        return { verdict, notice, again, source, fingerprint, program, epoch: attempt.epoch };
      }
      ask = advanced.ask;
    }
  }

  /**
   * What the kernel answers about the cell as it is now, or null when its last run stopped. The kernel knows best what
   * ran: where it says so the cell runs, and the same is asked again. A cell that ran for this check never runs again.
   */
  private async _answer(
    attempt: IAttempt,
    issued: IssuedCheck,
    asked: IAsked,
    options: ICheckOptions
  ): Promise<KernelReply | null> {
    let reply = await this._ask(attempt, issued, asked, options);
    while (reply.cell?.rerun && !attempt.isFresh) {
      // It ends: each run makes the cell fresh, but for one that a restart was heard of in.
      await this._run(attempt, options);
      options.onActivity('checking');
      reply = await this._ask(attempt, issued, asked, options);
    }
    // From here on it is the same cell, so that a grader's further questions do not make it run.
    attempt.isFresh = true;
    attempt.program = reply.cell?.program ?? '';
    // The kernel also knows of errors that a magic has swallowed, and counts lines as the learner does.
    attempt.stopped = reply.cell?.stopped ?? attempt.error;
    return attempt.stopped ? null : reply;
  }

  private async _ask(
    { id, source, isFresh }: IAttempt,
    issued: IssuedCheck,
    { ask, limits, remaining }: IAsked,
    options: ICheckOptions
  ): Promise<KernelReply> {
    const waiting = this._patience('waiting', options);
    waiting.begin();
    try {
      return await this._options.kernel.ask(
        {
          ask,
          limits,
          names: this._options.names(),
          remaining_seconds: remaining,
          cell: { source, id, fresh: isFresh }
        },
        {
          agent: issued.agent,
          signal: options.signal,
          onStart: () => {
            if (waiting.end()) {
              options.onActivity('checking');
            }
          }
        }
      );
    } finally {
      waiting.end();
    }
  }

  /** Wait for the server, and say so when that gets long. The learner may stop waiting. */
  private async _hear<T>(answer: Promise<T>, { signal, onActivity }: ICheckOptions): Promise<T> {
    const timer = window.setTimeout(() => onActivity('waiting', 'no-reply'), SILENCE);
    try {
      return await until(answer, signal, () => new StoppedWaiting());
    } finally {
      window.clearTimeout(timer);
    }
  }

  private _patience(activity: Activity, { onActivity }: ICheckOptions): Patience {
    const { kernel } = this._options;
    return new Patience({ kernel, onWait: standing => onActivity(activity, standing) });
  }

  /** The check that was begun and is still young, or a new one. */
  private _issue(): Promise<IssuedCheck> {
    if (this._next && performance.now() < this._next.until) {
      return this._next.value;
    }
    const { client, course, exercise } = this._options;
    const value = course().then(from => client.issue({ exercise, course: from }));
    const next = { value, until: Infinity };
    this._next = next;
    value.then(
      issued => {
        next.until = performance.now() + issued.expires_in * 1000 * FRESH;
      },
      () => {
        if (this._next === next) {
          this._next = null;
        }
      }
    );
    return value;
  }

  private _keep(issued: IssuedCheck): void {
    this._next = {
      value: Promise.resolve(issued),
      until: performance.now() + issued.expires_in * 1000 * FRESH
    };
  }

  private _next: { value: Promise<IssuedCheck>; until: number } | null = null;
  private readonly _options: Checker.IOptions;
}

export namespace Checker {
  /** What a checker works with. */
  export interface IOptions {
    exercise: string;
    /** The course that the exercise is from, which must be looked up where the notebook does not say. */
    course(): Promise<string>;
    /** The cell, which is another object after it was moved. */
    cell(): ICellHost;
    kernel: IKernelSession;
    client: IClient;
    runs: RunLog;
    /** The names that the exercise is about, as far as they are known by now. */
    names(): string[];
  }
}
