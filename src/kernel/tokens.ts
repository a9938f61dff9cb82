import type { ISignal } from '@lumino/signaling';

import type { KernelReply, KernelRequest } from '../protocol';

/** What keeps a kernel from answering at once. */
export type Standing = 'idle' | 'busy' | 'starting' | 'lost' | 'none' | 'dead';

/** The kernel of one notebook, as checks need it. */
export interface IKernelSession {
  /** Goes up whenever the learner's names are gone: another kernel, or a restart. */
  readonly epoch: number;

  /** Emitted when `epoch` went up. */
  readonly epochChanged: ISignal<IKernelSession, void>;

  /** Emitted when code of the learner's has run, from wherever, and the kernel is idle again. */
  readonly executed: ISignal<IKernelSession, void>;

  readonly standing: Standing;

  /** Resolve when the kernel can answer. Rejects with `CannotCheck`, or `StoppedWaiting` on the signal. */
  ready(options: IWaiting): Promise<void>;

  /** Put a request to the agent. Rejects with `CannotCheck`, or `StoppedWaiting` on the signal. */
  ask(request: KernelRequest, options: IAsking): Promise<KernelReply>;

  /** A digest of each group of names and all that they depend on; null when the kernel cannot say now. */
  fingerprints(groups: string[][]): Promise<string[] | null>;

  interrupt(): Promise<void>;
}

/** How to wait for the kernel. */
export interface IWaiting {
  signal: AbortSignal;
  /** Called when it turns out that there is something to wait for. */
  onWait(standing: Standing): void;
}

/** How to put a request to the agent. */
export interface IAsking {
  /** The version of the agent that the check was made for. */
  agent: string;
  signal: AbortSignal;
  /** Called when the kernel turns to the request. */
  onStart(): void;
}
