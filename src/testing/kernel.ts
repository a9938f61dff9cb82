/** A kernel whose replies are given by a test. */
import type { ISessionContext } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';

import { KernelSession } from '../kernel/session';
import type { KernelRequest } from '../protocol';
import { FakeClient } from './fakes';

/** A request of a check. */
export const REQUEST: KernelRequest = {
  ask: [],
  limits: { call_seconds: 2, check_seconds: 10, value_bytes: 1000 },
  names: ['softmax'],
  remaining_seconds: null,
  cell: null
};

/** What a kernel was asked, as JupyterLab keeps it. */
export interface IFuture {
  content: { user_expressions: Record<string, string>; silent: boolean; store_history: boolean; allow_stdin: boolean };
  onReply(message: object): void;
  onIOPub(message: object): void;
  done: Promise<void>;
  dispose(): void;
  cancel(): void;
}

/** A connection whose replies are given by the test. */
export class FakeConnection {
  id = 'kernel';
  status = 'idle';
  connectionStatus = 'connected';
  hasPendingInput = false;
  language = 'python';
  interrupted = 0;
  readonly sent: IFuture[] = [];

  get info(): Promise<object> {
    return Promise.resolve({ language_info: { name: this.language } });
  }

  requestExecute(content: IFuture['content']): IFuture {
    let cancel = (): void => undefined;
    const done = new Promise<void>((_, reject) => {
      cancel = () => {
        reject(new Error('Canceled future for execute_request message before replies were done'));
      };
    });
    const future: IFuture = {
      content,
      done,
      cancel,
      dispose: cancel,
      onReply: () => undefined,
      onIOPub: () => undefined
    };
    this.sent.push(future);
    return future;
  }

  interrupt(): Promise<void> {
    this.interrupted += 1;
    return Promise.resolve();
  }
}

/** A session with a kernel whose replies a test gives. */
export function setUp() {
  const connection = new FakeConnection();
  const source = {};
  const context = {
    session: { kernel: connection as FakeConnection | null, pendingInput: new Signal<object, boolean>(source) },
    kernelDisplayStatus: 'unknown',
    hasNoKernel: false,
    kernelChanged: new Signal<object, void>(source),
    statusChanged: new Signal<object, string>(source),
    connectionStatusChanged: new Signal<object, string>(source),
    iopubMessage: new Signal<object, object>(source)
  };
  const session = new KernelSession({
    client: new FakeClient(),
    sessionContext: context as unknown as ISessionContext
  });
  const stop = new AbortController();
  let started = 0;
  const ask = () =>
    session.ask(REQUEST, {
      agent: 'agent-1',
      signal: stop.signal,
      onStart: () => {
        started += 1;
      }
    });
  const become = (status: string): void => {
    connection.status = status;
    context.statusChanged.emit(status);
  };
  return { ask, become, connection, context, session, started: () => started, stop };
}

/** What a kernel says when it begins, and when it is done. */
export const BUSY = { header: { msg_type: 'status' }, content: { execution_state: 'busy' } };
export const IDLE = { header: { msg_type: 'status' }, content: { execution_state: 'idle' } };

/** The kernel's reply with this as the value of our expression. */
export function ok(data: object): object {
  return {
    content: { status: 'ok', user_expressions: { math4ml: { status: 'ok', data: { 'application/json': data } } } }
  };
}

/** The reply of a kernel in which the agent is not. */
export const failed = {
  content: {
    status: 'ok',
    user_expressions: { math4ml: { status: 'error', ename: 'KeyError', evalue: "'_math4ml_agent'" } }
  }
};

/** The request that the kernel was sent last, once it was. */
export async function sent(connection: FakeConnection, count = 1): Promise<IFuture> {
  for (let round = 0; round < 20; round += 1) {
    await Promise.resolve();
  }
  expect(connection.sent).toHaveLength(count);
  return connection.sent[count - 1] as unknown as IFuture;
}
