import { Refused } from '../client/client';
import type { IClient } from '../client/tokens';
import { CannotCheck } from '../format/problem';
import { shifted, uncounted } from '../kernel/lines';
import type { IKernelSession, Standing } from '../kernel/tokens';
import type { AnswersRequest, IssuedCheck, KernelRequest, RaisedAnswer, Verdict } from '../protocol';
import type { RunLog } from './runlog';
import { stamp } from './stamp';
import type { Activity, ICellHost } from './tokens';

/** Milliseconds before it is worth saying that the kernel is busy. Most requests are answered sooner. */
const PATIENCE = 200;

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
  epoch: number;
}

/** How a check reports what it is doing, and how to stop it while it waits. */
export interface ICheckOptions {
  signal: AbortSignal;
  onActivity(activity: Activity, standing?: Standing): void;
  /** Run the cell even when the kernel has seen it. */
  rerun?: boolean;
}

/**
 * Does a check from beginning to end: runs the cell when the kernel has not seen it as it is now, asks the kernel what
 * the server wants to know, and hands in the answers until there is a verdict.
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
    const waiting = new Patience(standing => options.onActivity('waiting', standing));
    try {
      await kernel.ready({
        signal: options.signal,
        onWait: standing => waiting.begin(standing)
      });
    } finally {
      waiting.end();
    }
    const { epoch } = kernel;
    const cell = this._options.cell();
    const { source } = cell;
    let stopped: RaisedAnswer | null = null;
    if (options.rerun === true || !runs.current(cell.id, source)) {
      options.onActivity('running');
      const run = await cell.run();
      if (kernel.epoch !== epoch) {
        throw new CannotCheck('kernel-changed');
      }
      if (run.kind === 'raised') {
        stopped = run.error;
      } else if (run.kind === 'stopped-by-hand') {
        throw new CannotCheck('stopped-by-hand');
      } else if (run.kind === 'not-run') {
        throw new CannotCheck('cell-not-run');
      }
    }
    options.onActivity('checking');
    try {
      return await this._advance(source, stopped, options);
    } catch (reason) {
      // A check that was begun some time ago may be refused: its time is over, the server has another secret now.
      if (reason instanceof Refused && reason.reason.startsWith('token-')) {
        return this._advance(source, stopped, options);
      }
      throw reason;
    }
  }

  private async _advance(source: string, stopped: RaisedAnswer | null, options: ICheckOptions): Promise<IFound> {
    const { client, kernel } = this._options;
    const { epoch } = kernel;
    const issued = await this._issue();
    this._next = null;
    const rounds: AnswersRequest['rounds'] = [];
    let { ask } = issued;
    let fingerprint = '';
    let left = issued.limits.check_seconds;
    const above = uncounted(source);
    for (;;) {
      if (!stopped) {
        const began = performance.now();
        const reply = await this._ask(
          issued,
          {
            ask,
            limits: issued.limits,
            names: this._options.names(),
            remaining_seconds: left,
            cell: null
          },
          options
        );
        left = Math.max(0.1, left - (performance.now() - began) / 1000);
        rounds.push(reply.answers.map(answer => shifted(answer, above)));
        fingerprint ||= reply.fingerprint;
      }
      const advanced = await client.answer({
        check: issued.check,
        rounds,
        stopped: stopped && shifted(stopped, above),
        cell: stamp(source, fingerprint)
      });
      if (advanced.t === 'verdict') {
        if (advanced.next) {
          this._keep(advanced.next);
        }
        const { verdict, notice, again } = advanced;
        return { verdict, notice, again, source, fingerprint, epoch };
      }
      ask = advanced.ask;
    }
  }

  private async _ask(
    issued: IssuedCheck,
    request: KernelRequest,
    options: ICheckOptions
  ): ReturnType<IKernelSession['ask']> {
    const waiting = new Patience(standing => options.onActivity('waiting', standing));
    waiting.begin('busy');
    try {
      return await this._options.kernel.ask(request, {
        agent: issued.agent,
        signal: options.signal,
        onStart: () => {
          if (waiting.end()) {
            options.onActivity('checking');
          }
        }
      });
    } finally {
      waiting.end();
    }
  }

  /** The check that was begun and is still young, or a new one. */
  private _issue(): Promise<IssuedCheck> {
    if (this._next && performance.now() < this._next.until) {
      return this._next.value;
    }
    const { client, course, exercise } = this._options;
    const value = client.issue({ exercise, course });
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
    course: string;
    /** The cell, which is another object after it was moved. */
    cell(): ICellHost;
    kernel: IKernelSession;
    client: IClient;
    runs: RunLog;
    /** The names that the exercise is about, as far as they are known by now. */
    names(): string[];
  }
}

/** Says that there is something to wait for, but only when the wait gets long. */
class Patience {
  constructor(private readonly _onWait: (standing: Standing) => void) {}

  begin(standing: Standing): void {
    this._standing = standing;
    if (this._said) {
      this._onWait(standing);
    } else if (this._timer === 0) {
      this._timer = window.setTimeout(() => {
        this._said = true;
        this._onWait(this._standing);
      }, PATIENCE);
    }
  }

  /** Stop waiting, and tell whether anything was said. */
  end(): boolean {
    window.clearTimeout(this._timer);
    return this._said;
  }

  private _said = false;
  private _standing: Standing = 'busy';
  private _timer = 0;
}
