import { exerciseInfo } from '../../testing/fakes';
import { defines, LONGEST_SOURCE } from '../bindings';
import { answers, exerciseOf, type ICellFacts, recognise, repairs } from '../repair';

const SOFTMAX = 'probability/softmax';
const ENTROPY = 'probability/entropy';

const notebook = {
  id: 'probability',
  title: 'Probability',
  file: 'probability.ipynb',
  lecture: '',
  exercises: [exerciseInfo(), exerciseInfo({ id: ENTROPY, names: ['entropy'], cell: 'entropy' })]
};

function cell(id: string, source: string, ...exercises: string[]): ICellFacts {
  return { id, source, tags: exercises.map(exercise => `check:${exercise}`) };
}

const softmax = cell('softmax', 'def softmax(xs):\n    ...', SOFTMAX);
const entropy = cell('entropy', 'def entropy(p):\n    ...', ENTROPY);

describe('the tag of a cell', () => {
  it('names an exercise', () => {
    expect(exerciseOf(['remember', 'check:probability/softmax'])).toBe(SOFTMAX);
  });

  it.each(['check: probability/softmax', ' check:probability/softmax', 'check:probability/softmax\t'])(
    'names it with spaces too, as in %j',
    tag => {
      expect(exerciseOf([tag])).toBe(SOFTMAX);
    }
  );

  it.each([[undefined], ['check:a/b'], [[]], [['check:']], [[1, null]], [{ length: 1 }]])('is nothing in %j', tags => {
    expect(exerciseOf(tags)).toBeNull();
  });
});

describe('a name is defined by', () => {
  it.each([
    'def guess(xs):',
    'async def guess(x): ...',
    'class guess:',
    'guess = "b"',
    'guess: str = "b"',
    'a, guess = 1, 2',
    'guess, b = 1, 2',
    'import numpy as np\n\nguess = np.zeros(3)',
    'b = guess = 1',
    'b = 2; guess = 1',
    'guess: dict[str, int] = {"=": 1}',
    'async  def\tguess (x): ...',
    '%%time\nguess = 1',
    'text = """\n"""; guess = 1',
    '"a = 1"\r\nguess = 1\r\n',
    'x = (1,\n2); guess = 3',
    'x = 1 + \\\n2\nguess = 3'
  ])('%j', source => {
    expect(defines(source, 'guess')).toBe(true);
  });
});

describe('a name is not defined by', () => {
  it.each([
    'guess == 1',
    'guess += 1',
    'def guess_more(xs):',
    '    guess = 1',
    'print(guess)',
    '# guess = 1',
    'f(guess=1)',
    'x = (1,\nguess)',
    'text = """\nguess = 1\n"""',
    'guess.x = 1',
    'guess[0] = 1',
    'x = guess',
    '%guess = 1',
    'guess: int',
    ''
  ])('%j', source => {
    expect(defines(source, 'guess')).toBe(false);
  });
});

describe('a notebook that was made to stop the page', () => {
  const MANY = LONGEST_SOURCE - 10;

  it.each([
    ['names and commas', 'a, '.repeat(MANY / 3)],
    ['names, commas and spaces', 'a ,\t'.repeat(MANY / 4)],
    ['signs of equality', 'a='.repeat(MANY / 2)],
    ['spaces', `a${' '.repeat(MANY)}`],
    ['quotes', '"'.repeat(MANY)],
    ['open brackets', '('.repeat(MANY)],
    ['lines', 'a:\n'.repeat(MANY / 3)],
    ['asyncs', 'async '.repeat(MANY / 6)]
  ])('by %s in every cell is read in no time that anyone would notice', (_, source) => {
    const cells = Array.from({ length: 40 }, (__, index) => cell(`c${index}`, source));
    const exercises = Array.from({ length: 90 }, (__, index) => exerciseInfo({ id: `p/e${index}`, cell: `e${index}` }));
    expect(repairs(cells, { ...notebook, exercises })).toEqual([]);
  });

  it('by its length is not read at all', () => {
    expect(defines(`${' '.repeat(LONGEST_SOURCE)}\nguess = 1`, 'guess')).toBe(false);
  });

  it('by thousands of copies is repaired all the same', () => {
    const copies = Array.from({ length: 5000 }, (_, index) => cell(`c${index}`, softmax.source, SOFTMAX));
    expect(repairs([...copies, entropy], notebook)).toHaveLength(4999);
  });
});

it('a cell answers an exercise when it defines all names that it asks for', () => {
  expect(answers('a = 1', ['a', 'b'])).toBe(false);
  expect(answers('a = 1\nb = 2', ['a', 'b'])).toBe(true);
  expect(answers('a = 1', [])).toBe(false);
});

describe('repairing', () => {
  it('changes nothing where nothing is wrong', () => {
    expect(repairs([softmax, entropy], notebook)).toEqual([]);
  });

  it('keeps a doubled tag on the cell that defines the name', () => {
    const upper = cell('softmax', '# to be split', SOFTMAX);
    const lower = cell('other', 'def softmax(xs): return xs', SOFTMAX);
    expect(repairs([upper, lower, entropy], notebook)).toEqual([{ cell: 'softmax', tags: [] }]);
  });

  it('keeps the tag on the cell of the course when a copy defines the name too', () => {
    const copy = { ...softmax, id: 'copy' };
    expect(repairs([copy, softmax, entropy], notebook)).toEqual([{ cell: 'copy', tags: [] }]);
  });

  it('keeps the tag on the cell of the course when no cell defines the name', () => {
    const copy = cell('copy', '', SOFTMAX);
    expect(repairs([copy, cell('softmax', '', SOFTMAX), entropy], notebook)).toEqual([{ cell: 'copy', tags: [] }]);
  });

  it('keeps the first of two strangers', () => {
    const facts = [cell('one', '', SOFTMAX), cell('two', '', SOFTMAX), entropy];
    expect(repairs(facts, notebook)).toEqual([{ cell: 'two', tags: [] }]);
  });

  it('gives a lost tag back to the cell of the course', () => {
    const lost = { ...softmax, source: '', tags: ['remember'] };
    expect(repairs([lost, entropy], notebook)).toEqual([{ cell: 'softmax', tags: ['remember', `check:${SOFTMAX}`] }]);
  });

  it('gives a lost tag to the cell that defines the name when the cell of the course is gone', () => {
    const other = cell('other', 'def softmax(xs): return xs');
    expect(repairs([other, entropy], notebook)).toEqual([{ cell: 'other', tags: [`check:${SOFTMAX}`] }]);
  });

  it('never gives a cell a second exercise', () => {
    const both = cell('entropy', 'def softmax(xs): ...\ndef entropy(p): ...', ENTROPY);
    expect(repairs([both], notebook)).toEqual([]);
  });

  it('leaves other tags of a cell alone', () => {
    const copy = { ...softmax, id: 'copy', tags: ['hide-input', `check:${SOFTMAX}`] };
    expect(repairs([softmax, copy, entropy], notebook)).toEqual([{ cell: 'copy', tags: ['hide-input'] }]);
  });

  it('settles: what it made needs no repair', () => {
    const facts = [
      cell('a', '', SOFTMAX),
      cell('b', 'def softmax(xs): ...', SOFTMAX),
      cell('c', 'def entropy(p): ...')
    ];
    const tags = new Map(repairs(facts, notebook).map(each => [each.cell, each.tags]));
    const repaired = facts.map(each => ({ ...each, tags: tags.get(each.id) ?? each.tags }));
    expect(tags.size).toBe(2);
    expect(repairs(repaired, notebook)).toEqual([]);
  });
});

describe('the notebook of a course', () => {
  const other = { ...notebook, id: 'svd', exercises: [exerciseInfo({ id: 'svd/rank', cell: 'rank' })] };

  it('is the one that shares the most cells and tags', () => {
    expect(recognise([softmax, cell('rank', '')], [other, notebook])?.id).toBe('svd');
    expect(recognise([softmax, entropy, cell('rank', '')], [other, notebook])?.id).toBe('probability');
  });

  it('is none when nothing is shared', () => {
    expect(recognise([cell('x', 'def softmax(xs): ...')], [other, notebook])).toBeNull();
  });
});
