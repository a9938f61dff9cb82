import type { ISessionContext } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';

import { StandingWatch } from '../standing';

/** A kernel of a server that answers as the test says. */
function setUp(answer: () => object, parts: object = {}) {
  const source = {};
  // As much of a browser as asking a server takes.
  const serverSettings = {
    baseUrl: 'http://localhost/',
    init: {},
    Request: class {
      headers = new Map();
    },
    fetch: () => Promise.resolve().then(answer)
  };
  const kernel = {
    id: 'kernel',
    status: 'idle',
    connectionStatus: 'connected',
    hasPendingInput: false,
    serverSettings
  };
  const context = {
    session: { kernel: { ...kernel, ...parts }, pendingInput: new Signal<object, boolean>(source) },
    kernelDisplayStatus: 'unknown',
    hasNoKernel: false,
    kernelChanged: new Signal<object, void>(source),
    statusChanged: new Signal<object, string>(source),
    connectionStatusChanged: new Signal<object, string>(source),
    iopubMessage: new Signal<object, object>(source)
  };
  return { context, watch: new StandingWatch(context as unknown as ISessionContext) };
}

function model(state: string): () => object {
  return () => ({
    status: 200,
    json: () => Promise.resolve({ id: 'kernel', name: 'python3', execution_state: state })
  });
}

const NOWHERE = (): object => ({ status: 404 });
const GATEWAY = (): object => ({ status: 503, json: () => Promise.resolve({}) });
const OFFLINE = (): object => {
  throw new TypeError('Failed to fetch');
};

describe('of a kernel that says nothing the server says', () => {
  it.each([
    ['that it is silent', model('idle'), {}, 'silent'],
    ['that it is busy', model('busy'), {}, 'busy'],
    ['that it does not know it', NOWHERE, {}, 'gone'],
    ['that it cannot reach it', GATEWAY, {}, 'cut-off'],
    ['nothing, being away itself', OFFLINE, {}, 'offline'],
    [
      'that it is there, though no connection comes about',
      model('idle'),
      { connectionStatus: 'connecting' },
      'unconnected'
    ],
    ['nothing of one that has died', OFFLINE, { status: 'dead' }, 'dead'],
    ['nothing of one that waits for input', OFFLINE, { status: 'busy', hasPendingInput: true }, 'input']
  ])('%s', async (_, answer, parts, standing) => {
    const { watch } = setUp(answer, parts);
    await expect(watch.probe()).resolves.toBe(standing);
  });

  it('that there is none, where none was chosen', async () => {
    const { context, watch } = setUp(OFFLINE);
    Object.assign(context, { session: null, kernelDisplayStatus: 'initializing', hasNoKernel: true });
    expect(watch.standing).toBe('starting');
    await expect(watch.probe()).resolves.toBe('none');
  });
});

it('a connection that broke is lost, one that never was is being made', () => {
  const { context, watch } = setUp(OFFLINE, { connectionStatus: 'connecting', status: 'unknown' });
  expect(watch.standing).toBe('connecting');
  context.session.kernel.connectionStatus = 'connected';
  context.connectionStatusChanged.emit('connected');
  context.session.kernel.connectionStatus = 'connecting';
  expect(watch.standing).toBe('lost');
});
