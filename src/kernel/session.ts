import type { ISessionContext } from '@jupyterlab/apputils';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import { CannotCheck, StoppedWaiting } from '../format/problem';
import type { AgentInfo, FingerprintReply, KernelReply, KernelRequest } from '../protocol';
import { StandingWatch } from './standing';
import type { IAsking, IDigests, IKernelSession, IWaiting, Standing } from './tokens';

/** The name of our expression in a request. */
const EXPRESSION = 'math4ml';

/** Seconds beyond the check's own limit before the kernel is interrupted: the agent stops itself first if it can. */
const GRACE = 3;

/** Seconds for the agent to answer after an interrupt. */
const LAST_GRACE = 5;

/** Milliseconds after which a notebook that looks as if a kernel were coming is asked about. */
const PATIENCE = 5000;

type Reply = KernelMessage.IExecuteReplyMsg['content'];

interface ICalling extends Omit<IAsking, 'agent'> {
  /** That no person waits for it, so that nothing is interrupted for its sake. */
  unasked?: boolean;
}

/** One notebook's kernel: asks the agent, puts it there when it is not, and notices when the names are gone. */
export class KernelSession implements IKernelSession, IDisposable {
  constructor(options: KernelSession.IOptions) {
    this._context = options.sessionContext;
    this._client = options.client;
    this._context.kernelChanged.connect(this._begin, this);
    this._context.statusChanged.connect(this._onStatus, this);
    this._context.iopubMessage.connect(this._onMessage, this);
    // After our own slots, so that whoever hears of a change finds everything as it is now.
    this._watch = new StandingWatch(this._context);
    this._watch.changed.connect(this._onChange, this);
  }

  get epoch(): number {
    return this._epoch;
  }

  get epochChanged(): ISignal<this, void> {
    return this._epochChanged;
  }

  get executed(): ISignal<this, void> {
    return this._executed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get standing(): Standing {
    return this._watch.standing;
  }

  get standingChanged(): ISignal<this, void> {
    return this._changed;
  }

  get heard(): number {
    return this._watch.heard;
  }

  probe(): Promise<Standing> {
    return this._watch.probe();
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._changed.emit();
      this._watch.dispose();
      Signal.clearData(this);
    }
  }

  async ready(options: IWaiting): Promise<void> {
    while (this.standing !== 'idle') {
      const { standing } = this;
      if (standing === 'none' || this._isDisposed) {
        throw new CannotCheck('no-kernel');
      }
      if (standing === 'dead') {
        throw new CannotCheck('kernel-dead');
      }
      options.onWait();
      const changed = await this._change(options.signal);
      if (!changed && !this._kernel && this._context.hasNoKernel) {
        throw new CannotCheck('no-kernel');
      }
    }
    await this._requirePython();
  }

  accompany(): void {
    this._isAccompanied = true;
    void this._install();
  }

  async ask(request: KernelRequest, options: IAsking): Promise<KernelReply> {
    let info = await this._client.agent();
    if (info.agent !== options.agent) {
      info = await this._client.agent(true);
    }
    const limit = (request.remaining_seconds ?? request.limits.check_seconds) + GRACE;
    const data = await this._call(info, info.call, request, limit, options);
    return data as KernelReply;
  }

  async fingerprints(groups: string[][], sources: string[]): Promise<IDigests | null> {
    if (this.standing !== 'idle') {
      return null;
    }
    const { epoch } = this;
    try {
      const info = await this._client.agent();
      const request = sources.length > 0 ? { names: groups, sources } : { names: groups };
      const reply = (await this._call(info, info.fingerprint, request, GRACE, {
        signal: new AbortController().signal,
        unasked: true,
        onStart: () => undefined
      })) as Partial<FingerprintReply>;
      const { fingerprints, programs = [] } = reply;
      return epoch === this._epoch && fingerprints ? { fingerprints, programs } : null;
    } catch {
      // Nobody asked for it, so nobody is told. The next check finds out what is wrong.
      return null;
    }
  }

  async interrupt(): Promise<void> {
    await this._kernel?.interrupt();
  }

  private get _kernel(): Kernel.IKernelConnection | null {
    return this._context.session?.kernel ?? null;
  }

  /** Call the agent, with the expression that installs it in front unless it is known to be there. */
  private async _call(
    info: AgentInfo,
    call: string,
    request: object,
    limit: number,
    options: ICalling
  ): Promise<unknown> {
    // JSON text of JSON text is also a string literal of Python.
    const expression = `${call}(${JSON.stringify(JSON.stringify(request))})`;
    const installed = this._installed === info.agent;
    let first: Record<string, string> = { [EXPRESSION]: expression };
    const whole = { install: info.install, ...first };
    if (!installed) {
      first = whole;
    }
    let found = outcome(await this._execute(first, limit, options));
    if ('again' in found || (installed && 'error' in found)) {
      found = outcome(await this._execute(whole, limit, options));
    }
    if ('data' in found) {
      this._installed = info.agent;
      return found.data;
    }
    throw new CannotCheck('kernel-refused', {
      error: 'error' in found ? found.error : 'aborted'
    });
  }

  /**
   * Evaluate expressions in the learner's kernel without a trace, and resolve on the reply: the kernel says that it is
   * idle only after that.
   */
  private _execute(expressions: Record<string, string>, limit: number, options: ICalling): Promise<Reply> {
    const kernel = this._kernel;
    if (!kernel) {
      return Promise.reject(new CannotCheck('no-kernel'));
    }
    if (options.signal.aborted) {
      return Promise.reject(new StoppedWaiting());
    }
    return new Promise((resolve, reject) => {
      let timer = 0;
      let ended = false;
      const end = (settle: () => void): void => {
        ended = true;
        window.clearTimeout(timer);
        options.signal.removeEventListener('abort', onAbort);
        this._replaced.disconnect(onReplaced);
        settle();
      };
      const onAbort = (): void => {
        end(() => reject(new StoppedWaiting()));
        future.dispose();
      };
      // What was asked of a kernel that was restarted from elsewhere may never be answered, so that it is asked again.
      const onReplaced = (): void => {
        end(() => resolve({ status: 'aborted' } as unknown as Reply));
        future.dispose();
      };
      const giveUpIn = (seconds: number): void => {
        window.clearTimeout(timer);
        timer = window.setTimeout(() => {
          end(() => reject(new CannotCheck('kernel-silent')));
          future.dispose();
        }, seconds * 1000);
      };
      const onLimit = (): void => {
        if (!options.unasked) {
          void kernel.interrupt().catch(() => undefined);
        }
        giveUpIn(LAST_GRACE);
      };
      const future = kernel.requestExecute({
        code: '',
        silent: true,
        store_history: false,
        allow_stdin: false,
        user_expressions: expressions
      });
      future.onReply = message => end(() => resolve(message.content));
      future.onIOPub = message => {
        // The reply may overtake the news that the kernel is busy with it: they come by different ways.
        if (ended || message.header.msg_type !== 'status') {
          return;
        }
        const state = (message as KernelMessage.IStatusMsg).content.execution_state;
        if (timer === 0 && state === 'busy') {
          timer = window.setTimeout(onLimit, limit * 1000);
          options.onStart();
        } else if (timer !== 0 && state === 'idle') {
          // From now on an interrupt would end the learner's next cell.
          giveUpIn(LAST_GRACE);
        }
      };
      future.done.catch(() =>
        end(() => reject(new CannotCheck(kernel.status === 'dead' ? 'kernel-dead' : 'kernel-changed')))
      );
      options.signal.addEventListener('abort', onAbort);
      this._replaced.connect(onReplaced);
    });
  }

  private async _requirePython(): Promise<void> {
    const kernel = this._kernel;
    if (!kernel || this._python === kernel.id) {
      return;
    }
    const info = await kernel.info;
    const language = info.language_info.name;
    if (language.toLowerCase() !== 'python') {
      throw new CannotCheck('not-python', { language });
    }
    this._python = kernel.id;
  }

  /**
   * Put the agent into the kernel before it is needed, so that it has a record of what ran. Nobody asked for it: where
   * it cannot be done now it is done with the next check.
   */
  private async _install(): Promise<void> {
    if (!this._isAccompanied || this.standing !== 'idle' || this._installing) {
      return;
    }
    this._installing = true;
    try {
      await this._requirePython();
      const { agent } = await this._client.agent();
      if (this._installed !== agent) {
        await this.fingerprints([], []);
      }
    } catch {
      // Another language, or the server is away.
    } finally {
      this._installing = false;
    }
  }

  /** Resolve on the next change of anything that `standing` depends on, or with false if there is none for long. */
  private _change(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        window.clearTimeout(timer);
        this._changed.disconnect(onChange);
        signal.removeEventListener('abort', onAbort);
        settle();
      };
      const timer = window.setTimeout(() => end(() => resolve(false)), PATIENCE);
      const onChange = (): void => end(() => resolve(true));
      const onAbort = (): void => end(() => reject(new StoppedWaiting()));
      if (signal.aborted) {
        window.clearTimeout(timer);
        reject(new StoppedWaiting());
        return;
      }
      this._changed.connect(onChange);
      signal.addEventListener('abort', onAbort);
    });
  }

  private _begin(): void {
    this._epoch += 1;
    this._installed = '';
    this._python = '';
    this._ran = false;
    this._epochChanged.emit();
    this._changed.emit();
    void this._install();
  }

  private _onStatus(_: ISessionContext, status: Kernel.Status): void {
    // A restart from elsewhere, by another page or over the network, is told by nothing but the kernel's own beginning.
    const isNew = status === 'starting' && this._status !== 'starting' && this._status !== 'restarting';
    if (status === 'restarting' || status === 'autorestarting' || isNew) {
      this._begin();
    }
    if (isNew) {
      this._replaced.emit();
    }
    this._status = status;
    if (status === 'idle') {
      void this._install();
      if (this._ran) {
        this._ran = false;
        this._executed.emit();
      }
    }
  }

  private _onChange(): void {
    this._changed.emit();
  }

  private _onMessage(_: ISessionContext, message: KernelMessage.IMessage): void {
    // Our own requests are silent and announce no input.
    if (message.header.msg_type === 'execute_input') {
      this._ran = true;
    }
  }

  private _changed = new Signal<this, void>(this);
  private readonly _client: IClient;
  private readonly _context: ISessionContext;
  private _epoch = 0;
  private _epochChanged = new Signal<this, void>(this);
  private _executed = new Signal<this, void>(this);
  private _installed = '';
  private _installing = false;
  private _isAccompanied = false;
  private _isDisposed = false;
  private _python = '';
  private _ran = false;
  /** Emitted when a restart from elsewhere was heard of. */
  private readonly _replaced = new Signal<this, void>(this);
  private _status: Kernel.Status = 'unknown';
  private readonly _watch: StandingWatch;
}

export namespace KernelSession {
  /** What a session is made of. */
  export interface IOptions {
    sessionContext: ISessionContext;
    client: IClient;
  }
}

/** What our expression came to. */
function outcome(reply: Reply): { data: unknown } | { error: string } | { again: true } {
  if ((reply.status as string) === 'aborted') {
    return { again: true };
  }
  if (reply.status !== 'ok') {
    return { error: 'ename' in reply ? reply.ename : reply.status };
  }
  const found = reply.user_expressions[EXPRESSION] as unknown as
    { status: 'ok'; data: Record<string, unknown> } | { status: 'error'; ename: string; evalue: string } | undefined;
  if (found?.status === 'ok') {
    const data = found.data['application/json'];
    return data ? { data } : { error: 'no data' };
  }
  return { error: found ? `${found.ename}: ${found.evalue}` : 'no answer' };
}
