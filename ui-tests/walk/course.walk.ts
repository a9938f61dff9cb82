/**
 * The whole course, read and solved by typing: every cell is run with Shift+Enter, and every exercise answered with its
 * commonest mistakes and then rightly. What the learner sees is photographed for people to look at.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { exercises } from '../support/course';
import type { ICell } from '../support/document';
import { expect, test } from '../support/fixtures';
import { python } from '../support/processes';
import { type ITry, Walker } from './walker';

interface INotebook {
  id: string;
  file: string;
  lecture: string;
  tries: Record<string, ITry[]>;
}

const NOTEBOOKS = ['linear-algebra', 'svd', 'calculus', 'probability'];
const DARK = 'svd';

/** A prediction that a lecture asks for, before it is made. */
const GUESS = /^(\w+ = )\.\.\./;

let plan = new Map<string, INotebook>();

test.beforeAll(({ server }) => {
  const said = execFileSync(python(), [join(__dirname, 'course.py'), server.files], { encoding: 'utf-8' });
  plan = new Map((JSON.parse(said) as INotebook[]).map(each => [each.id, each]));
});

test('the walk goes through every notebook of the course', () => {
  expect([...plan.keys()]).toEqual(NOTEBOOKS);
});

function planned(id: string): INotebook {
  const notebook = plan.get(id);
  if (!notebook) {
    throw new Error(`The course has no notebook ${id}.`);
  }
  return notebook;
}

function source(cell: ICell): string {
  // A file may hold the lines of a source one by one.
  return [cell.source].flat().join('');
}

for (const id of NOTEBOOKS) {
  test.describe(id, () => {
    test.beforeEach(({ lab }) => lab.theme(id === DARK ? 'dark' : 'light'));

    test('the lecture', async ({ lab }) => {
      const walker = await Walker.open(lab, planned(id).lecture);
      for (const [index, cell] of walker.cells.entries()) {
        if (cell.cell_type === 'code' && GUESS.test(source(cell))) {
          await walker.notebook.write(index, source(cell).replace(GUESS, '$1"b"'));
        }
        await walker.step(index);
      }
      await walker.end();
    });

    test('the exercises', async ({ lab }) => {
      const { file, tries } = planned(id);
      const walker = await Walker.open(lab, file);
      for (const [index, cell] of walker.cells.entries()) {
        for (const exercise of exercises([cell])) {
          for (const each of tries[exercise]) {
            await walker.try(index, exercise, each);
          }
        }
        await walker.step(index);
      }
      await walker.end();
      expect(new Set(walker.said.map(each => each.exercise))).toEqual(new Set(Object.keys(tries)));
    });
  });
}
