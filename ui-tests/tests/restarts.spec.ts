/** The server goes away in the middle of a check. The verdict still comes, or it is said plainly why not. */
import { NUMPY, RIGHT } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import { Lab } from '../support/lab';
import { JupyterServer } from '../support/server';
import * as states from '../support/states';

const ANSWERS = '**/math4ml/api/checks/answers*';

/** A server that may be stopped without harm to other tests. */
async function withServer(work: (server: JupyterServer) => Promise<void>): Promise<void> {
  const server = new JupyterServer();
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
    await expect(bar.why).toContainText('The server cannot be reached.');
    await expect(notebook.editor(1)).toContainText('def softmax');
    await server.start();
    // JupyterLab offers its own dialogs about what it lost; the learner chooses a kernel again.
    await notebook.startKernel();
    await bar.check();
    await bar.is(states.PASSED);
  });
});
