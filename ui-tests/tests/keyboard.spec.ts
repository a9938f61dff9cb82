/** Everything by keyboard, and said aloud to those who do not see it. */
import type { Page } from '@playwright/test';
import { NUMPY, RIGHT, WRONG } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import * as states from '../support/states';

/** Execute a command as a learner does: open the palette, type, press Enter. */
async function choose(page: Page, label: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+c');
  const palette = page.locator('.lm-CommandPalette');
  await palette.locator('input').fill(label);
  await expect(palette.locator('.lm-CommandPalette-item.lm-mod-active')).toContainText(label);
  await page.keyboard.press('Enter');
}

/** What was said last to a screen reader. */
const SAID = '[role="status"][aria-live="polite"].m4-Announcer';

test('the shortcut checks the cell that is being edited', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', '')]);
  await notebook.run(0);
  await notebook.write(1, RIGHT.softmax);
  await lab.page.keyboard.press('Shift+Alt+c');
  await notebook.bar('softmax').is(states.PASSED);
});

test('the shortcut checks the active cell in command mode', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await notebook.run(0);
  await notebook.select(1);
  await notebook.focus();
  await lab.page.keyboard.press('Shift+Alt+c');
  await notebook.bar('softmax').is(states.PASSED);
});

test('the palette checks this cell', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await notebook.run(0);
  await notebook.select(1);
  await notebook.focus();
  await choose(lab.page, 'Check This Cell');
  await notebook.bar('softmax').is(states.PASSED);
});

test('the palette checks all exercises in turn', async ({ lab }) => {
  const notebook = await lab.open([
    code(NUMPY),
    answer('softmax', WRONG.softmax),
    answer('entropy', RIGHT.entropy),
    answer('surprise', 'def surprise(p, i):\n    ...')
  ]);
  await notebook.run(0);
  await notebook.focus();
  await choose(lab.page, 'Check All Exercises');
  await notebook.bar('softmax').is(states.NOT_YET);
  await notebook.bar('entropy').is(states.PASSED);
  await notebook.bar('surprise').is(states.NOT_ATTEMPTED);
});

test('the palette goes to the next unsolved exercise', async ({ lab }) => {
  const notebook = await lab.open([
    code(NUMPY),
    answer('entropy', RIGHT.entropy),
    code(''),
    answer('softmax', WRONG.softmax)
  ]);
  await notebook.run(0);
  await notebook.bar('entropy').check();
  await notebook.bar('entropy').is(states.PASSED);
  await notebook.select(0);
  await notebook.focus();
  await choose(lab.page, 'Next Unsolved');
  await expect(notebook.cell(3)).toHaveClass(/jp-mod-active/);
});

test('Enter on the button checks, and the focus stays there', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.button.focus();
  await lab.page.keyboard.press('Enter');
  await bar.is(states.NOT_YET);
  await expect(bar.button).toBeFocused();
});

test('the hint is reached with Tab and had with Space', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await bar.button.focus();
  await lab.page.keyboard.press('Tab');
  await expect(bar.hint).toBeFocused();
  await lab.page.keyboard.press('Space');
  await expect(bar.hints).toHaveCount(1);
  await expect(bar.hint).toBeFocused();
});

test('the menu of a bar is worked by keyboard', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await bar.more.focus();
  await lab.page.keyboard.press('Enter');
  await expect(lab.page.getByRole('menu')).toBeVisible();
  await lab.page.keyboard.press('Escape');
  await expect(lab.page.getByRole('menu')).toBeHidden();
});

test('the outcome is said to screen readers, with the question', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  const question = (await bar.question.locator(':scope > :not([aria-hidden])').allTextContents()).join('');
  const said = lab.page.locator(SAID);
  await expect(said).toHaveText(/Not yet/);
  await expect(said).toContainText(question);
  await notebook.write(1, RIGHT.softmax);
  await bar.check();
  await expect(said).toHaveText(/Passed/);
});

test('every control has a name that says which exercise it is for', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  for (const control of [bar.button, bar.hint, bar.more]) {
    await expect(control).toHaveAccessibleName(/softmax/);
  }
});
