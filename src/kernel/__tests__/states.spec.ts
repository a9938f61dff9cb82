import { ok, sent, setUp } from '../../testing/kernel';

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
