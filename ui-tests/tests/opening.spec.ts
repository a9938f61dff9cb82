/** Opening notebooks: again, several at once, in every windowing mode, in Notebook 7, and those that are none of our business. */
import { NUMPY, RIGHT, WRONG } from '../support/answers';
import { answer, code, write } from '../support/document';
import { expect, test, watch } from '../support/fixtures';
import { Lab, openClassic } from '../support/lab';
import * as states from '../support/states';

test('a notebook without tags asks our server for nothing', async ({ lab }) => {
  const asked: string[] = [];
  lab.page.on('request', request => {
    if (request.url().includes('/math4ml/')) {
      asked.push(request.url());
    }
  });
  const notebook = await lab.open([code(NUMPY), code('print(1)', ['slow', 'check'])], { math4ml: undefined });
  await notebook.run(1);
  await expect(notebook.bars).toHaveCount(0);
  expect(asked).toEqual([]);
});

test('the last verdict is there when the notebook is opened again', async ({ lab }) => {
  const cells = [code(NUMPY), answer('softmax', RIGHT.softmax), answer('entropy', RIGHT.entropy)];
  const path = write(lab.server.files, cells);
  const first = await lab.show(path);
  await first.run(0);
  await first.bar('softmax').check();
  await first.bar('softmax').is(states.PASSED);
  await first.save();
  await first.close();
  const again = await lab.show(path);
  await again.bar('softmax').is(states.PASSED);
  await again.bar('entropy').is(states.READY);
});

test('a verdict on other code than the cell now holds is out of date when the notebook is opened', async ({ lab }) => {
  const first = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await first.run(0);
  await first.bar('softmax').check();
  await first.bar('softmax').is(states.PASSED);
  await first.close();
  const other = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await other.bar('softmax').is(states.OUT_OF_DATE);
});

test('two notebooks and their kernels do not mix', async ({ lab }) => {
  const right = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  const wrong = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  for (const notebook of [right, wrong]) {
    await notebook.select(0);
    await notebook.run(0);
    await notebook.bar('softmax').check();
  }
  await wrong.bar('softmax').is(states.NOT_YET);
  await right.show();
  await right.bar('softmax').is(states.PASSED);
});

for (const mode of ['defer', 'full', 'none', 'contentVisibility']) {
  test(`bars are in place and work in windowing mode ${mode}`, async ({ browser, server }) => {
    await server.settings('@jupyterlab/notebook-extension:tracker', {
      windowingMode: mode
    });
    const page = await browser.newPage();
    const seen = watch(page);
    const lab = await Lab.visit(page, server);
    const filler = Array.from({ length: 60 }, (_, index) => code(`# ${index}\n`.repeat(5)));
    const cells = [code(NUMPY), answer('entropy', RIGHT.entropy), ...filler, answer('softmax', RIGHT.softmax)];
    const notebook = await lab.open(cells);
    await notebook.run(0);
    await notebook.bar('entropy').check();
    await notebook.bar('entropy').is(states.PASSED);
    await notebook.reveal(cells.length - 1);
    await notebook.bar('softmax').check();
    await notebook.bar('softmax').is(states.PASSED);
    await notebook.reveal(0);
    await notebook.bar('entropy').is(states.PASSED);
    await lab.clear();
    await page.close();
    await server.settings('@jupyterlab/notebook-extension:tracker', {});
    expect(seen).toEqual([]);
  });
}

test.describe('Notebook 7', () => {
  test('a wrong answer, a hint, and a right one', async ({ page, server }) => {
    server.forget();
    const notebook = await openClassic(page, server, [code(NUMPY), answer('softmax', WRONG.softmax)]);
    await notebook.run(0);
    const bar = notebook.bar('softmax');
    await bar.check();
    await bar.is(states.NOT_YET);
    await expect(bar.question).toHaveText(/\?$/);
    await bar.hint.click();
    await expect(bar.hints).toHaveCount(1);
    await notebook.write(1, RIGHT.softmax);
    await bar.is(states.OUT_OF_DATE);
    await bar.check();
    await bar.is(states.PASSED);
  });

  test('the shortcut checks the active cell', async ({ page, server }) => {
    server.forget();
    const notebook = await openClassic(page, server, [code(NUMPY), answer('softmax', RIGHT.softmax)]);
    await notebook.run(0);
    await notebook.select(1);
    await notebook.focus();
    await page.keyboard.press('Shift+Alt+c');
    await notebook.bar('softmax').is(states.PASSED);
  });
});
