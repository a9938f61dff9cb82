import { datesOf } from '../../model/term.js';
import type { Term } from '../../protocol.js';
import { datesWords, duration, reason, sectionName, summaryWords, trouble } from '../words.js';

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

  it('say whether a notebook is open, and when it is due', () => {
    const term = (more: Partial<Term>): Term => ({
      section: '',
      notebook: '',
      opens: null,
      due: null,
      closes: null,
      open: null,
      ...more
    });
    const terms = [term({ due: '2026-11-27T23:59:00Z' }), term({ section: '2', notebook: 'svd', open: false })];
    const noon = Date.parse('2026-11-24T12:00:00Z') / 1000;
    expect(datesWords(datesOf(terms, '2', 'svd'), noon)).toMatch(/^closed · due \w+,? 2[78] Nov, \d\d:59$/);
    expect(datesWords(datesOf(terms, '3', 'svd'), noon + 7 * 86400)).toMatch(/^was due /);
    expect(datesWords(datesOf([], '2', 'svd'), noon)).toBe('');
    expect(datesWords(datesOf([term({ opens: '2026-11-25T08:00:00Z' })], '', ''), noon)).toMatch(/^opens /);
    expect(datesWords(datesOf([term({ closes: '2026-11-23T08:00:00Z' })], '', ''), noon)).toMatch(/^closed since /);
  });
});
