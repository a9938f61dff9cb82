/** The notebook that a learner opens. */
import { exercises, take } from '../support/course';
import type { ICell } from '../support/document';
import { expect, test } from '../support/fixtures';
import type { Notebook } from '../support/notebook';
import * as states from '../support/states';

const SOFTMAX = 'check:probability/softmax';

function isSoftmax(cell: ICell): boolean {
  return cell.metadata.tags?.includes(SOFTMAX) ?? false;
}

/** The exercises that have a bar, in the order of their cells. */
async function barred(notebook: Notebook): Promise<(string | null)[]> {
  return notebook.bars.evaluateAll(bars => bars.map(bar => bar.getAttribute('data-exercise')));
}

test('every exercise of the course has a bar', async ({ lab, server }) => {
  const { path, cells } = take(server, 'probability');
  const notebook = await lab.show(path);
  await expect.poll(() => barred(notebook)).toEqual(exercises(cells));
});

test('the course passes from top to bottom when it is solved', async ({ lab, server }) => {
  // Two dozen checks and the cells that they run.
  test.slow();
  const { path, cells } = take(server, 'probability', { solved: true });
  const notebook = await lab.show(path);
  await notebook.run(cells.findIndex(cell => cell.cell_type === 'code'));
  await notebook.execute('math4ml:check-all');
  for (const exercise of exercises(cells)) {
    await notebook.bar(exercise).is(states.PASSED);
  }
});

test('a tag that was lost is given back', async ({ lab, server }) => {
  const { path, cells } = take(server, 'probability', {
    change: all => {
      all.filter(isSoftmax).forEach(cell => (cell.metadata.tags = []));
    }
  });
  const notebook = await lab.show(path);
  await notebook.bar('softmax').is(states.READY);
  await expect(notebook.bars).toHaveCount(exercises(cells).length + 1);
});

test('a tag that was doubled stays with the cell that answers', async ({ lab, server }) => {
  const { path, cells } = take(server, 'probability', {
    change: all => {
      const at = all.findIndex(isSoftmax);
      all.splice(at, 0, { ...all[at], id: 'a-scratch-cell', source: '# notes', metadata: { tags: [SOFTMAX] } });
    }
  });
  const notebook = await lab.show(path);
  await expect(notebook.bars).toHaveCount(exercises(cells).length - 1);
  const bar = notebook.bar('softmax').root;
  await expect(
    notebook.cells.filter({ has: bar.page().locator('.m4-Bar[data-exercise="probability/softmax"]') })
  ).toContainText('def softmax');
});
