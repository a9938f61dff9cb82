/** Cells are moved, split, copied, undone and retagged; a bar keeps to its exercise. */
import type { Locator } from '@playwright/test';
import { NUMPY, RIGHT, softmax, WRONG } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import * as states from '../support/states';

/** Where an element is drawn. */
async function box(of: Locator): Promise<{ y: number; height: number }> {
  await expect(of).toBeVisible();
  return (await of.boundingBox()) ?? { y: NaN, height: NaN };
}

test('only tagged cells have a bar', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', ''), code(''), answer('entropy', '')]);
  await notebook.bar('softmax').is(states.READY);
  await notebook.bar('entropy').is(states.READY);
  await expect(notebook.bars).toHaveCount(2);
});

test('a bar stands below the output of its cell', async ({ lab }) => {
  const notebook = await lab.open([answer('softmax', 'print("out")')]);
  await notebook.run(0);
  const output = await box(notebook.output(0));
  const bar = await box(notebook.bar('softmax').root);
  expect(bar.y).toBeGreaterThanOrEqual(output.y + output.height);
});

test('a moved cell keeps its verdict', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax), code('')]);
  await notebook.run(0);
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.PASSED);
  await notebook.select(1);
  await notebook.execute('notebook:move-cell-down');
  await expect(notebook.cell(2).locator('.m4-Bar')).toHaveAttribute('data-state', states.PASSED);
  await expect(notebook.bars).toHaveCount(1);
});

test('a moved cell can be checked again', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax), code('')]);
  await notebook.run(0);
  await notebook.select(1);
  await notebook.execute('notebook:move-cell-down');
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.PASSED);
});

test('a deleted cell takes its bar with it, and undo brings both back', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await expect(notebook.bars).toHaveCount(1);
  await notebook.select(1);
  await notebook.execute('notebook:delete-cell');
  await expect(notebook.bars).toHaveCount(0);
  await notebook.execute('notebook:undo-cell-action');
  await expect(notebook.bars).toHaveCount(1);
  await notebook.run(0);
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.PASSED);
});

test('a split exercise has one bar', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', `x = 1\n${RIGHT.softmax}`)]);
  await expect(notebook.bars).toHaveCount(1);
  await notebook.editor(1).click();
  await notebook.page.keyboard.press('ControlOrMeta+Home');
  await notebook.page.keyboard.press('End');
  await notebook.execute('notebook:split-cell-at-cursor');
  await expect(notebook.cells).toHaveCount(3);
  await expect(notebook.bars).toHaveCount(1);
});

test('a copied exercise has one bar, and the copy is a scratch cell', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await expect(notebook.bars).toHaveCount(1);
  await notebook.select(1);
  await notebook.execute('notebook:copy-cell');
  await notebook.execute('notebook:paste-cell-below');
  await expect(notebook.cells).toHaveCount(3);
  await expect(notebook.bars).toHaveCount(1);
  await expect(notebook.cell(1).locator('.m4-Bar')).toHaveCount(1);
});

test('a cell that is tagged by hand gets a bar at once, and loses it with the tag', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), code(RIGHT.softmax)]);
  await expect(notebook.bars).toHaveCount(0);
  await notebook.tag(1, ['check:probability/softmax']);
  await notebook.bar('softmax').is(states.READY);
  await notebook.run(0);
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.PASSED);
});

test('a retagged cell answers the other exercise', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.entropy)]);
  await notebook.run(0);
  await notebook.bar('softmax').is(states.READY);
  await notebook.tag(1, ['check:probability/entropy']);
  await notebook.bar('entropy').check();
  await notebook.bar('entropy').is(states.PASSED);
  await expect(notebook.bars).toHaveCount(1);
});

test('two exercises are checked independently', async ({ lab }) => {
  const notebook = await lab.open([
    code(NUMPY),
    answer('softmax', WRONG.softmax),
    answer('entropy', RIGHT.entropy),
    answer('surprise', 'def surprise(p, i):\n    ...')
  ]);
  await notebook.run(0);
  for (const exercise of ['softmax', 'entropy', 'surprise']) {
    await notebook.bar(exercise).check();
  }
  await notebook.bar('softmax').is(states.NOT_YET);
  await notebook.bar('entropy').is(states.PASSED);
  await notebook.bar('surprise').is(states.NOT_ATTEMPTED);
});

test('clearing all outputs leaves the verdicts', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', softmax('...'))]);
  await notebook.run(0);
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.NOT_ATTEMPTED);
  await notebook.execute('notebook:clear-all-cell-outputs');
  await notebook.bar('softmax').is(states.NOT_ATTEMPTED);
});
