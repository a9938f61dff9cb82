/** The way into the course, and back: the launcher, the panel, the status bar, and the end of a notebook. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, test as base } from '../support/fixtures';
import { card, Home, status } from '../support/home';
import { Lab, showClassic } from '../support/lab';
import { JupyterServer } from '../support/server';
import * as states from '../support/states';

const COURSES = resolve(__dirname, '../courses');
const SAID = '.m4-Announcer';

/** The solution of an exercise of the small course, and the mistake that all of them share. */
const TIMES = { double: 2, triple: 3, keep: 1, quadruple: 4 };
type Name = keyof typeof TIMES;
const right = (name: Name): string => `def ${name}(x):\n    return ${TIMES[name]} * x`;
const wrong = (name: Name): string => `def ${name}(x):\n    return ${TIMES[name]} * abs(x)`;

/** A server with a course of two evenings beside the one that is installed. */
const test = base.extend<object, { server: JupyterServer }>({
  server: [
    async ({}, use) => {
      const server = new JupyterServer({ courses: COURSES });
      await server.start();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 120_000 }
  ]
});

test.beforeEach(({ server }) => {
  for (const name of readdirSync(server.files)) {
    rmSync(join(server.files, name), { recursive: true });
  }
});

/** Put a notebook of the small course into a folder of the learner's. */
function give(server: JupyterServer, notebook: string, folder = ''): string {
  mkdirSync(join(server.files, folder), { recursive: true });
  const path = join(folder, `${notebook}.ipynb`);
  cpSync(join(COURSES, 'evenings', `${notebook}.ipynb`), join(server.files, path));
  return path;
}

/** The cells of the small course's first notebook that answer exercises. */
const CELLS: Record<Name, number> = { double: 1, triple: 3, keep: 5, quadruple: 1 };

/** Answer exercises of an open notebook and check each. */
async function solve(
  notebook: Awaited<ReturnType<Lab['show']>>,
  answers: Partial<Record<Name, string>>
): Promise<void> {
  for (const [name, source] of Object.entries(answers)) {
    const index = CELLS[name as Name];
    await notebook.reveal(index);
    await notebook.write(index, source);
    const folder = name === 'quadruple' ? 'second' : 'first';
    await notebook.bar(`${folder}/${name}`).check();
    await notebook.bar(`${folder}/${name}`).is(source === right(name as Name) ? states.PASSED : states.NOT_YET);
  }
}

/** The notebook in front, and the exercise whose cell is the active one. */
async function expectAt(page: Page, path: string, exercise: string): Promise<void> {
  await expect(page.locator('.jp-NotebookPanel:visible .jp-Cell.jp-mod-active')).toContainText(`def ${exercise}(x)`);
  const front = page.evaluate(() => {
    const panels = [...window.jupyterapp.shell.widgets('main')] as unknown as {
      isVisible: boolean;
      context?: { path: string };
    }[];
    return panels.find(each => each.isVisible && each.context)?.context?.path;
  });
  expect(await front).toBe(path);
}

test.describe('the launcher', () => {
  test('has a card for each notebook, with how far one is in words', async ({ lab, server }) => {
    await openLauncher(lab);
    await expect(card(lab.page, 'First evening: not started')).toBeVisible();
    await expect(card(lab.page, 'Probability: not started')).toBeVisible();
    const notebook = await lab.show(give(server, 'first'));
    await solve(notebook, { double: right('double') });
    await openLauncher(lab);
    await expect(card(lab.page, 'First evening: 1 of 3')).toBeVisible();
    await expect(lab.page.locator('.jp-Launcher-sectionTitle:visible')).toContainText([
      'Mathematics for machine learning',
      'Two evenings'
    ]);
  });

  test('opens a notebook from its card, by keyboard', async ({ lab, server }) => {
    give(server, 'second', 'somewhere');
    await openLauncher(lab);
    await card(lab.page, 'Second evening').focus();
    await lab.page.keyboard.press('Enter');
    const notebook = await lab.adopt('somewhere/second.ipynb');
    await expect(notebook.bar('second/quadruple').line).toBeVisible();
  });
});

test.describe('the panel', () => {
  test('shows several courses side by side, from what the server has kept', async ({ lab, server, browser }) => {
    const notebook = await lab.show(give(server, 'first'));
    await solve(notebook, { double: right('double'), triple: wrong('triple') });
    // A new page knows nothing but what the server tells.
    const page = await browser.newPage();
    const home = await Home.open(await Lab.visit(page, server));
    await expect(home.tree('Mathematics for machine learning')).toBeVisible();
    await expect(home.tree('Two evenings')).toBeVisible();
    await expect(home.count('first')).toHaveText('1 of 3');
    await expect(home.count('second')).toHaveText('not started');
    await home.unfold('first');
    await expect(home.exercise('first/double')).toHaveAccessibleName(/Double it passed/);
    await expect(home.exercise('first/triple')).toHaveAccessibleName(/Triple it not yet/);
    await expect(home.next).toHaveText('Continue: Triple it');
    await page.close();
  });

  test('goes to an exercise of a notebook that lies in a folder', async ({ lab, server }) => {
    const path = give(server, 'first', 'week 1/mine');
    const home = await Home.open(lab);
    await home.unfold('first');
    await home.exercise('first/keep').click();
    await lab.adopt(path);
    await expectAt(lab.page, path, 'keep');
    await expect(home.exercise('first/keep')).toHaveAttribute('aria-current', 'true');
  });

  test('goes on where one left off', async ({ lab, server }) => {
    const path = give(server, 'first');
    const notebook = await lab.show(path);
    await solve(notebook, { double: right('double') });
    await notebook.close();
    const home = await Home.open(lab);
    await expect(home.next).toHaveText('Continue: Triple it');
    await home.next.click();
    await lab.adopt(path);
    await expectAt(lab.page, path, 'triple');
  });

  test('goes to the cell in the notebook that is open, and opens no other', async ({ lab, server }) => {
    const path = give(server, 'first', 'mine');
    give(server, 'first');
    await lab.show(path);
    const home = await Home.open(lab);
    await home.exercise('first/triple').click();
    await expectAt(lab.page, path, 'triple');
  });

  test('offers a fresh copy of a notebook that is nowhere, with what it reads', async ({ lab, server }) => {
    const home = await Home.open(lab);
    await home.unfold('first');
    await home.exercise('first/triple').click();
    const dialog = lab.page.getByRole('dialog');
    await expect(dialog).toContainText('first.ipynb is not here');
    await dialog.getByRole('button', { name: 'Copy It Here' }).click();
    await lab.adopt('first.ipynb');
    await expectAt(lab.page, 'first.ipynb', 'triple');
    expect(existsSync(join(server.files, 'images', 'line.svg'))).toBe(true);
    expect(existsSync(join(server.files, 'second.ipynb'))).toBe(false);
  });

  test('copies nothing unasked', async ({ lab, server }) => {
    const home = await Home.open(lab);
    await home.unfold('second');
    await home.exercise('second/quadruple').click();
    await lab.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(lab.page.getByRole('dialog')).toHaveCount(0);
    expect(readdirSync(server.files)).toEqual([]);
  });

  test('says so when the cell of an exercise is gone', async ({ lab, server }) => {
    const path = give(server, 'first');
    const file = join(server.files, path);
    const content = JSON.parse(readFileSync(file, 'utf-8')) as { cells: { id: string }[] };
    content.cells = content.cells.filter(cell => cell.id !== 'triple');
    writeFileSync(file, JSON.stringify(content));
    const home = await Home.open(lab);
    await home.unfold('first');
    await home.exercise('first/triple').click();
    await expect(lab.page.locator('.Toastify')).toContainText('There is no cell for this exercise in first.ipynb');
    await lab.adopt(path);
  });

  test('follows checks as they are made, those of another notebook too', async ({ lab, server }) => {
    const first = await lab.show(give(server, 'first'));
    const home = await Home.open(lab);
    await expect(home.count('first')).toHaveText('not started');
    await solve(first, { double: wrong('double') });
    await expect(home.count('first')).toHaveText('0 of 3');
    await solve(first, { double: right('double') });
    await expect(home.count('first')).toHaveText('1 of 3');
    const second = await lab.show(give(server, 'second'));
    await solve(second, { quadruple: right('quadruple') });
    await expect(home.count('second')).toHaveText('1 of 1');
    await expect(home.count('first')).toHaveText('1 of 3');
  });

  test('opens the lecture of a notebook', async ({ lab, server }) => {
    give(server, 'first', 'mine');
    give(server, 'first-lecture', 'mine');
    const home = await Home.open(lab);
    await home.unfold('first');
    await home.lecture('first').click();
    await lab.adopt('mine/first-lecture.ipynb');
    await expect(lab.page.getByRole('heading', { name: 'Why a line is enough' })).toBeVisible();
  });

  test('gives hints, and the solution once it is allowed', async ({ lab, server }) => {
    const path = give(server, 'first');
    const home = await Home.open(lab);
    await home.unfold('first');
    await home.exercise('first/triple').hover();
    await home.exercise('first/triple').locator('.m4-Home-more').click();
    await expect(lab.page.getByRole('menuitem', { name: 'Show the Solution' })).toHaveAttribute(
      'aria-disabled',
      'true'
    );
    await lab.page.keyboard.press('Escape');
    await home.choose('first/triple', 'Show a Hint');
    const notebook = await lab.adopt(path);
    const bar = notebook.bar('first/triple');
    await expect(bar.hints).toHaveText([/What is 3 times -2/]);
    await home.choose('first/triple', 'Show a Hint');
    await expect(bar.hints).toHaveCount(2);
    await home.choose('first/triple', 'Show the Solution');
    await expect(bar.solution).toContainText('return 3 * x');
  });

  test('tells of a mistake that comes back, with a question, and lets it go', async ({ lab, server }) => {
    const notebook = await lab.show(give(server, 'first'));
    const home = await Home.open(lab);
    await solve(notebook, { double: wrong('double'), triple: wrong('triple') });
    await expect(home.exercise('first/triple')).toHaveAttribute('data-state', 'not-yet');
    await expect(home.note).toBeHidden();
    await solve(notebook, { keep: wrong('keep') });
    await expect(home.note).toHaveText(
      /^You have met a sign that gets lost in three exercises\. Worth a minute:Which of your steps gives the same for -2 and for 2\?$/
    );
    server.age(30);
    await solve(notebook, { double: right('double'), triple: right('triple'), keep: right('keep') });
    server.age(3);
    await lab.refresh();
    await expect(home.note).toBeHidden();
  });
});

test.describe('by keyboard', () => {
  test('everything in the panel is reached and done', async ({ lab, server }) => {
    const path = give(server, 'first', 'mine');
    const { keyboard } = lab.page;
    await choose(lab.page, 'Show the Course');
    const home = new Home(lab.page);
    await expect(home.next).toBeFocused();
    await keyboard.press('Tab');
    await keyboard.press('Home');
    await expect(home.notebook('first')).toBeFocused();
    await keyboard.press('ArrowLeft');
    await expect(home.notebook('first')).toHaveAttribute('aria-expanded', 'false');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowDown');
    await expect(home.lecture('first')).toBeFocused();
    await keyboard.press('t');
    await expect(home.exercise('first/triple')).toBeFocused();
    await keyboard.press('Shift+F10');
    await expect(lab.page.getByRole('menuitem', { name: 'Go to the Cell' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(home.exercise('first/triple')).toBeFocused();
    await keyboard.press('Enter');
    await lab.adopt(path);
    await expectAt(lab.page, path, 'triple');
    await expect(lab.page.locator('.jp-NotebookPanel:visible .jp-Notebook :focus')).toHaveCount(1);
  });

  test('the palette goes on where one left off', async ({ lab, server }) => {
    const path = give(server, 'first');
    const notebook = await lab.show(path);
    await solve(notebook, { double: right('double') });
    await notebook.select(0);
    await choose(lab.page, 'Continue Where You Left Off');
    await expectAt(lab.page, path, 'triple');
  });
});

test.describe('the status bar', () => {
  test('counts for the notebook in front, and leads to the panel', async ({ lab, server }) => {
    const first = await lab.show(give(server, 'first'));
    await expect(status(lab.page)).toHaveText('0 of 3');
    await solve(first, { double: right('double') });
    await expect(status(lab.page)).toHaveText('1 of 3');
    await lab.show(give(server, 'second'));
    await expect(status(lab.page)).toHaveText('0 of 1');
    await first.show();
    await expect(status(lab.page)).toHaveText('1 of 3');
    await expect(status(lab.page)).toHaveAccessibleName(/1 of 3. First evening: 1 of 3 exercises passed/);
    await expectAccessible(lab.page.locator('.m4-Status'));
    await lab.page.evaluate(() => window.jupyterapp.commands.execute('filebrowser:activate'));
    await status(lab.page).click();
    await expect(new Home(lab.page).root).toBeVisible();
    await first.close();
  });

  test('says nothing about a notebook of no course', async ({ lab }) => {
    await lab.open([{ cell_type: 'code', source: 'x = 1', metadata: {} }], { math4ml: {} });
    await expect(status(lab.page)).toHaveCount(0);
  });
});

test.describe('the end of a notebook', () => {
  test('is told once and quietly: in the panel, under the last cell, and to screen readers', async ({
    lab,
    server
  }) => {
    const notebook = await lab.show(give(server, 'first'));
    const home = await Home.open(lab);
    await solve(notebook, { double: right('double'), keep: right('keep') });
    await expect(home.finished('first')).toBeHidden();
    await solve(notebook, { triple: right('triple') });
    const says = 'That was the last one: all 3 exercises of this notebook have passed.';
    await expect(notebook.bar('first/triple').card).toContainText(says);
    await expect(notebook.bar('first/double').card).not.toContainText('That was the last one');
    await expect(lab.page.locator(SAID)).toHaveText(`triple: Passed. Linear: the sign comes through. ${says}`);
    await expect(home.finished('first')).toHaveText('All 3 exercises have passed. Next: Second evening.');
    await expect(home.notebook('first')).toHaveAccessibleName('First evening, finished: all 3 exercises passed');
    await expect(home.next).toHaveText('Continue: Quadruple it');
    await expectAccessible(notebook.bar('first/triple').root);
    // Checked again it has passed as before, and nothing more is made of it.
    await notebook.bar('first/triple').check();
    await expect(lab.page.locator(SAID)).toHaveText(/^triple: Passed\. Linear: the sign comes through\.\s*$/);
  });
});

test.describe('the panel is accessible', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`in the ${theme} theme`, async ({ lab, server }) => {
      await lab.theme(theme);
      const notebook = await lab.show(give(server, 'first'));
      const home = await Home.open(lab);
      await solve(notebook, { double: wrong('double'), triple: wrong('triple'), keep: wrong('keep') });
      await solve(notebook, { double: right('double') });
      await expect(home.note).toBeVisible();
      await expectAccessible(home.root);
      await lab.theme('light');
    });
  }
});

async function openLauncher(lab: Lab): Promise<void> {
  await lab.page.evaluate(() => window.jupyterapp.commands.execute('launcher:create').then(() => undefined));
}

/** Execute a command as a learner does: open the palette, type, press Enter. */
async function choose(page: Page, label: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+c');
  const palette = page.locator('.lm-CommandPalette');
  await palette.locator('input').fill(label);
  await expect(palette.locator('.lm-CommandPalette-item.lm-mod-active')).toContainText(label);
  await page.keyboard.press('Enter');
}

test.describe('in Notebook 7', () => {
  test('the panel goes to the cell in this notebook, and opens others at theirs', async ({ context, page, server }) => {
    const path = give(server, 'first', 'mine');
    give(server, 'second', 'mine');
    const notebook = await showClassic(page, server, path);
    const home = await Home.open({ page });
    await home.exercise('first/keep').click();
    await expect(notebook.cell(CELLS.keep)).toHaveClass(/jp-mod-active/);
    await notebook.write(CELLS.keep, right('keep'));
    await notebook.bar('first/keep').check();
    await expect(home.count('first')).toHaveText('1 of 3');
    const opened = context.waitForEvent('page');
    await home.unfold('second');
    await home.exercise('second/quadruple').click();
    const other = await opened;
    await expect(other.locator('.jp-Cell.jp-mod-active')).toContainText('def quadruple(x)', { timeout: 60_000 });
    await expectAccessible(home.root);
    await other.close();
  });
});
