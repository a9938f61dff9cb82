/**
 * The moving picture in the README: an answer is typed, checked, thought about, changed and passed. Every picture says how long it is shown, so
 * that the film takes as long on a busy machine as on an idle one. `film.py` puts the pictures together.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NUMPY } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import * as states from '../support/states';

const folder = resolve(__dirname, '../../build/film');
const STUB = 'def softmax(xs):\n    ...';
const KEYS_A_PICTURE = 2;

test('one check', async ({ lab }) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const milliseconds: number[] = [];

  await lab.page.setViewportSize({ width: 1100, height: 800 });
  await lab.theme('light');
  const notebook = await lab.open([code(NUMPY), answer('softmax', STUB)]);
  await notebook.run(0);
  await notebook.execute('application:toggle-left-area');
  const cell = notebook.cell(1);
  const bar = notebook.bar('softmax');
  await bar.is(states.READY);
  await cell.scrollIntoViewIfNeeded();
  const box = await cell.boundingBox();
  if (box === null) {
    throw new Error('The cell is not on the page.');
  }
  const clip = { x: box.x, y: box.y, width: Math.min(box.width, 760), height: 330 };

  const show = async (time: number): Promise<void> => {
    const path = `${folder}/${String(milliseconds.length).padStart(3, '0')}.png`;
    await lab.page.screenshot({ path, clip, animations: 'disabled', caret: 'initial' });
    milliseconds.push(time);
  };
  const type = async (text: string): Promise<void> => {
    for (let at = 0; at < text.length; at += KEYS_A_PICTURE) {
      await lab.page.keyboard.insertText(text.slice(at, at + KEYS_A_PICTURE));
      await show(110);
    }
  };
  const check = async (state: Parameters<typeof bar.is>[0]): Promise<void> => {
    await bar.button.hover();
    await show(700);
    await bar.check();
    await bar.is(state);
    await lab.page.mouse.move(0, 0);
    await bar.card.evaluate(card => Promise.all(card.getAnimations({ subtree: true }).map(one => one.finished)));
  };

  await show(1200);
  await notebook.editor(1).click();
  await lab.page.keyboard.press('ControlOrMeta+End');
  for (let key = 0; key < 3; key++) {
    await lab.page.keyboard.press('Backspace');
  }
  await type('return xs / np.sum(xs)');
  await check(states.NOT_YET);
  await expect(bar.root.locator('canvas, svg').first()).toBeVisible();
  await show(8000);

  await notebook.editor(1).click();
  await lab.page.keyboard.press('ControlOrMeta+End');
  await lab.page.keyboard.press('Shift+Home');
  await lab.page.keyboard.press('Backspace');
  await type('e = np.exp(xs - np.max(xs))');
  await lab.page.keyboard.press('Enter');
  await type('return e / e.sum()');
  await check(states.PASSED);
  await show(5500);

  writeFileSync(`${folder}/milliseconds.json`, JSON.stringify(milliseconds));
});
