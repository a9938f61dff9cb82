import type { ISessionContext } from '@jupyterlab/apputils';
import { type Kernel, KernelAPI, type KernelMessage, ServerConnection } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { Standing } from './tokens';

/** What JupyterLab says of a notebook without a kernel that will have one soon. */
const COMING: readonly ISessionContext.KernelDisplayStatus[] = ['initializing', 'starting', 'restarting'];

/** Knows how the kernel of one notebook stands, from what JupyterLab and the kernel itself say of it. */
export class StandingWatch implements IDisposable {
  constructor(private readonly _context: ISessionContext) {
    _context.kernelChanged.connect(this._onKernel, this);
    _context.statusChanged.connect(this._onStatus, this);
    _context.connectionStatusChanged.connect(this._onConnection, this);
    _context.iopubMessage.connect(this._onMessage, this);
    this._noteKernel();
  }

  /** Emitted when `standing` may have changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** When there was last a sign of life. */
  get heard(): number {
    return this._heard;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get standing(): Standing {
    const kernel = this._kernel;
    if (!kernel) {
      return COMING.includes(this._context.kernelDisplayStatus) ? 'starting' : 'none';
    }
    if (kernel.status === 'dead') {
      return 'dead';
    }
    if (kernel.connectionStatus !== 'connected') {
      // JupyterLab tries again for a while, and calls that connecting, as it does at first.
      return this._wasConnected === kernel.id || kernel.connectionStatus === 'disconnected' ? 'lost' : 'connecting';
    }
    switch (kernel.status) {
      case 'idle':
        return 'idle';
      case 'busy':
        return kernel.hasPendingInput ? 'input' : this._isPaused ? 'paused' : 'busy';
      default:
        return 'starting';
    }
  }

  /** Ask the server, since the kernel has long said nothing. */
  async probe(): Promise<Standing> {
    const kernel = this._kernel;
    const before = this.standing;
    if (!kernel) {
      // A notebook for which no kernel was chosen looks for ever as if one were coming.
      return this._context.hasNoKernel ? 'none' : before;
    }
    if (before === 'dead' || before === 'input' || before === 'paused') {
      return before;
    }
    try {
      const model = await KernelAPI.getKernelModel(kernel.id, kernel.serverSettings);
      if (!model) {
        return 'gone';
      }
      if (kernel.connectionStatus !== 'connected') {
        return this.standing === 'lost' ? 'lost' : 'unconnected';
      }
      return this.standing === 'busy' || model.execution_state === 'busy' ? 'busy' : 'silent';
    } catch (reason) {
      return reason instanceof ServerConnection.ResponseError ? 'cut-off' : 'offline';
    }
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._changed.emit();
      Signal.clearData(this);
    }
  }

  private get _kernel(): Kernel.IKernelConnection | null {
    return this._context.session?.kernel ?? null;
  }

  private _onKernel(): void {
    this._isPaused = false;
    this._noteKernel();
    this._changed.emit();
  }

  private _onStatus(_: ISessionContext, status: Kernel.Status): void {
    if (status !== 'busy') {
      this._isPaused = false;
    }
    this._heard = performance.now();
    this._changed.emit();
  }

  private _onConnection(): void {
    this._noteKernel();
    this._changed.emit();
  }

  private _onPending(): void {
    this._changed.emit();
  }

  private _noteKernel(): void {
    const kernel = this._kernel;
    // A slot is connected only once, so that doing it again is no harm.
    this._context.session?.pendingInput.connect(this._onPending, this);
    if (kernel?.connectionStatus === 'connected') {
      this._wasConnected = kernel.id;
    }
  }

  private _onMessage(_: ISessionContext, message: KernelMessage.IMessage): void {
    this._heard = performance.now();
    if ((message.header.msg_type as string) === 'debug_event') {
      this._hearDebugger((message.content as { event?: unknown }).event);
    }
  }

  private _hearDebugger(event: unknown): void {
    const before = this._isPaused;
    if (event === 'stopped') {
      this._isPaused = true;
    } else if (event === 'continued' || event === 'terminated' || event === 'exited') {
      this._isPaused = false;
    }
    if (this._isPaused !== before) {
      this._changed.emit();
    }
  }

  private _changed = new Signal<this, void>(this);
  private _heard = performance.now();
  private _isDisposed = false;
  private _isPaused = false;
  /** The kernel that there was a connection to. */
  private _wasConnected = '';
}
