/**
 * The instructor's page, light and dark, photographed. `npm run pictures` puts the photographs into docs/images;
 * otherwise they are kept with the test's results.
 */
import { resolve } from 'node:path';
import { type ClassPage, expect, test } from '../support/class';

const folder = process.env.MATH4ML_PICTURES
  ? resolve(__dirname, '../../docs/images')
  : resolve(__dirname, '../test-results/pictures');

test.use({ viewport: { width: 1360, height: 860 } });

/** Take a picture with neither the pointer nor the focus in it. */
async function photograph(classPage: ClassPage, name: string): Promise<void> {
  const { page } = classPage;
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled', caret: 'hide' });
}

for (const theme of ['light', 'dark'] as const) {
  test(`a class in the ${theme} theme`, async ({ classPage }) => {
    await classPage.open();
    await classPage.theme(theme);
    await expect(classPage.panel.locator('summary').first()).toBeVisible();
    await photograph(classPage, `class-${theme}`);

    await classPage.panel.locator('summary').first().click();
    await expect(classPage.panel.getByRole('button').first()).toBeVisible();
    await photograph(classPage, `class-exercise-${theme}`);

    await classPage.name('learner-01').click();
    await expect(classPage.panel.getByRole('listitem').first()).toBeVisible();
    await photograph(classPage, `class-learner-${theme}`);
  });
}
