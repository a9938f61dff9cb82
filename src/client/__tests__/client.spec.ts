import { type ServerConnection } from '@jupyterlab/services';

import { CannotCheck } from '../../format/problem';
import { issued, reached, verdict } from '../../testing/fakes';
import { Client, problemOf } from '../client';

type Script = { status: number; body: unknown } | Error;

function setUp(...script: Script[]) {
  const sent: { url: string; init: RequestInit }[] = [];
  const waits: number[] = [];
  const request: typeof ServerConnection.makeRequest = (url, init) => {
    sent.push({ url, init });
    const next = script.shift() ?? new Error('nothing more');
    if (next instanceof Error) {
      return Promise.reject(next);
    }
    const text = typeof next.body === 'string' ? next.body : JSON.stringify(next.body);
    const ok = next.status < 400;
    return Promise.resolve({ ok, status: next.status, text: () => Promise.resolve(text) } as Response);
  };
  const client = new Client({
    request,
    serverSettings: { baseUrl: 'http://host/base/' } as ServerConnection.ISettings,
    wait: milliseconds => {
      waits.push(milliseconds);
      return Promise.resolve();
    }
  });
  return { client, sent, waits };
}

const ANSWERS = { check: 'token', rounds: [], stopped: null, cell: '' };

describe('a request', () => {
  it('goes to the routes of the extension, below the base of the server', async () => {
    const { client, sent } = setUp({ status: 200, body: issued() });
    await client.issue({ exercise: 'probability/softmax', course: 'math4ml' });
    expect(sent[0]?.url).toBe('http://host/base/math4ml/api/checks');
    expect(sent[0]?.init.method).toBe('POST');
    expect(JSON.parse(sent[0]?.init.body as string)).toEqual({ exercise: 'probability/softmax', course: 'math4ml' });
  });

  it('for what does not change is made once, and again if it failed', async () => {
    const { client, sent } = setUp(new TypeError('Failed to fetch'), { status: 200, body: { courses: [] } });
    await expect(client.exercises()).rejects.toBeInstanceOf(CannotCheck);
    await client.exercises();
    await client.exercises();
    expect(sent).toHaveLength(2);
  });
});

describe('answers', () => {
  it('are sent again while the server is away', async () => {
    const body = reached(verdict());
    const { client, sent, waits } = setUp(
      new TypeError('Failed to fetch'),
      { status: 503, body: '' },
      { status: 200, body }
    );
    await expect(client.answer(ANSWERS)).resolves.toEqual(body);
    expect(sent).toHaveLength(3);
    expect(waits).toHaveLength(2);
  });

  it('are given up after a while, with a sentence', async () => {
    const { client } = setUp();
    await expect(client.answer(ANSWERS)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('are not sent again when the server refused them', async () => {
    const { client, sent } = setUp({ status: 409, body: { reason: 'token-expired', message: 'Begun too long ago.' } });
    await expect(client.answer(ANSWERS)).rejects.toMatchObject({ reason: 'token-expired' });
    expect(sent).toHaveLength(1);
  });
});

describe('what is not a success', () => {
  it('is the sentence of the server where it has one', () => {
    const problem = problemOf(400, JSON.stringify({ reason: 'bad-message', message: 'This is not a check.' }));
    expect(problem.says.text).toBe('This is not a check.');
  });

  it('is the sentence of the server too while its store is away', () => {
    const message = 'Your progress cannot be saved just now.';
    const problem = problemOf(503, JSON.stringify({ reason: 'store-trouble', message }));
    expect(problem.says.text).toBe(message);
  });

  it.each([
    [401, 'signed-out'],
    [403, 'signed-out'],
    [404, 'no-extension'],
    [424, 'unreachable'],
    [500, 'broken-server'],
    [503, 'unreachable']
  ])('with status %d is "%s" otherwise', (status, kind) => {
    expect(problemOf(status, '<html>').kind).toBe(kind);
    expect(problemOf(status, '{"message": "Forbidden", "reason": null}').kind).toBe(kind);
  });

  it('is told too when a success cannot be read', async () => {
    const { client } = setUp({ status: 200, body: '<html>sign in</html>' });
    await expect(client.progress()).rejects.toMatchObject({ kind: 'broken-server' });
  });
});

describe('whether checks are recorded again', () => {
  const recording = (recorded: boolean) => ({ status: 200, body: { recorded, notice: null, waiting: 0 } });

  it('is asked until it is so, with a pause before each question', async () => {
    const { client, sent, waits } = setUp(recording(false), new TypeError('Failed to fetch'), recording(true));
    await client.recordedAgain();
    expect(sent.map(one => one.url)).toEqual(Array(3).fill('http://host/base/math4ml/api/recording'));
    expect(waits).toEqual([5000, 5000, 5000]);
  });

  it('is asked once for all who wait, and anew the next time', async () => {
    const { client, sent } = setUp(recording(true), recording(true));
    await Promise.all([client.recordedAgain(), client.recordedAgain()]);
    expect(sent).toHaveLength(1);
    await client.recordedAgain();
    expect(sent).toHaveLength(2);
  });
});
