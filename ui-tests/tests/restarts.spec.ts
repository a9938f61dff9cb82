/** The server goes away, or cannot do all it should. The verdict still comes, or it is said plainly why not. */
import { NUMPY, RIGHT } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import { Lab } from '../support/lab';
import { type IServerOptions, JupyterServer } from '../support/server';
import * as states from '../support/states';

// Each test starts two servers and JupyterLab.
test.slow();

const ANSWERS = '**/math4ml/api/checks/answers*';

/** A server that may be stopped without harm to other tests. */
async function withServer(work: (server: JupyterServer) => Promise<void>, options: IServerOptions = {}): Promise<void> {
  const server = new JupyterServer(options);
  try {
    await server.start();
    await work(server);
  } finally {
    await server.dispose();
  }
}

test('a server killed and restarted between question and answer gives the verdict', async ({ page }) => {
  await withServer(async server => {
    const lab = await Lab.visit(page, server);
    const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
    await notebook.run(0);
    await notebook.run(1);
    await page.route(
      ANSWERS,
      async route => {
        await server.stop('SIGKILL');
        await server.start();
        await route.continue();
      },
      { times: 1 }
    );
    const bar = notebook.bar('softmax');
    await bar.check();
    await bar.is(states.PASSED);
  });
});

test('a server that is gone is said plainly, and once it is back the check works', async ({ page }) => {
  await withServer(async server => {
    const lab = await Lab.visit(page, server);
    const notebook = await lab.open([code(NUMPY), answer('softmax', `${NUMPY}\n${RIGHT.softmax}`)]);
    await notebook.run(0);
    const bar = notebook.bar('softmax');
    await page.route(
      ANSWERS,
      async route => {
        await server.stop();
        await route.continue();
      },
      { times: 1 }
    );
    await bar.check();
    await bar.is(states.COULD_NOT_CHECK);
    // JupyterLab says so too, in dialogs of its own that come when they like.
    const dialog = page.locator('.jp-Dialog', { hasText: /Server Connection Error|Error Starting Kernel/ });
    await page.addLocatorHandler(dialog, async found => {
      await found.getByRole('button').click();
    });
    await expect(bar.why).toContainText('The server cannot be reached.');
    await expect(notebook.editor(1)).toContainText('def softmax');
    await server.start();
    // The session of before is gone with its kernel. The learner chooses a kernel again.
    await expect(() => notebook.startKernel()).toPass();
    await bar.check();
    await bar.is(states.PASSED);
  });
});

test('a database that cannot be written does not keep the verdict from the learner', async ({ page }) => {
  const database = ['--Math4ML.database_url=sqlite:////proc/math4ml/progress.sqlite'];
  await withServer(
    async server => {
      const lab = await Lab.visit(page, server);
      const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
      await notebook.run(0);
      const bar = notebook.bar('softmax');
      await bar.check();
      await bar.is(states.PASSED);
      await expect(bar.notice).not.toBeEmpty();
    },
    { arguments: database }
  );
});

test('what is amiss with the database is shown as soon as a notebook is opened', async ({ page }) => {
  const database = ['--Math4ML.database_url=sqlite:////proc/math4ml/progress.sqlite'];
  await withServer(
    async server => {
      const lab = await Lab.visit(page, server);
      await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
      await expect(page.locator('.Toastify')).toContainText('Your progress is not saved');
    },
    { arguments: database }
  );
});

test('a server without our half of the extension is named as what is missing', async ({ page }) => {
  await withServer(
    async server => {
      const lab = await Lab.visit(page, server);
      const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
      await notebook.run(0);
      const bar = notebook.bar('softmax');
      await bar.check();
      await bar.is(states.COULD_NOT_CHECK);
      await expect(bar.why).toContainText('The checking service is not running on this server.');
    },
    { serverExtension: false }
  );
});
