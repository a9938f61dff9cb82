import { shifted, uncounted } from '../lines';

describe('a line of the cell', () => {
  it('is counted from the top, over the empty lines that the kernel leaves out', () => {
    expect(uncounted('\n  \n\ndef f(x):\n\n    return log(x)')).toBe(3);
    expect(uncounted('def f(x):\n\n    return x')).toBe(0);
    expect(uncounted('')).toBe(0);
  });

  it('is moved in every answer that names one', () => {
    const late = { t: 'timed-out' as const, seconds: 2, within: 'loop' as const };
    expect(shifted({ ...late, line: 3 }, 2)).toEqual({ ...late, line: 5 });
    expect(shifted({ t: 'raised', exception: 'E', message: '', line: 1, name: null, sign: '' }, 1)).toMatchObject({
      line: 2
    });
  });

  it('stays unknown where it is unknown', () => {
    const unknown = { t: 'timed-out' as const, seconds: 2, line: null, within: '' as const };
    expect(shifted(unknown, 2)).toEqual(unknown);
    expect(shifted({ t: 'skipped' as const }, 2)).toEqual({ t: 'skipped' });
  });
});
