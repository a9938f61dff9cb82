/**
 * Every state of a bar, light and dark, judged by axe and photographed. `npm run pictures` puts the photographs into
 * docs/images; otherwise they are kept with the test's results, so that a run changes no file of the project.
 */
import { resolve } from 'node:path';
import { NUMPY, RIGHT, WRONG } from '../support/answers';
import { expectAccessible } from '../support/axe';
import { take } from '../support/course';
import { answer, code, text } from '../support/document';
import { expect, test } from '../support/fixtures';
import * as states from '../support/states';

const folder = process.env.MATH4ML_PICTURES
  ? resolve(__dirname, '../../docs/images')
  : resolve(__dirname, '../test-results/pictures');

for (const theme of ['light', 'dark'] as const) {
  test(`every state in the ${theme} theme`, async ({ lab }) => {
    await lab.theme(theme);
    const notebook = await lab.open([
      text('## Probability'),
      code(NUMPY),
      answer('surprise', RIGHT.surprise),
      answer('softmax', WRONG.softmax),
      answer('entropy', 'def entropy(p):\n    scores = p * log(p)\n    return -scores.sum()'),
      answer('divergence', 'def divergence(p, q):\n    ...'),
      answer('is-pmf', 'def is_pmf(array):\n    return array.sum() == 1'),
      answer('crossentropy', RIGHT.crossentropy),
      code('import time\ntime.sleep(600)'),
      answer('logsumexp', 'import time\ntime.sleep(600)')
    ]);
    await notebook.run(1);

    const photograph = async (name: string, index: number): Promise<void> => {
      const cell = notebook.cell(index);
      // Neither the pointer nor the mark of the active cell is to be in the picture.
      await notebook.select(0);
      await notebook.focus();
      await lab.page.mouse.move(0, 0);
      await cell.scrollIntoViewIfNeeded();
      await expectAccessible(cell.locator('.m4-Bar'));
      await cell.screenshot({
        path: `${folder}/${name}-${theme}.png`,
        animations: 'disabled',
        caret: 'hide'
      });
    };

    await notebook.bar('is-pmf').is(states.READY);
    await photograph('ready', 6);

    for (const [exercise, state] of [
      ['surprise', states.PASSED],
      ['softmax', states.NOT_YET],
      ['entropy', states.STOPPED],
      ['divergence', states.NOT_ATTEMPTED],
      ['crossentropy', states.PASSED]
    ]) {
      await notebook.bar(exercise).check();
      await notebook.bar(exercise).is(state);
    }
    await notebook.write(7, `${RIGHT.crossentropy}  # the same`);
    await notebook.bar('crossentropy').is(states.OUT_OF_DATE);
    await photograph('passed', 2);
    await photograph('not-yet', 3);
    await photograph('stopped', 4);
    await photograph('not-attempted', 5);
    await photograph('out-of-date', 7);

    await notebook.bar('softmax').hint.click();
    await expect(notebook.bar('softmax').hints).toHaveCount(1);
    await photograph('hint', 3);

    await notebook.bar('logsumexp').check();
    await notebook.bar('logsumexp').is(states.RUNNING);
    await photograph('running', 9);
    await notebook.bar('logsumexp').stop.click();
    await notebook.bar('logsumexp').is(states.COULD_NOT_CHECK);

    await notebook.start(8);
    await notebook.bar('is-pmf').check();
    await notebook.bar('is-pmf').is(states.WAITING);
    await photograph('waiting', 6);
    await notebook.bar('is-pmf').stop.click();
    await notebook.interruptKernel();
    await notebook.shutdownKernel();
    await notebook.bar('is-pmf').check();
    await notebook.bar('is-pmf').is(states.COULD_NOT_CHECK);
    await photograph('could-not-check', 6);
    await lab.theme('light');
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`the course in JupyterLab in the ${theme} theme`, async ({ lab, server }) => {
    await lab.theme(theme);
    const { path, cells } = take(server, 'probability', {
      change: all => {
        all
          .filter(cell => cell.metadata.tags?.includes('check:probability/softmax'))
          .forEach(cell => (cell.source = WRONG.softmax));
      }
    });
    const notebook = await lab.show(path);
    await notebook.run(cells.findIndex(cell => cell.cell_type === 'code'));
    const bar = notebook.bar('softmax');
    await notebook.reveal(cells.findIndex(cell => cell.id === 'softmax-exercise'));
    await bar.check();
    await bar.is(states.NOT_YET);
    await notebook.execute('application:toggle-left-area');
    const goal = notebook.cell(cells.findIndex(cell => cell.id === 'softmax-goal'));
    await goal.evaluate(node => node.scrollIntoView({ block: 'start' }));
    await notebook.select(0);
    await notebook.focus();
    await goal.evaluate(node => node.scrollIntoView({ block: 'start' }));
    await lab.page.mouse.move(0, 0);
    await expect(bar.question).toBeInViewport();
    await lab.page.screenshot({ path: `${folder}/course-${theme}.png`, animations: 'disabled', caret: 'hide' });
    await notebook.execute('application:toggle-left-area');
    await lab.theme('light');
  });
}
