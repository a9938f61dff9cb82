/** What every browser test starts from. */
import { test as base, expect, type Page } from '@playwright/test';
import { Lab } from './lab';
import { JupyterServer } from './server';

interface ITestFixtures {
  /** JupyterLab with a learner who is new here. Its page is shared by a worker's tests, which saves each the loading. */
  lab: Lab;
}

interface IWorkerFixtures {
  server: JupyterServer;
  sharedLab: Lab;
}

/** Collect what must never happen on a page: exceptions nobody caught, and dialogs that a script opened. */
export function watch(page: Page): string[] {
  const seen: string[] = [];
  page.on('pageerror', error => {
    // JupyterLab rejects with a bare string when a kernel ends while it opens subshells in it. Ours are errors.
    if (error.stack) {
      seen.push(error.stack);
    }
  });
  page.on('dialog', dialog => {
    seen.push(`a dialog said: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return seen;
}

const complaints = new WeakMap<Page, string[]>();

export const test = base.extend<ITestFixtures, IWorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = new JupyterServer();
      await server.start();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 120_000 }
  ],

  sharedLab: [
    async ({ browser, server }, use) => {
      const context = await browser.newContext({
        viewport: { width: 1100, height: 800 }
      });
      const page = await context.newPage();
      complaints.set(page, watch(page));
      await use(await Lab.visit(page, server));
      await context.close();
    },
    { scope: 'worker', timeout: 120_000 }
  ],

  lab: async ({ sharedLab, server }, use) => {
    server.forget();
    await sharedLab.refresh();
    const seen = complaints.get(sharedLab.page) ?? [];
    seen.length = 0;
    await use(sharedLab);
    await sharedLab.clear();
    expect(seen, 'exceptions and dialogs on the page').toEqual([]);
  }
});

export { expect };
