/**
 * 3,000 learners at 60 exercises: how long until the matrix stands, what an event and a screen further cost the page's
 * one thread, how much it holds. Durations are those of the browser's tasks, scripts and layout together.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { test } from '../support/class';

const folder = process.env.MATH4ML_BENCH_OUT ?? resolve(__dirname, '../test-results/figures');
const LOADS = Number(process.env.MATH4ML_BENCH_LOADS ?? 5);
const EVENTS = 20;
const SCREENS = 40;

test.use({ options: { learners: 3000, wide: true }, viewport: { width: 1700, height: 860 } });

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(each => each.name === name)?.value ?? 0;
}

test('the page of a large class', async ({ classPage, classServer }) => {
  const { page } = classPage;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async (): Promise<number> => 1000 * (await metric(session, 'TaskDuration'));
  const figures: Record<string, number[]> = {
    ready: [],
    fetched: [],
    event: [],
    told: [],
    screen: [],
    heap: [],
    nodes: []
  };

  for (let load = 0; load < LOADS; load += 1) {
    await page.goto(classPage.server.url);
    const ready = await page.waitForFunction(() => document.querySelector('.m4-Grid-cell') && performance.now());
    figures.ready.push(Number(await ready.jsonValue()));
    const fetched = await page.evaluate(() => {
      const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return requests.find(each => each.name.includes('/api/matrix'))?.duration ?? 0;
    });
    figures.fetched.push(fetched);
  }
  await session.send('HeapProfiler.collectGarbage');
  figures.heap.push((await metric(session, 'JSHeapUsedSize')) / 1e6);
  figures.nodes.push(await metric(session, 'Nodes'));

  await classPage.name('learner-0001').focus();
  for (let number = 0; number < EVENTS; number += 1) {
    const exercise = `book-3/exercise-${String(number % 15).padStart(2, '0')}`;
    // A plain selector: to look for roles and names among 2,500 cells would be most of what is measured.
    const cell = `[aria-label^="learner-0001, Exercise ${(number % 15) + 1} of notebook 4:"]`;
    const text = String(1 + Math.floor(number / 15));
    const before = await spent();
    const begun = performance.now();
    await classServer.check({ user: 'learner-0001', exercise, outcome: 'failed' });
    await page.waitForFunction(([at, words]) => document.querySelector(at)?.textContent === words, [
      cell,
      text
    ] as const);
    figures.told.push(performance.now() - begun);
    figures.event.push((await spent()) - before);
  }
  for (let screen = 0; screen < SCREENS; screen += 1) {
    const before = await spent();
    await page.keyboard.press('PageDown');
    await page.evaluate(() => new Promise(requestAnimationFrame));
    figures.screen.push((await spent()) - before);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'class.json'), JSON.stringify(figures));
});
