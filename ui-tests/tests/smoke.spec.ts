import { code, text } from '../support/document';
import { expect, test } from '../support/fixtures';
import { openClassic } from '../support/lab';

test('a notebook runs in JupyterLab', async ({ lab }) => {
  const notebook = await lab.open([text('# Hello'), code('x = 1'), code('')]);
  await notebook.run(1);
  await notebook.write(2, 'print(x + 41)');
  await notebook.run(2);
  await expect(notebook.output(2)).toHaveText('42');
});

test('a second notebook runs in the same page', async ({ lab }) => {
  const notebook = await lab.open([code('print(7)')]);
  await notebook.run(0);
  await expect(notebook.output(0)).toHaveText('7');
});

test('a notebook runs in Notebook 7', async ({ page, server }) => {
  const notebook = await openClassic(page, server, [code('print(7)')]);
  await notebook.run(0);
  await expect(notebook.output(0)).toHaveText('7');
});
