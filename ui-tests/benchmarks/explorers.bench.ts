/**
 * How closely an explorer follows a slider, measured in the page itself with `performance.now()`.
 *
 * A key moves the slider a step; the value goes to the kernel, which draws, and the picture comes back. *Written* is when
 * the new picture stands in the document, as a MutationObserver sees it; *painted* is after the frame that shows it. The
 * moves are taken in turns with a silent kernel request that asks for nothing, the least that any of this can take.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import '../support/app';
import { code } from '../support/document';
import { Lab } from '../support/lab';
import { JupyterServer } from '../support/server';

const MOVES = Number(process.env.MATH4ML_BENCH_MOVES ?? 100);
const folder = process.env.MATH4ML_BENCH_OUT ?? resolve(__dirname, '../test-results/figures');

const EXPLORERS = ['grid', 'three_steps', 'approximation', 'descent', 'surprise'];

interface IFigures {
  request: number[];
  written: number[];
  painted: number[];
}

test('from a step of a slider to the picture redrawn', async ({ browser }) => {
  const server = new JupyterServer();
  await server.start();
  const page = await browser.newPage();
  const lab = await Lab.visit(page, server);
  const figures: Record<string, IFigures> = {};
  for (const explorer of EXPLORERS) {
    const notebook = await lab.open([code(`from math4ml_ext import explore\n\nexplore.${explorer}()`)]);
    await notebook.run(0);
    const cell = notebook.cell(0);
    await expect(cell.locator('svg[role=img]')).toBeVisible();
    await expect(cell.getByRole('slider').first()).toBeVisible();
    const panel = await notebook.widget();
    figures[explorer] = await panel.evaluate(async (widget, rounds) => {
      const kernel = widget.sessionContext.session?.kernel;
      const root = document.getElementById(widget.id);
      const handle = root?.querySelector<HTMLElement>('[role=slider]');
      if (!kernel || !root || !handle) {
        throw new Error('There is no slider to move, or no kernel to ask.');
      }
      const request = async (): Promise<number> => {
        const start = performance.now();
        await kernel.requestExecute({ code: '', silent: true, store_history: false, allow_stdin: false }).done;
        return performance.now() - start;
      };
      const drawn = (): string => root.querySelector('svg[role=img]')?.outerHTML ?? '';
      const quiet = (): Promise<void> => new Promise(done => requestIdleCallback(() => done()));
      const move = (key: string): Promise<{ written: number; painted: number }> =>
        new Promise(done => {
          const before = drawn();
          const observer = new MutationObserver(() => {
            const now = drawn();
            if (now && now !== before) {
              observer.disconnect();
              const written = performance.now() - start;
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done({ written, painted: performance.now() - start });
                port2.postMessage(null);
              });
            }
          });
          observer.observe(root, { subtree: true, childList: true, characterData: true });
          const start = performance.now();
          handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        });
      const measured: IFigures = { request: [], written: [], painted: [] };
      // To and fro, and first away from an end, so that every step changes the picture. The first few warm everything up.
      for (let round = -10; round < rounds; round++) {
        await quiet();
        const least = await request();
        await quiet();
        const { written, painted } = await move(round % 2 ? 'ArrowLeft' : 'ArrowRight');
        if (round >= 0) {
          measured.request.push(least);
          measured.written.push(written);
          measured.painted.push(painted);
        }
      }
      return measured;
    }, MOVES);
    await notebook.close();
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'explorers.json'), JSON.stringify(figures));
  await page.close();
  await server.dispose();
});
