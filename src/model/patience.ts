import type { IKernelSession, Standing } from '../kernel/tokens';

/** Milliseconds before it is worth saying that something is waited for. Most requests are answered sooner. */
const UNSEEN = 200;

/** Milliseconds of silence after which the server is asked what keeps the kernel, and then again and again. */
const SILENCE = 5000;

/**
 * Says what is waited for, once the wait gets long: what the kernel says of itself, and when it has said nothing for
 * five seconds, what the server says of it.
 */
export class Patience {
  constructor(options: Patience.IOptions) {
    this._options = options;
  }

  /** Begin to wait. Does nothing while it waits already. */
  begin(): void {
    if (!this._isWaiting) {
      const { kernel } = this._options;
      this._isWaiting = true;
      this._began = performance.now();
      this._probed = null;
      this._timer = window.setTimeout(() => this._look(), UNSEEN);
      kernel.standingChanged.connect(this._onChange, this);
    }
  }

  /** Stop waiting, and tell whether anything was said. */
  end(): boolean {
    this._isWaiting = false;
    window.clearTimeout(this._timer);
    this._options.kernel.standingChanged.disconnect(this._onChange, this);
    const said = this._said !== null;
    this._said = null;
    return said;
  }

  private _onChange(): void {
    this._probed = null;
    if (this._said !== null) {
      this._say();
    }
  }

  private _look(): void {
    this._say();
    const { kernel } = this._options;
    const quiet = performance.now() - Math.max(this._began, this._asked, kernel.heard);
    this._timer = window.setTimeout(() => this._look(), Math.max(UNSEEN, SILENCE - quiet));
    if (quiet >= SILENCE) {
      this._asked = performance.now();
      void this._probe();
    }
  }

  private async _probe(): Promise<void> {
    const { kernel } = this._options;
    const { heard } = kernel;
    const found = await kernel.probe();
    // What was heard in the meantime is nearer to the truth.
    if (this._isWaiting && kernel.heard === heard) {
      this._probed = found;
      this._say();
    }
  }

  private _say(): void {
    const standing = this._probed ?? this._options.kernel.standing;
    // Where nothing keeps it any more, the answer is on its way.
    if (standing !== this._said && (standing !== 'idle' || this._said === null)) {
      this._said = standing;
      this._options.onWait(standing);
    }
  }

  private _asked = 0;
  private _began = 0;
  private _isWaiting = false;
  private readonly _options: Patience.IOptions;
  private _probed: Standing | null = null;
  private _said: Standing | null = null;
  private _timer = 0;
}

export namespace Patience {
  /** Who is waited for, and who is told. */
  export interface IOptions {
    kernel: Pick<IKernelSession, 'heard' | 'probe' | 'standing' | 'standingChanged'>;
    onWait(standing: Standing): void;
  }
}

/** Wait for work until the signal; then the work goes on by itself, and nobody waits for it. */
export function until<T>(work: Promise<T>, signal: AbortSignal, stopped: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(stopped());
    if (signal.aborted) {
      onAbort();
    }
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
