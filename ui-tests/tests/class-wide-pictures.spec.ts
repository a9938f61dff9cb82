/** 3,000 learners and 60 exercises: the page stays what it is. */
import { resolve } from 'node:path';
import { expect, test } from '../support/class';

const folder = process.env.MATH4ML_PICTURES
  ? resolve(__dirname, '../../docs/images')
  : resolve(__dirname, '../test-results/pictures');

test.use({ options: { learners: 3000, wide: true }, viewport: { width: 1700, height: 860 } });

test('3,000 learners and 60 exercises', async ({ classPage, classServer }) => {
  const { page } = classPage;
  await classPage.open('');
  await expect(classPage.grid).toHaveAttribute('aria-rowcount', '3001');
  await expect(classPage.grid).toHaveAttribute('aria-colcount', '61');

  // Only what is in view is in the document, wherever one is.
  await classPage.name('learner-0001').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^learner-3000, /);
  expect(await classPage.grid.getByRole('row').count()).toBeLessThan(80);

  await classServer.check({ user: 'learner-3000', exercise: 'book-3/exercise-14', outcome: 'passed' });
  await expect(page.locator(':focus')).toHaveAccessibleName(/: checked/);
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^learner-0001/);

  for (const theme of ['light', 'dark'] as const) {
    await classPage.theme(theme);
    await page.mouse.move(0, 0);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.screenshot({ path: `${folder}/class-large-${theme}.png`, animations: 'disabled', caret: 'hide' });
  }
});
