import { nullTranslator } from '@jupyterlab/translation';

import { pieces, plain, sentence } from '../sentence';

const trans = nullTranslator.load('math4ml_ext');

describe('a sentence', () => {
  it('is split into words, code, mathematics and slots', () => {
    const says = sentence('{call} gave {got}; `p` adds up to $\\sum_i p_i$.', { call: 'f([1])', got: '2' });
    expect(pieces(says, trans)).toEqual([
      { kind: 'code', text: 'f([1])' },
      { kind: 'text', text: ' gave ' },
      { kind: 'code', text: '2' },
      { kind: 'text', text: '; ' },
      { kind: 'code', text: 'p' },
      { kind: 'text', text: ' adds up to ' },
      { kind: 'math', text: '\\sum_i p_i' },
      { kind: 'text', text: '.' }
    ]);
  });

  it('never looks into what fills a slot', () => {
    const says = sentence('{got} came back', { got: '`a` $x$ {call} <b>', call: 'secret' });
    expect(pieces(says, trans)[0]).toEqual({ kind: 'code', text: '`a` $x$ {call} <b>' });
  });

  it('writes what is counted as words, unless it is no number', () => {
    expect(pieces(sentence('line {line} after {seconds} s', { line: '3', seconds: 'code()' }), trans)).toEqual([
      { kind: 'text', text: 'line ' },
      { kind: 'text', text: '3' },
      { kind: 'text', text: ' after ' },
      { kind: 'code', text: 'code()' },
      { kind: 'text', text: ' s' }
    ]);
  });

  it('keeps braces that name no slot', () => {
    expect(plain(sentence('a set {a, b} and {nothing}'), trans)).toBe('a set {a, b} and {nothing}');
  });

  it('keeps a lone dollar sign and a lone backtick', () => {
    expect(plain(sentence('it costs $5 or ` more'), trans)).toBe('it costs $5 or ` more');
  });

  it('fills a slot inside code', () => {
    expect(pieces(sentence('`{name}` is missing', { name: 'f' }), trans)[0]).toEqual({ kind: 'code', text: 'f' });
  });

  it('keeps percent signs that a catalogue would take for places', () => {
    expect(plain(sentence('100%% of %1'), trans)).toBe('100%% of %1');
  });

  it('takes its words from the catalogue and its values from the learner', () => {
    const german = { ...trans, gettext: (text: string) => (text === '{got} came back.' ? 'Es kam {got}.' : text) };
    expect(plain(sentence('{got} came back.', { got: '2' }), german)).toBe('Es kam 2.');
  });
});
