import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Matrix, Overview, Problem } from '../protocol.js';

const overview: Overview = {
  user: 'emmy',
  manage: false,
  courses: [{ id: 'tiny', title: 'Tiny', notebooks: [], sections: ['tuesday'] }],
  regrade: false
};
const matrix: Matrix = {
  course: 'tiny',
  section: 'tuesday',
  cursor: '1-0',
  now: 0,
  exercises: [],
  misconceptions: [],
  rows: [['ada', '', [], 0, []]],
  terms: []
};
const trouble: Problem = { reason: 'store-trouble', message: 'The progress database cannot be reached.' };

// Nothing changes its size on a page that is not drawn.
Object.assign(globalThis, {
  ResizeObserver: class {
    observe = (): void => undefined;
    disconnect = (): void => undefined;
  }
});

const reply = (status: number, message: unknown): Response =>
  ({ status, ok: status < 300, json: () => Promise.resolve(message) }) as Response;

/** Open the page at a service that answers with these, when it is asked where everybody stands, and who is looking. */
async function open(matrices: Response[], overviews: Response[] = []): Promise<void> {
  jest.resetModules();
  jest.useFakeTimers();
  const shipped = readFileSync(join(__dirname, '../../index.html'), 'utf8');
  document.body.replaceChildren(...new DOMParser().parseFromString(shipped, 'text/html').body.children);
  globalThis.fetch = jest.fn((url: unknown) => {
    const route = /api\/(\w+)/.exec(String(url))?.[1] ?? '';
    const answers: Record<string, Response> = {
      overview: overviews[0] ?? reply(200, overview),
      matrix: matrices[0] ?? reply(500, null)
    };
    (route === 'overview' ? overviews : route === 'matrix' ? matrices : []).shift();
    const answer = answers[route];
    return answer === undefined ? new Promise<Response>(() => undefined) : Promise.resolve(answer);
  });
  await import('../page.js');
  await jest.advanceTimersByTimeAsync(100);
}

const line = (): string => document.getElementById('line')?.textContent ?? '';
const presence = (): string => document.getElementById('presence')?.textContent ?? '';

afterEach(() => jest.useRealTimers());

describe('a page that was opened while the database was away', () => {
  it('says so, and shows the class when it is back', async () => {
    await open([reply(503, trouble), reply(200, matrix)]);
    expect(line()).toBe(trouble.message);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(line()).toBe('');
    expect(presence()).toContain('1 learner');
  });

  it('does so too when not even the courses were known', async () => {
    await open([reply(200, matrix)], [reply(503, trouble)]);
    expect(line()).toBe(trouble.message);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(presence()).toContain('1 learner');
  });

  it('does not ask again where it may not', async () => {
    await open([reply(403, { reason: 'forbidden', message: 'You may not.' }), reply(200, matrix)]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(line()).toBe('You may not.');
  });
});
