import type { CannotCheck } from '../../format/problem';
import { BUSY, failed, IDLE, ok, REQUEST, sent, setUp } from '../../testing/kernel';

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
