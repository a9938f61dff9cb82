/**
 * Every state of a bar, and the way into the course, light and dark, judged by axe and photographed. `npm run pictures` puts the photographs into
 * docs/images; otherwise they are kept with the test's results, so that a run changes no file of the project.
 */
import { resolve } from 'node:path';
import { NUMPY, RIGHT, WRONG } from '../support/answers';
import { expectAccessible } from '../support/axe';
import { exercises, take } from '../support/course';
import { answer, code, text } from '../support/document';
import { expect, test } from '../support/fixtures';
import { card, Home, status } from '../support/home';
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
    await notebook.write(7, RIGHT.crossentropy.replace('-np.sum(p * np.log(q))', 'np.sum(-p * np.log(q))'));
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

/** A learner who is in the middle of the course, and has lost the sign of the log three times. */
function midway(all: Record<'linear_algebra' | 'svd' | 'probability', string[]>): string[] {
  const before = all.probability.slice(0, all.probability.indexOf('probability/softmax'));
  return [
    ...all.linear_algebra,
    ...all.svd.slice(0, 14),
    'probability/surprise=forgets the minus sign',
    'probability/log-likelihood=gives the surprise instead',
    'probability/crossentropy=forgets the minus sign',
    ...before.filter(id => id !== 'probability/crossentropy')
  ];
}

for (const theme of ['light', 'dark'] as const) {
  test(`the way into the course in the ${theme} theme`, async ({ lab, server }) => {
    const { page } = lab;
    const still = { animations: 'disabled', caret: 'hide' } as const;
    await page.setViewportSize({ width: 1100, height: 920 });
    await lab.theme(theme);
    const all = { linear_algebra: [] as string[], svd: [] as string[], probability: [] as string[] };
    for (const [file, id] of [
      ['linear_algebra', 'linear-algebra'],
      ['svd', 'svd'],
      ['probability', 'probability']
    ] as const) {
      all[file] = exercises(take(server, id, { as: `${file}.ipynb` }).cells);
    }
    server.keep(midway(all));
    await lab.refresh();

    // A launcher comes by itself when nothing else is open.
    await page.evaluate(() => window.jupyterapp.commands.execute('application:close-all'));
    await page.evaluate(() => window.jupyterapp.commands.execute('filebrowser:activate'));
    await expect(card(page, 'Linear algebra: finished')).toBeVisible();
    await page.mouse.move(0, 0);
    await expectAccessible(page.locator('.jp-Launcher-section:visible').first());
    await page.screenshot({ path: `${folder}/launcher-${theme}.png`, ...still });

    const { path, cells } = take(server, 'probability', {
      change: all => {
        all
          .filter(cell => cell.metadata.tags?.includes('check:probability/softmax'))
          .forEach(cell => (cell.source = WRONG.softmax));
      }
    });
    const notebook = await lab.show(path);
    const home = await Home.open(lab);
    await notebook.run(cells.findIndex(cell => cell.cell_type === 'code'));
    const index = cells.findIndex(cell => cell.id === 'softmax-exercise');
    await notebook.reveal(index);
    await notebook.bar('softmax').check();
    await notebook.bar('softmax').is(states.NOT_YET);
    await notebook.select(index);
    await notebook.focus();
    const goal = notebook.cell(cells.findIndex(cell => cell.id === 'softmax-goal'));
    await goal.evaluate(node => node.scrollIntoView({ block: 'start' }));
    await page.mouse.move(0, 0);
    await expect(home.exercise('probability/softmax')).toHaveAttribute('data-state', 'not-yet');
    await expect(home.note).toContainText('the sign of the log');
    await expectAccessible(home.root);
    await page.screenshot({ path: `${folder}/home-${theme}.png`, ...still });
    await home.root.screenshot({ path: `${folder}/panel-${theme}.png`, ...still });
    await expect(status(page)).toHaveText(/^\d+ of 24$/);
    await page
      .locator('#jp-main-statusbar .jp-StatusBar-Left')
      .screenshot({ path: `${folder}/status-${theme}.png`, ...still });

    await page.setViewportSize({ width: 1100, height: 800 });
    await lab.theme('light');
  });

  test(`a finished notebook in the ${theme} theme`, async ({ lab, server }) => {
    const { page } = lab;
    await lab.theme(theme);
    const { path, cells } = take(server, 'probability', { solved: true });
    server.keep(exercises(cells).filter(id => id !== 'probability/surprise'));
    await lab.refresh();
    await page.evaluate(() => window.jupyterapp.commands.execute('application:close-all'));
    const notebook = await lab.show(path);
    const home = await Home.open(lab);
    await notebook.run(cells.findIndex(cell => cell.cell_type === 'code'));
    const index = cells.findIndex(cell => cell.metadata.tags?.includes('check:probability/surprise'));
    await notebook.reveal(index);
    await notebook.bar('surprise').check();
    await notebook.bar('surprise').is(states.PASSED);
    await expect(home.finished('probability')).toBeVisible();
    await notebook.select(index);
    await notebook.focus();
    await page.mouse.move(0, 0);
    await expect(notebook.bar('surprise').card).toBeInViewport();
    await expectAccessible(home.root);
    await page.screenshot({ path: `${folder}/finished-${theme}.png`, animations: 'disabled', caret: 'hide' });
    await lab.theme('light');
  });
}
