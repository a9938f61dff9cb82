import type { ISignal } from '@lumino/signaling';

import type { KernelReply, KernelRequest } from '../protocol';

/**
 * What is so about a kernel, as far as is known. Each is a claim that is shown to the learner: `busy` only if the kernel
 * said so, `starting` only if it is being started.
 */
export type Standing =
  | 'idle'
  | 'busy'
  /** A cell waits for something to be typed. */
  | 'input'
  /** The debugger has stopped at a breakpoint. */
  | 'paused'
  | 'starting'
  /** The page is connecting to it for the first time. */
  | 'connecting'
  /** There was a connection to it, and it broke. */
  | 'lost'
  /** No connection to it has come about, though the server knows it. */
  | 'unconnected'
  /** The server that we are from does not answer. */
  | 'offline'
  /** The server answers, but cannot reach the kernel. */
  | 'cut-off'
  /** It is there and connected, and says nothing. */
  | 'silent'
  /** The server does not know it any more. */
  | 'gone'
  | 'none'
  | 'dead';

/** The kernel of one notebook, as checks need it. */
export interface IKernelSession {
  /** Goes up whenever the learner's names are gone: another kernel, or a restart. */
  readonly epoch: number;

  /** Emitted when `epoch` went up. */
  readonly epochChanged: ISignal<IKernelSession, void>;

  /** Emitted when code of the learner's has run, from wherever, and the kernel is idle again. */
  readonly executed: ISignal<IKernelSession, void>;

  readonly standing: Standing;

  /** Emitted when `standing` may have changed. */
  readonly standingChanged: ISignal<IKernelSession, void>;

  /** When there was last a sign of life, by the page's clock. */
  readonly heard: number;

  /** Ask the server what keeps a kernel that has long said nothing. */
  probe(): Promise<Standing>;

  /** Resolve when the kernel can answer. Rejects with `CannotCheck`, or `StoppedWaiting` on the signal. */
  ready(options: IWaiting): Promise<void>;

  /** Put a request to the agent. Rejects with `CannotCheck`, or `StoppedWaiting` on the signal. */
  ask(request: KernelRequest, options: IAsking): Promise<KernelReply>;

  /** A digest of each group of names and all they depend on, and of each program; null if the kernel cannot say now. */
  fingerprints(groups: string[][], sources: string[]): Promise<IDigests | null>;

  /** From now on have the agent there whenever the kernel can take it, so that it knows what ran. */
  accompany(): void;

  interrupt(): Promise<void>;
}

/** What the kernel says of names and of programs. */
export interface IDigests {
  fingerprints: string[];
  /** One for each source; empty for what is no program. */
  programs: string[];
}

/** How to wait for the kernel. */
export interface IWaiting {
  signal: AbortSignal;
  /** Called when it turns out that there is something to wait for. */
  onWait(): void;
}

/** How to put a request to the agent. */
export interface IAsking {
  /** The version of the agent that the check was made for. */
  agent: string;
  signal: AbortSignal;
  /** Called when the kernel turns to the request. */
  onStart(): void;
}
