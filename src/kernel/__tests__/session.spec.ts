import type { ISessionContext } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';

import type { CannotCheck } from '../../format/problem';
import type { KernelRequest } from '../../protocol';
import { FakeClient } from '../../testing/fakes';
import { KernelSession } from '../session';

const REQUEST: KernelRequest = {
  ask: [],
  limits: { call_seconds: 2, check_seconds: 10, value_bytes: 1000 },
  names: ['softmax'],
  remaining_seconds: null,
  cell: null
};

interface IFuture {
  content: { user_expressions: Record<string, string>; silent: boolean; store_history: boolean; allow_stdin: boolean };
  onReply(message: object): void;
  onIOPub(message: object): void;
  done: Promise<void>;
  dispose(): void;
  cancel(): void;
}

/** A connection whose replies are given by the test. */
class FakeConnection {
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

function setUp() {
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

const BUSY = { header: { msg_type: 'status' }, content: { execution_state: 'busy' } };
const IDLE = { header: { msg_type: 'status' }, content: { execution_state: 'idle' } };

function ok(data: object): object {
  return {
    content: { status: 'ok', user_expressions: { math4ml: { status: 'ok', data: { 'application/json': data } } } }
  };
}

const failed = {
  content: {
    status: 'ok',
    user_expressions: { math4ml: { status: 'error', ename: 'KeyError', evalue: "'_math4ml_agent'" } }
  }
};

/** The request that the kernel was sent last, once it was. */
async function sent(connection: FakeConnection, count = 1): Promise<IFuture> {
  for (let round = 0; round < 20; round += 1) {
    await Promise.resolve();
  }
  expect(connection.sent).toHaveLength(count);
  return connection.sent[count - 1] as unknown as IFuture;
}

describe('asking the kernel', () => {
  it('leaves no trace and resolves with the reply, not only when the kernel is idle', async () => {
    const { ask, connection, started } = setUp();
    const answer = ask();
    const future = await sent(connection);
    expect(future.content).toMatchObject({ silent: true, store_history: false, allow_stdin: false });
    future.onIOPub(BUSY);
    expect(started()).toBe(1);
    future.onReply(ok({ answers: [] }));
    await expect(answer).resolves.toEqual({ answers: [] });
  });

  it('installs the agent in the same request, the first time only', async () => {
    const { ask, connection } = setUp();
    const first = ask();
    const future = await sent(connection);
    expect(Object.keys(future.content.user_expressions)).toEqual(['install', 'math4ml']);
    future.onReply(ok({ answers: [] }));
    await first;
    void ask();
    const second = await sent(connection, 2);
    expect(Object.keys(second.content.user_expressions)).toEqual(['math4ml']);
  });

  it('puts the request into a string that Python reads back unchanged', async () => {
    const { ask, connection } = setUp();
    void ask();
    const { math4ml } = (await sent(connection)).content.user_expressions;
    const literal = /^call\((".*")\)$/.exec(math4ml ?? '')?.[1] ?? '';
    expect(JSON.parse(JSON.parse(literal) as string)).toEqual(REQUEST);
  });

  it('installs the agent again after a restart', async () => {
    const { ask, become, connection, session } = setUp();
    const first = ask();
    (await sent(connection)).onReply(ok({ answers: [] }));
    await first;
    become('restarting');
    expect(session.epoch).toBe(1);
    become('idle');
    void ask();
    const future = await sent(connection, 2);
    expect(Object.keys(future.content.user_expressions)).toContain('install');
  });

  it('installs the agent again when it has gone missing', async () => {
    const { ask, connection } = setUp();
    const first = ask();
    (await sent(connection)).onReply(ok({ answers: [] }));
    await first;
    const second = ask();
    (await sent(connection, 2)).onReply(failed);
    const future = await sent(connection, 3);
    expect(Object.keys(future.content.user_expressions)).toContain('install');
    future.onReply(ok({ answers: [] }));
    await expect(second).resolves.toEqual({ answers: [] });
  });

  it('asks again when the kernel skipped the request because a cell before it failed', async () => {
    const { ask, connection } = setUp();
    const answer = ask();
    (await sent(connection)).onReply({ content: { status: 'aborted' } });
    (await sent(connection, 2)).onReply(ok({ answers: [] }));
    await expect(answer).resolves.toEqual({ answers: [] });
  });

  it('asks again when the kernel was restarted from elsewhere before it answered', async () => {
    const { ask, become, connection } = setUp();
    become('idle');
    const answer = ask();
    await sent(connection);
    become('starting');
    const future = await sent(connection, 2);
    expect(Object.keys(future.content.user_expressions)).toContain('install');
    future.onReply(ok({ answers: [] }));
    await expect(answer).resolves.toEqual({ answers: [] });
  });

  it('says what the kernel said when it cannot answer', async () => {
    const { ask, connection } = setUp();
    const answer = ask();
    (await sent(connection)).onReply(failed);
    await expect(answer).rejects.toMatchObject({ kind: 'kernel-refused' });
  });

  it('ends when the kernel restarts before the reply', async () => {
    const { ask, connection } = setUp();
    const answer = ask();
    (await sent(connection)).cancel();
    await expect(answer).rejects.toMatchObject({ kind: 'kernel-changed' });
  });

  it('ends when the kernel dies before the reply', async () => {
    const { ask, connection } = setUp();
    const answer = ask();
    const future = await sent(connection);
    connection.status = 'dead';
    future.cancel();
    await expect(answer).rejects.toMatchObject({ kind: 'kernel-dead' });
  });

  it('can be given up while the kernel has not turned to it', async () => {
    const { ask, connection, stop } = setUp();
    const answer = ask();
    await sent(connection);
    stop.abort();
    await expect(answer).rejects.toMatchObject({ name: 'StoppedWaiting' });
  });
});

describe('a kernel that does not answer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is interrupted after the limit, counted from when it turned to the request, and then given up', async () => {
    const { ask, connection } = setUp();
    const answer = ask().catch((reason: unknown) => reason as CannotCheck);
    const future = await sent(connection);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(connection.interrupted).toBe(0);
    future.onIOPub(BUSY);
    await jest.advanceTimersByTimeAsync(14_000);
    expect(connection.interrupted).toBe(1);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await answer).toMatchObject({ kind: 'kernel-silent' });
  });

  it('is left alone when its answer overtakes the news that it is busy', async () => {
    const { ask, connection, started } = setUp();
    const answer = ask();
    const future = await sent(connection);
    future.onReply(ok({ answers: [] }));
    await answer;
    future.onIOPub(BUSY);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(connection.interrupted).toBe(0);
    expect(started()).toBe(0);
  });

  it('is not interrupted once it has turned to the next cell, though its answer is late', async () => {
    const { ask, connection } = setUp();
    const answer = ask().catch((reason: unknown) => reason as CannotCheck);
    const future = await sent(connection);
    future.onIOPub(BUSY);
    await jest.advanceTimersByTimeAsync(12_000);
    future.onIOPub(IDLE);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(connection.interrupted).toBe(0);
    expect(await answer).toMatchObject({ kind: 'kernel-silent' });
  });

  it('is never interrupted when nobody asked, only we did', async () => {
    const { connection, session } = setUp();
    const asked = session.fingerprints([['softmax']], []);
    const future = await sent(connection);
    future.onIOPub(BUSY);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(connection.interrupted).toBe(0);
    await expect(asked).resolves.toBeNull();
  });

  it('may still answer after the interrupt', async () => {
    const { ask, connection } = setUp();
    const answer = ask();
    const future = await sent(connection);
    future.onIOPub(BUSY);
    await jest.advanceTimersByTimeAsync(14_000);
    future.onReply(ok({ answers: [{ t: 'timed-out', seconds: 2, line: 3 }] }));
    await expect(answer).resolves.toMatchObject({ answers: [{ t: 'timed-out' }] });
  });
});

describe('a kernel', () => {
  it.each([
    ['idle', 'connected', 'idle'],
    ['busy', 'connected', 'busy'],
    ['starting', 'connected', 'starting'],
    ['autorestarting', 'connected', 'starting'],
    ['unknown', 'connecting', 'lost'],
    ['unknown', 'connected', 'starting'],
    ['idle', 'disconnected', 'lost'],
    ['dead', 'disconnected', 'dead']
  ])('that is %s and %s is taken for %s', (status, connectionStatus, standing) => {
    const { connection, session } = setUp();
    Object.assign(connection, { status, connectionStatus });
    expect(session.standing).toBe(standing);
  });

  it('that is not there is waited for only when it will be', () => {
    const { context, session } = setUp();
    context.session.kernel = null;
    expect(session.standing).toBe('none');
    context.kernelDisplayStatus = 'initializing';
    expect(session.standing).toBe('starting');
  });

  it('is waited for until it is idle', async () => {
    const { become, session, stop } = setUp();
    become('busy');
    const seen: string[] = [];
    const ready = session.ready({ signal: stop.signal, onWait: () => seen.push(session.standing) });
    become('starting');
    await Promise.resolve();
    become('idle');
    await ready;
    expect(seen).toEqual(['busy', 'starting']);
  });

  it('of another language is not asked', async () => {
    const { connection, session, stop } = setUp();
    connection.language = 'R';
    await expect(session.ready({ signal: stop.signal, onWait: () => undefined })).rejects.toMatchObject({
      kind: 'not-python',
      says: { values: { language: 'R' } }
    });
  });

  it('tells when code of the learner has run, but not when only we asked', () => {
    const { become, context, session } = setUp();
    let ran = 0;
    session.executed.connect(() => {
      ran += 1;
    });
    become('busy');
    become('idle');
    expect(ran).toBe(0);
    context.iopubMessage.emit({ header: { msg_type: 'execute_input' } });
    become('busy');
    become('idle');
    expect(ran).toBe(1);
  });

  it('that is busy is not asked what has changed', async () => {
    const { become, connection, session } = setUp();
    become('busy');
    await expect(session.fingerprints([['softmax']], [])).resolves.toBeNull();
    expect(connection.sent).toEqual([]);
  });

  it('says what its names stand for', async () => {
    const { connection, session } = setUp();
    const asked = session.fingerprints([['softmax'], ['p', 'q']], []);
    const future = await sent(connection);
    expect(future.content.user_expressions.math4ml).toContain('fingerprint(');
    future.onReply(ok({ fingerprints: ['a', 'b'] }));
    await expect(asked).resolves.toEqual({ fingerprints: ['a', 'b'], programs: [] });
  });

  it('is told from another by what it does: it waits for input, or stands at a breakpoint', () => {
    const { become, connection, context, session } = setUp();
    let changes = 0;
    session.standingChanged.connect(() => {
      changes += 1;
    });
    become('busy');
    connection.hasPendingInput = true;
    context.session.pendingInput.emit(true);
    expect([session.standing, changes]).toEqual(['input', 2]);
    connection.hasPendingInput = false;
    const debug = (event: string) =>
      context.iopubMessage.emit({ header: { msg_type: 'debug_event' }, content: { event } });
    debug('stopped');
    expect([session.standing, changes]).toEqual(['paused', 3]);
    debug('continued');
    expect(session.standing).toBe('busy');
    debug('stopped');
    become('idle');
    become('busy');
    expect(session.standing).toBe('busy');
  });

  it('for which none was chosen is not waited for, though JupyterLab calls it initializing', async () => {
    jest.useFakeTimers();
    const { context, session, stop } = setUp();
    Object.assign(context, { kernelDisplayStatus: 'initializing', hasNoKernel: true });
    context.session.kernel = null;
    const ready = session.ready({ signal: stop.signal, onWait: () => undefined }).catch((reason: unknown) => reason);
    await jest.advanceTimersByTimeAsync(6000);
    expect(await ready).toMatchObject({ kind: 'no-kernel' });
    jest.useRealTimers();
  });
});

describe('a kernel that is accompanied', () => {
  it('has the agent as soon as it is idle, and again after every restart, from wherever', async () => {
    const { become, connection, session } = setUp();
    connection.status = 'busy';
    session.accompany();
    await sent(connection, 0);
    become('idle');
    const first = await sent(connection);
    expect(Object.keys(first.content.user_expressions)).toEqual(['install', 'math4ml']);
    first.onReply(ok({ fingerprints: [] }));
    await sent(connection);
    become('busy');
    become('idle');
    await sent(connection);
    for (const status of ['restarting', 'starting']) {
      const { epoch } = session;
      become(status);
      expect(session.epoch).toBe(epoch + 1);
      const before = connection.sent.length;
      become('idle');
      (await sent(connection, before + 1)).onReply(ok({ fingerprints: [] }));
      await sent(connection, before + 1);
      become('busy');
    }
  });

  it('is left alone when it runs another language, and nobody is told', async () => {
    const { connection, session } = setUp();
    connection.language = 'R';
    session.accompany();
    await sent(connection, 0);
  });
});
