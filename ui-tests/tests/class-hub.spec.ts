/** The whole way: a real JupyterHub, its login, its proxy, two replicas of the service, and an instructor who watches. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, type Page, test } from '@playwright/test';
import { NUMPY, RIGHT, WRONG } from '../support/answers';
import { watch } from '../support/fixtures';
import { python } from '../support/server';

const softmax = 'probability/softmax';

test.describe.configure({ timeout: 300_000 });

async function logIn(page: Page, url: string, user: string, password: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Username').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('an instructor logs in and watches learners whose checks either replica records', async ({ page, browser }) => {
  const hub = spawn(python(), [join(__dirname, '../support/class_hub.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: hub.stdout })[Symbol.asyncIterator]();
  const hear = async <T>(): Promise<T> => JSON.parse(String((await lines.next()).value)) as T;
  const press = async (user: string, source: string, replica: number): Promise<string> => {
    hub.stdin.write(`${JSON.stringify({ user, exercise: softmax, source: `${NUMPY}\n${source}`, replica })}\n`);
    return hear<string>();
  };
  try {
    const { page: url, password } = await hear<{ page: string; password: string }>();
    const seen = watch(page);
    expect(await press('ada', WRONG.softmax, 0)).toBe('failed');
    expect(await press('sofia', WRONG.softmax, 1)).toBe('failed');
    await logIn(page, url, 'teacher', password);
    await page.getByLabel('Section').selectOption('tuesday');
    const cell = (user: string) => page.getByRole('gridcell', { name: `${user}, Scores into chances:` });
    await expect(cell('ada')).toHaveAccessibleName(/not passed yet, 1 check/);
    await expect(cell('sofia')).toHaveCount(0);

    expect(await press('ada', RIGHT.softmax, 1)).toBe('passed');
    await expect(cell('ada')).toHaveAccessibleName(/: checked, 2 checks/);
    expect(await press('emmy', WRONG.softmax, 1)).toBe('failed');
    await expect(cell('emmy')).toHaveAccessibleName(/not passed yet, 1 check/);
    await expect(page.locator('#panel summary').first()).toContainText('1');

    await page.getByRole('button', { name: 'Set dates' }).click();
    await page.getByLabel('Probability: open or closed').selectOption('closed');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('combobox', { name: 'Notebook' }).selectOption('Probability');
    await expect(page.locator('#due')).toHaveText('closed');
    expect(seen).toEqual([]);

    const learner = await (await browser.newContext()).newPage();
    await logIn(learner, url, 'ada', password);
    await expect(learner.getByText('custom:math4ml:read')).toBeVisible();
    await expect(learner.getByRole('grid')).toHaveCount(0);
  } finally {
    const ended = new Promise(done => hub.once('exit', done));
    hub.stdin.end();
    await ended;
  }
});
