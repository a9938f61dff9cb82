/**
 * What a learner waits for, measured in the page itself with `performance.now()`.
 *
 * A click on Check is compared with the two things it cannot do without: one silent kernel request that asks for nothing
 * and one POST that does nothing, taken in turns with it in the same page. *Written* is when the verdict is in the
 * document (a MutationObserver sees `data-state` change to the outcome); *painted* is after the frame that shows it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, test } from '@playwright/test';
import '../support/app';
import { take } from '../support/course';
import { answer, code, write } from '../support/document';
import { Lab } from '../support/lab';
import type { Notebook } from '../support/notebook';
import { JupyterServer } from '../support/server';

const CLICKS = Number(process.env.MATH4ML_BENCH_CLICKS ?? 100);
const LOADS = Number(process.env.MATH4ML_BENCH_LOADS ?? 15);
const folder = process.env.MATH4ML_BENCH_OUT ?? resolve(__dirname, '../test-results/figures');
const plus = {
  folder: resolve(__dirname, '../../benchmarks'),
  name: 'empty_route'
};

const right = 'def softmax(xs):\n    e = np.exp(xs - np.max(xs))\n    return e / e.sum()';
const wrong = 'def softmax(xs):\n    return xs / np.sum(xs)';

function keep(name: string, figures: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(figures));
}

interface IFigures {
  request: number[];
  post: number[];
  written: number[];
  painted: number[];
}

/** Take the three in turns, `times` times, in the page of `notebook`. */
async function takeTurns(notebook: Notebook, outcome: string, times: number): Promise<IFigures> {
  const panel = await notebook.widget();
  return panel.evaluate(
    async (widget, { rounds, wanted }) => {
      const kernel = widget.sessionContext.session?.kernel;
      const bar = document.querySelector('.m4-Bar');
      const button = bar?.querySelector<HTMLElement>('.m4-Bar-check');
      if (!kernel || !bar || !button) {
        throw new Error('There is nothing to press, or no kernel to ask.');
      }
      const xsrf = document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? '';

      const request = async (): Promise<number> => {
        const start = performance.now();
        const empty = {
          code: '',
          silent: true,
          store_history: false,
          allow_stdin: false
        };
        await kernel.requestExecute(empty).done;
        return performance.now() - start;
      };
      const post = async (): Promise<number> => {
        const start = performance.now();
        const headers = {
          'Content-Type': 'application/json',
          'X-XSRFToken': xsrf
        };
        const response = await fetch('/empty-route', {
          method: 'POST',
          headers,
          body: '{}',
          cache: 'no-store'
        });
        await response.json();
        if (!response.ok) {
          throw new Error(`The empty route answered ${response.status}`);
        }
        return performance.now() - start;
      };
      const click = (): Promise<{ written: number; painted: number }> =>
        new Promise(done => {
          let left = false;
          const observer = new MutationObserver(() => {
            const state = bar.getAttribute('data-state');
            left ||= state !== wanted;
            if (left && state === wanted) {
              observer.disconnect();
              const written = performance.now() - start;
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done({ written, painted: performance.now() - start });
                port2.postMessage(null);
              });
            }
          });
          observer.observe(bar, {
            attributes: true,
            attributeFilter: ['data-state']
          });
          const start = performance.now();
          button.click();
        });
      const quiet = (): Promise<void> => new Promise(done => requestIdleCallback(() => done()));

      const figures: IFigures = {
        request: [],
        post: [],
        written: [],
        painted: []
      };
      for (let round = 0; round < rounds; round++) {
        await quiet();
        figures.request.push(await request());
        await quiet();
        figures.post.push(await post());
        await quiet();
        const { written, painted } = await click();
        figures.written.push(written);
        figures.painted.push(painted);
      }
      return figures;
    },
    { rounds: times, wanted: outcome }
  );
}

async function clicks(browser: Browser, name: string, server: JupyterServer): Promise<void> {
  await server.start();
  const page = await browser.newPage();
  const lab = await Lab.visit(page, server);
  for (const [outcome, source] of [
    ['passed', right],
    ['not-yet', wrong]
  ]) {
    const notebook = await lab.open([code('import numpy as np'), answer('softmax', source)]);
    await notebook.run(0);
    const bar = notebook.bar('softmax');
    await bar.check();
    await bar.is(outcome);
    await takeTurns(notebook, outcome, 10);
    keep(`${name}-${outcome}`, await takeTurns(notebook, outcome, CLICKS));
    await notebook.close();
  }
  await page.close();
  await server.dispose();
}

test('a click, with TCP_NODELAY', async ({ browser }) => {
  await clicks(browser, 'click', new JupyterServer({ plus }));
});

test('a click, without TCP_NODELAY', async ({ browser }) => {
  const off = ['--Math4ML.nodelay=False'];
  await clicks(browser, 'click-delayed', new JupyterServer({ plus, arguments: off }));
});

/** What has to be there before a notebook counts as open, besides the notebook itself. */
interface IWanted {
  /** The bar of every exercise on the screen. */
  bars: boolean;
  /** The side panel, or in its place the file browser. */
  panel: boolean;
}

/** Load the notebook at `path` in a fresh page and say when it was ready, in ms after navigation began. */
async function load(browser: Browser, server: JupyterServer, path: string, wanted: IWanted): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 800 }
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/lab/tree/${path}?reset&token=${server.token}`);
  await page.waitForFunction(() => typeof window.jupyterapp === 'object');
  const figure = await page.evaluate(async ({ bars, panel: withPanel }) => {
    const quiet = (): Promise<void> => new Promise(done => requestIdleCallback(() => done()));
    await window.jupyterapp.restored;
    void window.jupyterapp.commands.execute(withPanel ? 'math4ml:show-course' : 'filebrowser:activate');
    let panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.context);
    while (!panel) {
      await quiet();
      panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.context);
    }
    await panel.context.ready;
    await panel.sessionContext.ready;
    const cells = panel.content.widgets as unknown as {
      ready: Promise<void>;
      node: HTMLElement;
      model: { getMetadata(key: string): unknown };
    }[];
    const seen = cells.filter(each => each.node.getBoundingClientRect().top < window.innerHeight);
    await Promise.all(seen.map(each => each.ready));
    const tagged = seen.filter(each => String(each.model.getMetadata('tags')).includes('check:'));
    while (bars && !tagged.every(each => each.node.querySelector('.m4-Bar'))) {
      await quiet();
    }
    while (withPanel && !document.querySelector('.m4-Home [role=treeitem]')) {
      await quiet();
    }
    await quiet();
    return performance.now();
  }, wanted);
  await page.evaluate(async () => {
    for (const panel of [...window.jupyterapp.shell.widgets('main')].filter(each => each.context)) {
      await panel.sessionContext.shutdown();
    }
  });
  await context.close();
  return figure;
}

test('a notebook of 200 tagged cells, with and without the extension', async ({ browser }) => {
  const cells = Array.from({ length: 200 }, (_, index) =>
    answer(index % 2 ? 'softmax' : 'entropy', `# Exercise ${index}\nx_${index} = ${index}`)
  );
  const servers = {
    on: new JupyterServer(),
    off: new JupyterServer({ extension: false })
  };
  // Not said to be of the course: there a tag that stands twice is taken off, and 198 bars would never come.
  const metadata = { math4ml: {} };
  const paths = {
    on: write(servers.on.files, cells, metadata),
    off: write(servers.off.files, cells, metadata)
  };
  await Promise.all(Object.values(servers).map(server => server.start()));
  const figures: Record<'on' | 'off', number[]> = { on: [], off: [] };
  for (let round = -2; round < LOADS; round++) {
    // Each goes first in turn, so that neither always finds the machine warm.
    for (const which of round % 2 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      const figure = await load(browser, servers[which], paths[which], { bars: which === 'on', panel: false });
      if (round >= 0) {
        figures[which].push(figure);
      }
    }
  }
  keep('load', figures);
  await Promise.all(Object.values(servers).map(server => server.dispose()));
});

test('the four notebooks of the course with the panel, with and without the extension', async ({ browser }) => {
  const servers = { on: new JupyterServer(), off: new JupyterServer({ extension: false }) };
  const paths = ['linear-algebra', 'svd', 'calculus', 'probability'].map(notebook => {
    take(servers.off, notebook);
    return take(servers.on, notebook).path;
  });
  await Promise.all(Object.values(servers).map(server => server.start()));
  const figures: Record<'on' | 'off', number[]> = { on: [], off: [] };
  for (let round = -1; round < Math.ceil(LOADS / 3); round++) {
    for (const path of paths) {
      for (const which of round % 2 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
        const wanted = { bars: which === 'on', panel: which === 'on' };
        const figure = await load(browser, servers[which], path, wanted);
        if (round >= 0) {
          figures[which].push(figure);
        }
      }
    }
  }
  keep('course', figures);
  await Promise.all(Object.values(servers).map(server => server.dispose()));
});
