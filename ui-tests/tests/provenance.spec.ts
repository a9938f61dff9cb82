/** What is checked is the cell in front of the learner, whatever else has happened in its kernel. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NUMPY, RIGHT, softmax, WRONG } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import { Lab } from '../support/lab';
import type { Notebook } from '../support/notebook';
import * as states from '../support/states';

const WHOLE = `${NUMPY}\n${RIGHT.softmax}`;

/** A notebook with one exercise, whose answer has passed. */
async function passed(lab: Lab, source = RIGHT.softmax): Promise<Notebook> {
  const notebook = await lab.open([code(NUMPY), answer('softmax', source), code('')]);
  await notebook.run(0);
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.PASSED);
  return notebook;
}

/** Have code run in the notebook's kernel by another client, as a console or another page would. */
async function elsewhere(notebook: Notebook, source: string): Promise<void> {
  const panel = await notebook.widget();
  await panel.evaluate(async (widget, text) => {
    const other = widget.sessionContext.session?.kernel?.clone();
    await other?.info;
    await other?.requestExecute({ code: text }).done;
    other?.dispose();
  }, source);
}

async function kernelOf(notebook: Notebook): Promise<string> {
  const panel = await notebook.widget();
  return panel.evaluate(widget => widget.sessionContext.session?.kernel?.id ?? '');
}

test('an emptied cell is not attempted, though the kernel still has the answer', async ({ lab }) => {
  const notebook = await passed(lab);
  await notebook.write(1, '# to be written again');
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.NOT_ATTEMPTED);
  await expect(notebook.bar('softmax').why).toContainText('This cell defines nothing yet');
});

test('a misspelt definition is told by its name', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  const bar = notebook.bar('softmax');
  await notebook.run(0);
  await bar.check();
  await bar.is(states.NOT_YET);
  await notebook.write(1, RIGHT.softmax.replace('softmax', 'sofmax'));
  await bar.check();
  await bar.is(states.NOT_ATTEMPTED);
  await expect(bar.why).toHaveText('This cell defines sofmax; the exercise asks for softmax.');
});

const REDEFINE = 'def softmax(xs):\n    return xs\n';

test('a redefinition that the page does not see makes the cell run again', async ({ lab }) => {
  writeFileSync(join(lab.server.files, 'mysol.py'), REDEFINE);
  const notebook = await passed(lab);
  const bar = notebook.bar('softmax');
  for (const source of ['from mysol import *', '%run mysol.py', `exec(${JSON.stringify(REDEFINE)})`]) {
    await notebook.write(2, source);
    await notebook.run(2);
    await bar.is(states.OUT_OF_DATE);
    await bar.check();
    await bar.is(states.PASSED);
  }
  await elsewhere(notebook, REDEFINE);
  await bar.is(states.OUT_OF_DATE);
  await bar.check();
  await bar.is(states.PASSED);
  await elsewhere(notebook, 'del softmax');
  await bar.check();
  await bar.is(states.PASSED);
});

test('a wrong answer is not saved by a right one from elsewhere', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  const bar = notebook.bar('softmax');
  await notebook.run(0);
  await bar.check();
  await bar.is(states.NOT_YET);
  await elsewhere(notebook, RIGHT.softmax);
  await bar.check();
  await bar.is(states.NOT_YET);
});

test('a stub does not run over the answer in a cell below', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', softmax('...')), code(RIGHT.softmax)]);
  const bar = notebook.bar('softmax');
  await notebook.run(0);
  await notebook.run(1);
  await notebook.run(2);
  await bar.check();
  await bar.is(states.NOT_ATTEMPTED);
  await expect(bar.why).toContainText('defined somewhere else');
  await elsewhere(notebook, 'kept = softmax(np.array([1.0, 1.0]))');
  await notebook.select(2);
  await notebook.write(2, 'print(kept)');
  await notebook.run(2);
  await expect(notebook.output(2)).toContainText('[0.5 0.5]');
});

test('a kernel that was restarted from elsewhere is checked after its cell has run', async ({ lab }) => {
  const notebook = await passed(lab, WHOLE);
  const kernel = await kernelOf(notebook);
  const reply = await lab.server.fetch(`/api/kernels/${kernel}/restart`, { method: 'POST' });
  expect(reply.ok).toBe(true);
  const bar = notebook.bar('softmax');
  await bar.check();
  await expect(notebook.cell(1).locator('.jp-InputPrompt').first()).toHaveText('[1]:');
  await bar.is(states.PASSED);
});

test('an error that a magic has swallowed is told', async ({ lab }) => {
  const notebook = await passed(lab);
  const bar = notebook.bar('softmax');
  await notebook.write(1, `%%capture\n${RIGHT.softmax}\n1 / 0`);
  await bar.check();
  await bar.is(states.STOPPED);
  await expect(bar.why).toHaveText('line 5 of this cell');
  await notebook.write(1, `%%writefile answer.py\n${RIGHT.softmax}`);
  await bar.check();
  await bar.is(states.NOT_ATTEMPTED);
  await expect(bar.why).toContainText('%%writefile');
});

test('a comment and other spacing leave a pass as it is, another program does not', async ({ lab }) => {
  const notebook = await passed(lab);
  const bar = notebook.bar('softmax');
  await notebook.write(1, `# It works.\n${RIGHT.softmax.replaceAll('    ', '  ')}  # at last`);
  await bar.is(states.PASSED);
  await notebook.run(1);
  await bar.is(states.PASSED);
  await notebook.write(1, RIGHT.softmax.replace('e / e.sum()', 'e'));
  await bar.is(states.OUT_OF_DATE);
  await notebook.write(1, RIGHT.softmax);
  await bar.is(states.PASSED);
});

test('a cell that waits for input says so, and goes on when it has it', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', `name = input()\n${RIGHT.softmax}`)]);
  const bar = notebook.bar('softmax');
  await notebook.run(0);
  await bar.check();
  await bar.is(states.RUNNING);
  await expect(bar.why).toContainText('The cell is waiting for your input');
  await expect(bar.stop).toBeVisible();
  await notebook.cell(1).locator('.jp-Stdin-input').fill('Ada');
  await notebook.page.keyboard.press('Enter');
  await bar.is(states.PASSED);
});

test('a cell that waits for input can be stopped from the bar', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', `name = input()\n${RIGHT.softmax}`)]);
  const bar = notebook.bar('softmax');
  await notebook.run(0);
  await bar.check();
  await expect(bar.why).toContainText('The cell is waiting for your input');
  await bar.stop.click();
  await bar.is(states.COULD_NOT_CHECK);
  await expect(bar.why).toContainText('You stopped the cell');
});

test('a kernel that does not answer is called neither busy nor starting', async ({ lab }) => {
  const notebook = await passed(lab);
  const bar = notebook.bar('softmax');
  await notebook.write(2, 'import os; print(os.getpid())');
  await notebook.run(2);
  const pid = Number(await notebook.output(2).innerText());
  process.kill(pid, 'SIGSTOP');
  try {
    await bar.check();
    await bar.is(states.WAITING);
    await expect(bar.why).toContainText('The kernel does not answer');
    await bar.stop.click();
    await bar.is(states.PASSED);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await bar.check();
  await bar.is(states.PASSED);
});

test('a network that is gone is told while the check waits, which can be stopped', async ({ page, server }) => {
  test.slow(); // a page of its own
  const lab = await Lab.visit(page, server);
  const notebook = await passed(lab);
  const bar = notebook.bar('softmax');
  // JupyterLab tells in a dialog of its own.
  await page.addLocatorHandler(page.locator('.jp-Dialog'), () => page.keyboard.press('Escape'));
  await page.context().setOffline(true);
  await notebook.write(1, `${RIGHT.softmax}\nx = 1`);
  await bar.check();
  await expect(bar.why).toContainText('The server cannot be reached');
  await expect(bar.why).not.toContainText('busy');
  await bar.stop.click();
  await bar.is(states.OUT_OF_DATE);
  await page.context().setOffline(false);
});

test('a notebook for which no kernel was chosen says so', async ({ lab }) => {
  const metadata = {
    kernelspec: { name: 'nowhere', display_name: 'Nowhere', language: 'nothing' },
    language_info: { name: 'nothing' }
  };
  const notebook = await lab.openWithoutKernel([answer('softmax', WHOLE)], metadata);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.COULD_NOT_CHECK);
  await expect(bar.why).toContainText('no kernel');
});
