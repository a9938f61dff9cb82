/** What a learner reads after pressing Check. */
import { NUMPY, RIGHT, softmax, WRONG } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import * as states from '../support/states';

test('a right answer passes, with one line on why it matters', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.is(states.READY);
  await bar.check();
  await bar.is(states.PASSED);
  await expect(bar.state).toHaveText(/Passed/);
  await expect(bar.why).not.toBeEmpty();
});

test('a wrong answer shows the smallest input it fails on, and a question', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await expect(bar.state).toHaveText(/Not yet/);
  await expect(bar.why).toHaveText(/\d of \d hold/);
  await expect(bar.message).toHaveText(/softmax\(\[.*\]\) gave \[.*\]/);
  await expect(bar.question).toHaveText(/\?$/);
});

test('what holds already is folded away, and unfolds', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await expect(bar.held).toHaveJSProperty('open', false);
  await bar.held.locator('summary').click();
  await expect(bar.held).toHaveJSProperty('open', true);
});

test("the learner's own error is shown with the line of their cell", async ({ lab }) => {
  const source = softmax('e = np.exp(xs)', 'return log(e)');
  const notebook = await lab.open([code(NUMPY), answer('softmax', source)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.STOPPED);
  await expect(bar.state).toHaveText(/Stopped/);
  await expect(bar.why).toHaveText(/line 3/);
  await expect(bar.message).toContainText('NameError');
  await expect(bar.message).toContainText('log');
  await expect(bar.question).toHaveText(/\?$/);
});

test('a cell that stops by itself is told apart from a wrong answer', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', `${RIGHT.softmax}\n\nsoftmax(scores)`)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.STOPPED);
  await expect(bar.state).toHaveText(/Stopped/);
  await expect(bar.why).toHaveText(/line 5/);
  await expect(bar.message).toContainText('scores');
});

test('an exercise that nobody has touched says what to do first', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', softmax('...'))]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_ATTEMPTED);
  await expect(bar.state).toHaveText(/Not attempted/);
});

test('a name that is not there is not an attempt', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', '# later')]);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_ATTEMPTED);
});

test('a function without a return is asked about its return', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', softmax('np.exp(xs) / np.exp(xs).sum()'))]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await expect(bar.message).toContainText('returned nothing');
  await expect(bar.message).toContainText('return');
});

test('a repaired answer passes at the next check', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await notebook.write(1, RIGHT.softmax);
  await bar.is(states.OUT_OF_DATE);
  await bar.check();
  await bar.is(states.PASSED);
  await expect(bar.card).toBeHidden();
});

test('check runs the cell first when it has changed since it last ran', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', softmax('...'))]);
  await notebook.run(0);
  await notebook.run(1);
  await notebook.write(1, RIGHT.softmax);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
  await expect(notebook.cell(1).locator('.jp-InputPrompt').first()).toHaveText('[3]:');
});

test('check does not run a cell again that has not changed', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await notebook.run(0);
  await notebook.run(1);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
  await bar.check();
  await bar.is(states.PASSED);
  await expect(notebook.cell(1).locator('.jp-InputPrompt').first()).toHaveText('[2]:');
});

test('a passed check is out of date once its cell is edited', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
  await notebook.write(1, `${RIGHT.softmax}\nagain = 1`);
  await bar.is(states.OUT_OF_DATE);
  await expect(bar.state).toHaveText(/Out of date/);
});

test('a passed check is out of date once another cell changes a value it depends on', async ({ lab }) => {
  const source = softmax('e = np.exp(FACTOR * (xs - np.max(xs)))', 'return e / e.sum()');
  const cells = [code(NUMPY), code('FACTOR = 1'), answer('softmax', source), code('FACTOR = 2'), code('other = 2')];
  const notebook = await lab.open(cells);
  await notebook.run(0);
  await notebook.run(1);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
  await notebook.run(4);
  await bar.is(states.PASSED);
  await notebook.run(3);
  await bar.is(states.OUT_OF_DATE);
  await notebook.run(1);
  await bar.check();
  await bar.is(states.PASSED);
});

test('hints come one at a time, each closer than the last', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await bar.hint.click();
  await expect(bar.hints).toHaveCount(1);
  await bar.hint.click();
  await expect(bar.hints).toHaveCount(2);
});

test('when the hints are used up the solution can be shown', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', WRONG.softmax)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await bar.more.click();
  const show = lab.page.getByRole('menuitem', { name: 'Show the Solution' });
  await expect(show).toHaveAttribute('aria-disabled', 'true');
  await lab.page.keyboard.press('Escape');
  for (let seen = 1; await bar.hint.isVisible(); seen++) {
    await bar.hint.click();
    await expect(bar.hints).toHaveCount(seen);
  }
  await bar.more.click();
  await show.click();
  await expect(bar.solution).toContainText('def softmax');
});
