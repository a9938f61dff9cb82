import { courseInfo } from '../../testing/course';
import { exerciseInfo } from '../../testing/fakes';
import { LONGEST_SOURCE } from '../bindings';
import { lostNotebook } from '../recover';
import type { ICellFacts } from '../repair';

function notebook(id: string, ...names: string[]) {
  const exercises = names.map(name => exerciseInfo({ id: `${id}/${name}`, names: [name], cell: `${id}-${name}` }));
  return { id, title: id, file: `${id}.ipynb`, lecture: '', exercises };
}

const COURSE = { ...courseInfo(), id: 'math4ml', notebooks: [notebook('a', 'f', 'g', 'h'), notebook('b', 'p', 'q')] };

/** Cells as another program leaves them: with ids of its own, and without tags. */
function cells(...sources: string[]): ICellFacts[] {
  return sources.map((source, index) => ({ id: `x${index}`, tags: [], source }));
}

describe('a notebook that has lost its tags', () => {
  it('is known by what its cells define', () => {
    expect(lostNotebook(cells('def f(x): ...', '', 'g = ...'), [COURSE], null)?.notebook.id).toBe('a');
    expect(lostNotebook(cells('p = 1\nq = 2'), [COURSE], 'math4ml')?.notebook.id).toBe('b');
  });

  it('is known by the ids of its cells', () => {
    const kept = [
      { id: 'a-f', tags: ['other'], source: '' },
      { id: 'a-h', tags: [], source: '' }
    ];
    expect(lostNotebook(kept, [COURSE], null)?.notebook.id).toBe('a');
  });

  it.each([
    ['has one tag left', [{ id: 'x', tags: ['check:a/f'], source: 'def g(): ...\ndef h(): ...' }]],
    ['defines too little', cells('def f(x): ...')],
    ['is like two', cells('f = g = p = q = 1')],
    ['has nothing in it', []]
  ])('is not one that %s', (_, facts) => {
    expect(lostNotebook(facts, [COURSE], null)).toBeNull();
  });

  it('is not one of another course than it names', () => {
    expect(lostNotebook(cells('p = 1\nq = 2'), [COURSE], 'other')).toBeNull();
  });

  it('is not looked for without end', () => {
    const long = Array.from({ length: 60 }, () => 'a, '.repeat(LONGEST_SOURCE / 4));
    expect(lostNotebook(cells(...long, 'p = q = 1'), [COURSE], null)).toBeNull();
  });
});
