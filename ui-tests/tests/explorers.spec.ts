/**
 * The explorers as a learner meets them: opened by a cell, moved with the keyboard and the mouse, read to those who
 * cannot see them. Each is photographed, light and dark, into the test's results.
 */
import { resolve } from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { code } from '../support/document';
import { expect, test } from '../support/fixtures';

const EXPLORERS = ['grid', 'three_steps', 'approximation', 'descent', 'surprise'];

const folder = resolve(__dirname, '../test-results/explorers');

function opening(explorer: string): ReturnType<typeof code> {
  return code(`from math4ml_ext import explore\n\nexplore.${explorer}()`);
}

function picture(root: Locator): Locator {
  return root.locator('svg[role=img]');
}

/** The picture as it is drawn, to tell whether it changed. */
function drawn(root: Locator): Promise<string> {
  return picture(root).evaluate(svg => svg.outerHTML);
}

/** The part of a slider that takes the keyboard. */
function handle(root: Locator, name: string): Locator {
  return root.getByRole('slider', { name, exact: true });
}

/** The masses that a chart of the surprise explorer shows, in hundredths. */
async function masses(root: Locator, chart: 'p' | 'q'): Promise<number[]> {
  const bars = root.locator('.widget-slider').filter({ hasText: new RegExp(`^${chart} `) });
  const shown = await bars.locator('.widget-readout').allTextContents();
  return shown.map(text => Math.round(100 * Number(text)));
}

for (const explorer of EXPLORERS) {
  test(`${explorer} opens, follows the keyboard and says what it shows`, async ({ lab }) => {
    const notebook = await lab.open([opening(explorer)]);
    await notebook.run(0);
    const cell = notebook.cell(0);
    await expect(picture(cell)).toBeVisible();

    const words = cell.getByRole('status');
    await expect(words).not.toBeEmpty();
    await expect(picture(cell)).toHaveAttribute('aria-label', /.{30,}/);
    const sliders = await cell.getByRole('slider').all();
    expect(sliders.length).toBeGreaterThan(1);
    for (const slider of sliders) {
      await expect(slider).toHaveAccessibleName(/\S/);
    }
    await expectAccessible(cell.locator('.math4ml-explore'));

    for (const slider of sliders) {
      const before = await drawn(cell);
      await slider.focus();
      // Whichever end it stands at, one of the two moves it.
      await slider.press('ArrowLeft');
      await slider.press('ArrowLeft');
      await slider.press('ArrowRight');
      await expect.poll(() => drawn(cell)).not.toBe(before);
    }
  });

  test(`${explorer} run again leaves one open, whichever cell opened the other`, async ({ lab }) => {
    const notebook = await lab.open([opening(explorer), opening(explorer), code('len(explore.Explorer._open)')]);
    await notebook.run(0);
    await expect(picture(notebook.root)).toHaveCount(1);
    await notebook.run(0);
    await expect(picture(notebook.cell(0))).toHaveCount(1);
    await notebook.run(1);
    await expect(picture(notebook.cell(1))).toBeVisible();
    await expect(picture(notebook.root)).toHaveCount(1);
    await notebook.run(2);
    await expect(notebook.output(2)).toHaveText('1');
  });
}

test('the bars of the surprise explorer are dragged, and both charts stay pmfs', async ({ lab }) => {
  const notebook = await lab.open([opening('surprise')]);
  await notebook.run(0);
  const cell = notebook.cell(0);
  await expect(picture(cell)).toBeVisible();
  expect(await masses(cell, 'p')).toEqual([70, 20, 10, 0]);

  const track = cell.locator('.widget-slider').filter({ hasText: 'p 3' }).locator('.noUi-target');
  const bar = handle(cell, 'p 3');
  await track.scrollIntoViewIfNeeded();
  const [from, area] = [await bar.boundingBox(), await track.boundingBox()];
  if (!from || !area) {
    throw new Error('There is no bar to drag.');
  }
  const x = from.x + from.width / 2;
  await lab.page.mouse.move(x, from.y + from.height / 2);
  await lab.page.mouse.down();
  await lab.page.mouse.move(x, area.y + area.height * 0.75, { steps: 5 });
  await lab.page.mouse.move(x, area.y + area.height * 0.5, { steps: 5 });
  await lab.page.mouse.up();

  await expect.poll(async () => (await masses(cell, 'p'))[3]).toBeGreaterThan(40);
  const sum = async (chart: 'p' | 'q'): Promise<number> => (await masses(cell, chart)).reduce((a, b) => a + b, 0);
  await expect.poll(() => sum('p')).toBe(100);
  expect(await masses(cell, 'q')).toEqual([25, 25, 25, 25]);
});

test('a bar of the belief at zero makes the cross-entropy infinite, by the keyboard alone', async ({ lab }) => {
  const notebook = await lab.open([opening('surprise')]);
  await notebook.run(0);
  const cell = notebook.cell(0);
  const bar = handle(cell, 'q 0');
  await bar.focus();
  await bar.press('Home');
  await expect(cell.getByRole('status')).toContainText('infinite');
  expect(await masses(cell, 'q')).toEqual([0, 34, 33, 33]);
  await bar.press('ArrowUp');
  await expect(cell.getByRole('status')).not.toContainText('infinite');
  expect((await masses(cell, 'q')).reduce((a, b) => a + b, 0)).toBe(100);
});

test('the name beside every control can be read to its end', async ({ lab }) => {
  const notebook = await lab.open(EXPLORERS.map(opening));
  for (const index of EXPLORERS.keys()) {
    await notebook.run(index);
    await expect(picture(notebook.cell(index))).toBeVisible();
  }
  const cut = await notebook.root
    .locator('.math4ml-explore .widget-label')
    .evaluateAll(labels => labels.filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent));
  expect(cut).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`every explorer in the ${theme} theme`, async ({ lab }) => {
    await lab.theme(theme);
    const notebook = await lab.open(EXPLORERS.map(opening));
    for (const [index, explorer] of EXPLORERS.entries()) {
      await notebook.run(index);
      const output = notebook.cell(index).locator('.jp-OutputArea');
      await expect(picture(output)).toBeVisible();
      await output.scrollIntoViewIfNeeded();
      await output.screenshot({ path: `${folder}/${explorer}-${theme}.png`, animations: 'disabled' });
    }
  });
}
