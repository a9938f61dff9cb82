import { raised } from '../traceback';

const RED = '\u001b[31m';
const PLAIN = '\u001b[39m';

function frames(...lines: string[]): string[] {
  return ['-----', `NameError ${RED}Traceback${PLAIN} (most recent call last)`, ...lines];
}

describe("the learner's own error", () => {
  it('is at the innermost line of the cell that ran', () => {
    const traceback = frames(
      `Cell ${RED}In[3], line 4${PLAIN}\n      2   return log(x)\n----> 4 f(2)\n`,
      `Cell ${RED}In[3], line 2${PLAIN}, in f(x)\n----> 2   return log(x)\n`,
      'File /usr/lib/python3/numpy/core.py:17, in log(x)\n---> 17 raise\n'
    );
    expect(raised({ ename: 'NameError', evalue: "name 'log' is not defined", traceback }, 3)).toEqual({
      t: 'raised',
      exception: 'NameError',
      message: "name 'log' is not defined",
      line: 2,
      name: 'log',
      sign: ''
    });
  });

  it('is not at a line of another cell', () => {
    const traceback = frames('Cell In[13], line 1\n----> 1 f(3)\n', 'Cell In[3], line 2, in f(x)\n----> 2 log(x)\n');
    expect(raised({ ename: 'NameError', evalue: '', traceback }, 13).line).toBe(1);
    expect(raised({ ename: 'NameError', evalue: '', traceback }, 1).line).toBeNull();
    expect(raised({ ename: 'NameError', evalue: '', traceback }, null).line).toBeNull();
  });

  it('is found in the tracebacks of older versions of IPython too', () => {
    const traceback = frames(
      'Input In [3], in <cell line: 4>()\n      2   return log(x)\n----> 4 f(2)\n',
      'Input In [3], in f(x)\n      1 def f(x):\n----> 2   return log(x)\n'
    );
    expect(raised({ ename: 'NameError', evalue: '', traceback }, 3).line).toBe(2);
  });

  it('is found among any number of frames, read once', () => {
    const traceback = frames(...Array.from({ length: 50_000 }, () => 'Cell In[3]\n'), '-----> 7 f(2)\n');
    expect(raised({ ename: 'NameError', evalue: '', traceback }, 3).line).toBe(7);
    const dashes = frames(...Array.from({ length: 2000 }, () => `Cell In[3]\n${'-'.repeat(500)}`));
    expect(raised({ ename: 'NameError', evalue: '', traceback: dashes }, 3).line).toBeNull();
  });

  it('names no file that only the kernel knows', () => {
    const traceback = ['  Cell In[3], line 2\n    1 +\n       ^\nSyntaxError: incomplete input\n'];
    const error = raised({ ename: 'SyntaxError', evalue: 'incomplete input (305692.py, line 2)', traceback }, 3);
    expect(error).toMatchObject({ message: 'incomplete input', line: 2 });
  });

  it.each([
    ['AttributeError', "'list' object has no attribute 'sum'", 'sum'],
    ['UnboundLocalError', "cannot access local variable 'x' where it is not associated with a value", 'x'],
    ['ValueError', "name 'x'", null]
  ])('of the class %s with the text "%s" misses the name %s', (ename, evalue, name) => {
    expect(raised({ ename, evalue, traceback: [] }, 1).name).toBe(name);
  });

  it('is cut to what the wire takes', () => {
    expect(raised({ ename: 'E', evalue: 'x'.repeat(5000), traceback: [] }, 1).message).toHaveLength(1000);
  });
});
