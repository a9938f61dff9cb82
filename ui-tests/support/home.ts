/** The side panel, and what else leads into the course. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Lab } from './lab';

export class Home {
  readonly root: Locator;

  constructor(readonly page: Page) {
    this.root = page.locator('.m4-Home');
  }

  /** Open the panel, as the command does. */
  static async open(lab: Pick<Lab, 'page'>): Promise<Home> {
    const home = new Home(lab.page);
    await lab.page.evaluate(() => window.jupyterapp.commands.execute('math4ml:show-course'));
    await expect(home.root.locator('[role=treeitem]').first()).toBeVisible();
    return home;
  }

  /** The button that leads to where one left off. */
  get next(): Locator {
    return this.root.locator('.m4-Home-continue');
  }

  /** The mistake that comes back. */
  get note(): Locator {
    return this.root.locator('.m4-Home-note');
  }

  /** The tree of a course. */
  tree(title: string): Locator {
    return this.root.getByRole('tree', { name: title });
  }

  /** A notebook, with all that is in it. */
  notebook(id: string): Locator {
    return this.root.locator(`[data-notebook="${id}"]`);
  }

  /** How far one is with a notebook, in words. */
  count(notebook: string): Locator {
    return this.notebook(notebook).locator('.m4-Home-count');
  }

  /** The line that stays beside a finished notebook. */
  finished(notebook: string): Locator {
    return this.notebook(notebook).locator('.m4-Home-done');
  }

  /** The row of an exercise, named in full. */
  exercise(id: string): Locator {
    return this.root.locator(`[data-exercise="${id}"]`);
  }

  lecture(notebook: string): Locator {
    return this.root.locator(`[data-lecture="${notebook}"]`);
  }

  /** Unfold a notebook, if it is not. */
  async unfold(notebook: string): Promise<void> {
    const row = this.notebook(notebook);
    if ((await row.getAttribute('aria-expanded')) === 'false') {
      await row.locator('.m4-Home-head').click();
    }
    await expect(row).toHaveAttribute('aria-expanded', 'true');
  }

  /** Choose something from the menu of an exercise. */
  async choose(id: string, label: string): Promise<void> {
    await this.exercise(id).hover();
    await this.exercise(id).locator('.m4-Home-more').click();
    await this.page.getByRole('menuitem', { name: label }).click();
  }
}

/** The count in the status bar. */
export function status(page: Page): Locator {
  return page.locator('.m4-Status-button:visible');
}

/** A card in the launcher. */
export function card(page: Page, label: string): Locator {
  return page.locator('.jp-LauncherCard:visible', { hasText: label });
}
