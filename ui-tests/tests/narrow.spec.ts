/**
 * Narrow windows: a phone, half a screen, a page zoomed to 400 %, two notebooks side by side. A page zoomed to 400 % on
 * a screen 1280 px wide has 320 px of its own.
 */
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { NUMPY, RIGHT, WRONG } from '../support/answers';
import { expectAccessible } from '../support/axe';
import { answer, code, type ICell } from '../support/document';
import { expect, test } from '../support/fixtures';
import { openClassic } from '../support/lab';
import type { Notebook } from '../support/notebook';
import * as states from '../support/states';

const folder = resolve(__dirname, '../test-results/pictures');

const CELLS: readonly ICell[] = [
  code(NUMPY),
  answer('surprise', RIGHT.surprise),
  answer('softmax', WRONG.softmax),
  answer('entropy', 'def entropy(p):\n    scores = p * log(p)\n    return -scores.sum()'),
  answer('divergence', 'def divergence(p, q):\n    ...')
];

const STATES = [
  ['surprise', states.PASSED],
  ['softmax', states.NOT_YET],
  ['entropy', states.STOPPED],
  ['divergence', states.NOT_ATTEMPTED]
] as const;

async function checkAll(notebook: Notebook): Promise<void> {
  await notebook.run(0);
  for (const [exercise, state] of STATES) {
    await notebook.bar(exercise).button.scrollIntoViewIfNeeded();
    await notebook.bar(exercise).check();
    await notebook.bar(exercise).is(state);
  }
}

interface IBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where everything of a bar is, in pixels of the page, all at one moment. */
async function measured(notebook: Notebook, exercise: string, index: number): Promise<Record<string, IBox | null>> {
  await notebook.bar(exercise).line.scrollIntoViewIfNeeded();
  return notebook.cell(index).evaluate(cell => {
    const box = (selector: string): IBox | null => {
      const found = selector === '' ? cell : cell.querySelector(selector);
      if (!found || found.getClientRects().length === 0) {
        return null;
      }
      const { x, y, width, height } = found.getBoundingClientRect();
      return { x, y, width, height };
    };
    return {
      cell: box(''),
      editor: box('.jp-InputArea-editor'),
      line: box('.m4-Bar'),
      check: box('.m4-Bar-check'),
      state: box('.m4-Bar-state'),
      why: box('.m4-Bar-why'),
      more: box('.m4-Bar-more')
    };
  });
}

async function expectNeat(notebook: Notebook, page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  for (const [index, [exercise]] of STATES.entries()) {
    const box = await measured(notebook, exercise, index + 1);
    const { cell, editor, line, check, state, why, more } = box;
    if (!cell || !editor || !line || !check || !state || !more) {
      throw new Error(`The bar of ${exercise} is not drawn whole.`);
    }
    const right = Math.min(width, cell.x + cell.width);
    expect(Math.abs(line.x - editor.x), `${exercise}: the bar begins where its cell does`).toBeLessThanOrEqual(4);
    expect(Math.abs(state.y - check.y), `${exercise}: button and outcome in one line`).toBeLessThan(check.height);
    // At 320 px JupyterLab's own side bars leave no room for the menu beside the outcome.
    const below = line.width < 260 ? 2 : 1;
    expect(Math.abs(more.y - check.y), `${exercise}: the menu beside them`).toBeLessThan(below * check.height + 8);
    expect(more.x + more.width, `${exercise}: nothing is pushed out`).toBeLessThanOrEqual(right + 1);
    if (why && why.height > 0) {
      expect(why.height, `${exercise}: no column of letters`).toBeLessThan(why.width);
      expect(why.x + why.width, `${exercise}: the reason is inside`).toBeLessThanOrEqual(right + 1);
    }
  }
}

for (const width of [320, 390, 480, 640]) {
  test(`a bar at ${width} px in Notebook 7`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 800 });
    const notebook = await openClassic(page, server, CELLS);
    await checkAll(notebook);
    await expectNeat(notebook, page);
    await expectAccessible(notebook.bar('softmax').line);
    await notebook.bar('softmax').line.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${folder}/narrow-notebook-${width}.png`, animations: 'disabled' });
    await notebook.close();
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`bars at 320 to 640 px in JupyterLab, ${theme}`, async ({ lab }) => {
    const { page } = lab;
    const size = page.viewportSize();
    await lab.theme(theme);
    const notebook = await lab.open(CELLS);
    await checkAll(notebook);
    try {
      // With a side panel open there is no room for a notebook, with or without us.
      await notebook.execute('application:toggle-left-area');
      for (const width of [640, 480, 390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await expectNeat(notebook, page);
        await notebook.bar('softmax').line.scrollIntoViewIfNeeded();
        await page.screenshot({ path: `${folder}/narrow-lab-${width}-${theme}.png`, animations: 'disabled' });
      }
    } finally {
      await page.setViewportSize(size ?? { width: 1100, height: 800 });
      await notebook.execute('application:toggle-left-area');
      await lab.theme('light');
    }
  });
}

test('bars of two notebooks side by side', async ({ lab }) => {
  const { page } = lab;
  const first = await lab.open(CELLS);
  await checkAll(first);
  const second = await lab.open([code(NUMPY)]);
  await page.evaluate(
    ([right, left]) => {
      const panels = [...window.jupyterapp.shell.widgets('main')];
      const panel = panels.find(each => each.id === right);
      if (panel) {
        window.jupyterapp.shell.add(panel, 'main', { mode: 'split-right', ref: left });
      }
    },
    [second.panel, first.panel] as const
  );
  await expect(first.bar('surprise').line).toBeVisible();
  await expectNeat(first, page);
});
