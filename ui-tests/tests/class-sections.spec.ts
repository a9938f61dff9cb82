/** A class in several sections. */
import { expect, test } from '../support/class';

test.use({ options: { learners: 24, sections: 2 } });

test('each section is looked at by itself, or all together', async ({ classPage }) => {
  await classPage.open();
  await expect(classPage.page.getByRole('heading', { level: 1 })).toHaveText('Section 2 · Probability');
  await expect(classPage.presence).toHaveText(/^12 learners/);
  await classPage.page.getByLabel('Section').selectOption('All sections');
  await expect(classPage.presence).toHaveText(/^24 learners/);
  await classPage.page.getByLabel('Section').selectOption('Section 3');
  await expect(classPage.page.getByRole('heading', { level: 1 })).toHaveText('Section 3 · Probability');
  await classPage.page.reload();
  await expect(classPage.page.getByRole('heading', { level: 1 })).toHaveText('Section 3 · Probability');
});
