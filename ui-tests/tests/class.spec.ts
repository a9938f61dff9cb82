/** An instructor looks at a class while people work. */
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/class';

const SOFTMAX = 'Scores into chances';
/** What leads out of it is a question with mathematics in it. */
const SCALED = 'changes the scale of the scores';
const softmax = { exercise: 'probability/softmax' };

test('the matrix fills while checks are recorded', async ({ classPage, classServer, learner }) => {
  await classPage.open();
  const cell = classPage.cell(learner, SOFTMAX);
  await expect(cell).toHaveAccessibleName(/not started/);
  await classServer.check({ user: learner, ...softmax, outcome: 'failed' });
  await expect(cell).toHaveAccessibleName(/not passed yet, 1 check$/);
  await expect(cell).toHaveText('1');
  await classServer.check({ user: learner, ...softmax, outcome: 'passed' });
  await expect(cell).toHaveAccessibleName(/: checked, 2 checks/);
  await classServer.check({ user: learner, ...softmax, outcome: 'passed', evidence: 'verified' });
  await expect(cell).toHaveAccessibleName(/: verified, 2 checks/);
});

test('a learner who was not there yet appears with the first check', async ({ classPage, classServer }) => {
  await classPage.open();
  const learners = async (): Promise<number> => parseInt((await classPage.presence.textContent()) ?? '', 10);
  const before = await learners();
  await classServer.check({ user: 'a newcomer', ...softmax, outcome: 'failed' });
  await expect(classPage.name('a newcomer')).toBeVisible();
  expect(await learners()).toBe(before + 1);
});

test('what the room believes is counted as it changes', async ({ classPage, classServer, learner }) => {
  await classPage.open();
  const most = classPage.panel.locator('summary').first(); // the one that most believe
  const misconception = (await most.locator('.m4-Belief-bar').textContent()) ?? '';
  const belief = classPage.panel.locator('summary', { hasText: misconception });
  const before = Number(await belief.locator('b').textContent());
  await classServer.check({ user: learner, ...softmax, outcome: 'failed', misconception });
  await expect(belief.locator('b')).toHaveText(String(before + 1));
  await belief.click();
  await expect(classPage.panel.getByRole('button', { name: learner })).toBeVisible();
  await classServer.check({ user: learner, ...softmax, outcome: 'passed' });
  await expect(belief.locator('b')).toHaveText(String(before));
});

test('mathematics in a question is typeset', async ({ classPage, classServer, learner }) => {
  const problems: string[] = [];
  classPage.page.on('console', message => {
    if (message.type() === 'error') {
      problems.push(message.text());
    }
  });
  await classPage.open();
  await classServer.check({ user: learner, ...softmax, outcome: 'failed', misconception: SCALED });
  await classPage.panel.locator('summary', { hasText: SCALED }).click();
  const question = classPage.panel.locator('.m4-Belief-asks', { hasText: 'multiply a weight by' });
  await expect(question.locator('math')).toBeVisible();
  await expect(question).not.toContainText('$');
  expect((await question.locator('math').boundingBox())?.width).toBeGreaterThan(3);
  expect(problems).toEqual([]); // the policy of the page forbids nothing that typesetting does
});

test('whoever is stuck is told of, with the reason', async ({ classPage, classServer, learner }) => {
  await classPage.open();
  await expect(classPage.urgent).toContainText(
    'learner-01 · Scores into chances, 11 checks, the same answer five times'
  );
  await expect(classPage.urgent).toContainText('an endless loop at line 4');
  await classServer.check({ user: learner, ...softmax, outcome: 'loop', line: 7 });
  await expect(classPage.urgent).toContainText(`${learner} · Scores into chances, 1 check, an endless loop at line 7`);
  await classServer.check({ user: learner, ...softmax, outcome: 'passed' });
  await expect(classPage.urgent).not.toContainText(learner);
});

test('a lost connection is told calmly, and nothing is missed', async ({ classPage, classServer, learner }) => {
  await classPage.open();
  await classServer.goAway();
  await expect(classPage.line).toContainText('nothing will be missed');
  await classServer.check({ user: learner, ...softmax, outcome: 'passed' });
  await classServer.back();
  await expect(classPage.cell(learner, SOFTMAX)).toHaveAccessibleName(/: checked/);
  await expect(classPage.line).toBeEmpty();
});

test('a closed page ends the work for it', async ({ classPage, classServer }) => {
  await classPage.open();
  await expect.poll(() => classServer.watches()).toBe(1);
  await classPage.page.goto('about:blank');
  await expect.poll(() => classServer.watches()).toBe(0);
});

test('everything by keyboard: walk the matrix, open a learner, come back', async ({ classPage }) => {
  await classPage.open();
  const { page } = classPage;
  await page.getByLabel('Find').fill('learner-');
  await classPage.name('learner-01').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^learner-02, A budget of one: /);
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^learner-02, Gradient descent: /);
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^learner-01/);
  await page.keyboard.press('ControlOrMeta+End');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^learner-24, Gradient descent/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(classPage.panel.getByRole('heading', { name: 'learner-24' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^learner-24/);
});

test('the head of a column opens its exercise, by keyboard too', async ({ classPage }) => {
  await classPage.open();
  const { page } = classPage;
  await page.getByLabel('Find').fill('learner-');
  await classPage.name('learner-01').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(classPage.panel.getByRole('heading', { name: /^A budget of one: / })).toBeFocused();
});

test('a slash goes to the search, which finds learners', async ({ classPage }) => {
  await classPage.open();
  await classPage.name('learner-01').focus();
  await classPage.page.keyboard.press('/');
  await classPage.page.keyboard.type('19');
  await expect(classPage.grid.getByRole('rowheader')).toHaveCount(1);
  await expect(classPage.name('learner-19')).toBeVisible();
  await expect(classPage.presence).toHaveText(/^1 of \d+ learners/);
});

test('a group is looked at by itself, its numbers too', async ({ classPage }) => {
  await classPage.open();
  await classPage.page.getByLabel('Group').selectOption('lab A');
  await expect(classPage.grid.getByRole('rowheader')).toHaveCount(8);
  await expect(classPage.panel).toContainText(/^(?!.*20 tried)/);
});

test('rows are sorted by who needs somebody', async ({ classPage }) => {
  await classPage.open();
  await classPage.page.getByLabel('Sort').selectOption('needs you first');
  await expect(classPage.grid.getByRole('rowheader').first()).toHaveText('learner-01');
});

test('one history tells every check as what it was', async ({ classPage, classServer, learner }) => {
  await classServer.check({
    user: learner,
    ...softmax,
    outcome: 'failed',
    misconception: 'drops the signs',
    times: 3,
    cell: 'a'
  });
  await classServer.check({ user: learner, ...softmax, outcome: 'passed' });
  await classServer.check({ user: learner, ...softmax, outcome: 'passed', evidence: 'verified' });
  await classPage.open();
  await classPage.cell(learner, SOFTMAX).click();
  const entries = classPage.panel.getByRole('listitem');
  await expect(entries.nth(0)).toContainText('verified');
  await expect(entries.nth(1)).toContainText('checked');
  await expect(entries.nth(2)).toContainText('the same answer 3 times');
  await expect(entries.nth(2)).toContainText('drops the signs');
});

test('dates are set by whoever may manage, and seen by whoever may read', async ({ classPage, classServer }) => {
  await classPage.open();
  const { page } = classPage;
  await page.getByRole('button', { name: 'Set dates' }).click();
  await page.getByLabel('Probability: due').fill('2026-11-27T23:59');
  await page.getByRole('button', { name: 'Close' }).click();
  await classServer.rights({ manage: false });
  await classPage.open();
  await expect(page.getByText('due Fri 27 Nov, 23:59')).toBeVisible();
  await page.getByRole('button', { name: 'Dates' }).click();
  await expect(page.getByRole('dialog')).toContainText('27 Nov 2026, 23:59');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveCount(0);
});

test('a date that makes no sense is refused with a sentence', async ({ classPage }) => {
  await classPage.open();
  const { page } = classPage;
  await page.getByRole('button', { name: 'Set dates' }).click();
  await page.getByLabel('Probability: due').fill('2026-11-27T23:59');
  await page.getByLabel('Probability: closes').fill('2026-11-26T23:59');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('opens first, then it is due');
});

test('whoever loses the right to look is told, and the page stops', async ({ classPage, classServer }) => {
  await classPage.open();
  await classServer.rights({ read: false, manage: false });
  await classServer.goAway();
  await classServer.back();
  await expect(classPage.line).toContainText('custom:math4ml:read');
});

test('the export has a line for each learner and exercise', async ({ classPage }) => {
  await classPage.open();
  const download = classPage.page.waitForEvent('download');
  await classPage.page.getByRole('link', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toBe('math4ml-2.csv');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing to mend in the ${theme} theme`, async ({ classPage }) => {
    await classPage.open('');
    await classPage.theme(theme);
    await expectAccessible(classPage.page.locator('html'));
    await classPage.name('learner-01').click();
    await expect(classPage.panel.getByRole('listitem').first()).toBeVisible();
    await expectAccessible(classPage.page.locator('html'));
    await classPage.page.getByRole('button', { name: 'Exercises as a table' }).click();
    await classPage.page.getByRole('button', { name: 'Set dates' }).click();
    await expectAccessible(classPage.page.locator('html'));
  });
}

test('the theme stays as it was chosen', async ({ classPage }) => {
  await classPage.open();
  await classPage.theme('dark');
  await classPage.page.reload();
  await expect(classPage.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
