import { isStub } from '../stub';

describe('a stub is', () => {
  it.each([
    'def softmax(xs):\n    ...',
    'def softmax(xs):\n    pass  # your code here',
    'def softmax(xs):\n    \"\"\"Turn scores\n\n    into probabilities.\n    \"\"\"\n    return ____',
    "import numpy as np\n\n@np.vectorize\ndef f(x):\n    '''One line.'''\n    raise NotImplementedError('yet')",
    'guess = ...  # "a", "b" or "c"',
    'guess = ____',
    'swap = None',
    'def f(x): ...',
    'def f(x):\n    print("todo")',
    "def f(x):\n    raise Exception('TODO: write it')",
    'def f(x):\n    raise NotImplemented',
    'def f(x):\n    return TODO',
    'class Model:\n    def fit(self, x): pass',
    '# first\ndef f(x):\n    return None\n'
  ])('%j', source => {
    expect(isStub(source)).toBe(true);
  });
});

describe('a stub is not', () => {
  it.each([
    '',
    '# to do',
    'def softmax(xs):',
    'def f(x):\n    return x',
    'def f(x): return x\ndef g(x):\n    ...',
    'y = 1\ndef f(x):\n    ...',
    'def f(x):\n    if x < 0:\n        raise Exception("TODO")',
    'def f(x):\n    raise Exception("x is negative")',
    'def f(x):\n    print("total")',
    'guess = "a"',
    'guess = _',
    'x == ...',
    'f = lambda x: ...',
    'def f(x):\n    result = x\n    return ...'
  ])('%j', source => {
    expect(isStub(source)).toBe(false);
  });
});
