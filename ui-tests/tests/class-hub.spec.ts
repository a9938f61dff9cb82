/** The whole way: a real JupyterHub, its login, its proxy, two replicas of the service, learners and an instructor. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { NUMPY, RIGHT, WRONG } from '../support/answers';
import { watch } from '../support/fixtures';
import { Hub } from '../support/hub';
import { Bar } from '../support/notebook';

const softmax = 'probability/softmax';
const notebook = 'math4ml/probability.ipynb';

test.describe.configure({ timeout: 400_000, mode: 'serial' });

let hub: Hub;
test.beforeAll(async () => {
  hub = await Hub.start();
});
test.afterAll(async () => hub.stop());

/** The cell of somebody at softmax, on the instructor's page. */
function at(page: Page, user: string): Locator {
  return page.getByRole('gridcell', { name: `${user}, Scores into chances:` });
}

/** Write an answer to softmax into its cell, and press Check. */
async function answer(page: Page, source: string): Promise<Bar> {
  const cell = page.locator('.jp-Cell').filter({ has: page.locator(`.m4-Bar[data-exercise="${softmax}"]`) });
  await cell.locator('.cm-content').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`${NUMPY}\n\n${source}`);
  const bar = new Bar(cell);
  await bar.button.click();
  return bar;
}

test('an instructor logs in and watches learners whose checks either replica records', async ({ page, browser }) => {
  const seen = watch(page);
  expect(await hub.press('ada', softmax, WRONG.softmax, 0)).toBe('failed');
  expect(await hub.press('sofia', softmax, WRONG.softmax, 1)).toBe('failed');
  await hub.logIn(page, hub.page, 'teacher');
  await page.getByLabel('Section').selectOption('tuesday');
  await expect(at(page, 'ada')).toHaveAccessibleName(/not passed yet, 1 check/);
  await expect(at(page, 'sofia')).toHaveCount(0);

  expect(await hub.press('ada', softmax, RIGHT.softmax, 1)).toBe('passed');
  await expect(at(page, 'ada')).toHaveAccessibleName(/: checked, 2 checks/);
  expect(await hub.press('emmy', softmax, WRONG.softmax, 1)).toBe('failed');
  await expect(at(page, 'emmy')).toHaveAccessibleName(/not passed yet, 1 check/);
  await expect(page.locator('#panel summary').first()).toContainText('1');

  await page.getByRole('button', { name: 'Set dates' }).click();
  await page.getByLabel('Calculus: open or closed').selectOption('closed');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('combobox', { name: 'Notebook' }).selectOption('Calculus');
  await expect(page.locator('#due')).toHaveText('closed');
  expect(seen).toEqual([]);

  const learner = await (await browser.newContext()).newPage();
  await hub.logIn(learner, hub.page, 'ada');
  await expect(learner.getByText('custom:math4ml:read')).toBeVisible();
  await expect(learner.getByRole('grid')).toHaveCount(0);
});

test('three learners work in their own JupyterLab, and the matrix fills while they do', async ({ page, browser }) => {
  await hub.logIn(page, hub.page, 'teacher');
  await page.getByLabel('Section').selectOption('All sections');
  await page.getByRole('combobox', { name: 'Notebook' }).selectOption('Probability');
  const labs: Page[] = [];
  for (const user of ['ada', 'emmy', 'sofia']) {
    const lab = await (await browser.newContext()).newPage();
    await hub.logIn(lab, hub.lab(user, notebook), user);
    await lab.getByRole('button', { name: 'Launch Server' }).click();
    await lab.locator(`.m4-Bar[data-exercise="${softmax}"]`).waitFor({ timeout: 120_000 });
    labs.push(lab);
  }
  const [ada, emmy, sofia] = labs;

  const mistaken = await answer(sofia, WRONG.softmax);
  await expect(mistaken.question).toContainText('You divide by the sum.', { timeout: 60_000 });
  await expect(at(page, 'sofia')).toHaveAccessibleName(/not passed yet, 2 checks/);
  await page.screenshot({ path: 'test-results/class-while-they-work.png' });

  await expect((await answer(sofia, RIGHT.softmax)).state).toHaveText('Passed');
  await expect(at(page, 'sofia')).toHaveAccessibleName(/: checked, 3 checks/);
  await expect((await answer(emmy, RIGHT.softmax)).state).toHaveText('Passed', { timeout: 60_000 });
  await expect(at(page, 'emmy')).toHaveAccessibleName(/: checked, 2 checks/);
  await expect((await answer(ada, RIGHT.softmax)).state).toHaveText('Passed', { timeout: 60_000 });
  await expect(at(page, 'ada')).toHaveAccessibleName(/: checked, 3 checks/);
  await sofia.screenshot({ path: 'test-results/class-learner.png' });
  await page.screenshot({ path: 'test-results/class-in-the-end.png' });
});
