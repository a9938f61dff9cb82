/** Tags that are typed, lost or mistaken: the bar is where the exercise is. */
import { expect, test } from '../support/fixtures';
import { NUMPY, RIGHT } from '../support/answers';
import { take } from '../support/course';
import { answer, code } from '../support/document';
import * as states from '../support/states';

test('a tag that is typed in the property inspector shows its bar at once', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), code(RIGHT.softmax)]);
  await notebook.select(1);
  await notebook.execute('property-inspector:show-panel');
  const tools = notebook.page.locator('.jp-NotebookTools');
  const add = tools.locator('.jp-CellTags-Add');
  await tools.getByText('Common Tools').click();
  await add.click();
  await notebook.page.keyboard.type('check: probability/softmax');
  await notebook.page.keyboard.press('Enter');
  await notebook.bar('softmax').is(states.READY);
  await expect.poll(async () => (await notebook.widget()).evaluate(panel => panel.context.model.dirty)).toBe(true);
  await notebook.execute('property-inspector:show-panel');
  await notebook.execute('application:toggle-right-area');
});

test('code of a deleted exercise that is typed into another cell gets its bar', async ({ lab }) => {
  const notebook = await lab.open([answer('entropy', ''), answer('softmax', RIGHT.softmax), code('')]);
  await expect(notebook.bars).toHaveCount(2);
  await notebook.select(1);
  await notebook.execute('notebook:delete-cell');
  await expect(notebook.bars).toHaveCount(1);
  await notebook.write(1, RIGHT.softmax);
  await notebook.bar('softmax').is(states.READY);
});

test('a notebook that has lost its tags, its ids and its course is offered them back', async ({ lab, server }) => {
  const { path } = take(server, 'probability', {
    as: 'lost.ipynb',
    bare: true,
    change: cells =>
      cells.forEach((cell, index) => {
        cell.id = `x${index}`;
        cell.metadata = {};
      })
  });
  const notebook = await lab.show(path);
  await expect(notebook.bars).toHaveCount(0);
  await lab.page.getByRole('button', { name: 'Bring Them Back' }).click();
  await notebook.reveal(0);
  await expect(notebook.bars.first()).toBeVisible();
  const tagged = await (
    await notebook.widget()
  ).evaluate(
    panel => panel.content.widgets.filter(cell => String(cell.model.getMetadata('tags')).includes('check:')).length
  );
  expect(tagged).toBeGreaterThan(20);
});

test('an exercise of a notebook that names no course is looked up in all courses', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', RIGHT.softmax)], { math4ml: undefined });
  await notebook.run(0);
  await notebook.bar('softmax').check();
  await notebook.bar('softmax').is(states.PASSED);
});

test('an exercise that no course has is named', async ({ lab }) => {
  const notebook = await lab.open([answer('probability/sofmax', RIGHT.softmax)], { math4ml: undefined });
  const bar = notebook.bar('probability/sofmax');
  await bar.check();
  await bar.is(states.COULD_NOT_CHECK);
  await expect(bar.why).toContainText('No course here has an exercise called probability/sofmax');
});
