import { duration, pieces, reason, sectionName, summaryWords, trouble } from '../words.js';

describe('words', () => {
  it.each([
    [40, '40 s'],
    [240, '4 min'],
    [3 * 3600, '3 h'],
    [50 * 3600, '2 days']
  ])('of %d seconds are %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });

  it('tell why somebody is needed', () => {
    expect(
      trouble(11, [
        { kind: 'same', times: 5 },
        { kind: 'checks', times: 11 }
      ])
    ).toBe('11 checks, the same answer five times');
    expect(reason({ kind: 'loop', line: 4 })).toBe('an endless loop at line 4');
    expect(reason({ kind: 'loop', line: 0 })).toBe('an endless loop');
  });

  it('say what is verified apart from what is passed', () => {
    const summary = { tried: 21, passed: 9, verified: 2, refuted: 1, late: 0, medianChecks: 3, medianSeconds: 240 };
    expect(summaryWords({ ...summary, beliefs: [], unrecognised: [] })).toBe(
      '21 tried · 9 passed · 2 verified · 1 not confirmed by a clean kernel · median 3 checks, 4 min'
    );
  });

  it('call a section by its name, or its number', () => {
    expect(sectionName('2', ['2', '3'])).toBe('Section 2');
    expect(sectionName('Tuesday', ['Tuesday'])).toBe('Tuesday');
    expect(sectionName(undefined, ['2', '3'])).toBe('All sections');
  });

  it('are split where code begins and ends', () => {
    expect(pieces('`f(1)` gave `<b>`.')).toEqual([
      { kind: 'code', text: 'f(1)' },
      { kind: 'text', text: ' gave ' },
      { kind: 'code', text: '<b>' },
      { kind: 'text', text: '.' }
    ]);
  });
});
