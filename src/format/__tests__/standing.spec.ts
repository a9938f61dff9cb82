import { nullTranslator } from '@jupyterlab/translation';

import { plain } from '../sentence';
import {
  cardLabel,
  continueLabel,
  finished,
  finishedLine,
  met,
  progress,
  progressAloud,
  shortTitle,
  subtitle
} from '../standing';

const trans = nullTranslator.load('math4ml_ext');
const some = { passed: 4, total: 17, started: true };
const none = { passed: 0, total: 17, started: false };
const all = { passed: 17, total: 17, started: true };

describe('how far one is', () => {
  it('is counted once something was checked', () => {
    expect(progress(some, trans)).toBe('4 of 17');
    expect(progress({ ...some, passed: 0 }, trans)).toBe('0 of 17');
    expect(progress(none, trans)).toBe('not started');
  });

  it('is read aloud as a sentence would say it', () => {
    expect(progressAloud('Calculus', some, trans)).toBe('Calculus, 4 of 17 exercises passed');
    expect(progressAloud('Calculus', none, trans)).toBe('Calculus, not started');
    expect(progressAloud('Calculus', all, trans)).toBe('Calculus, finished: all 17 exercises passed');
  });

  it('counts one exercise as one', () => {
    const one = { passed: 1, total: 1, started: true };
    expect(progressAloud('Calculus', one, trans)).toBe('Calculus, finished: its one exercise passed');
    expect(progressAloud('Calculus', { ...one, passed: 0 }, trans)).toBe('Calculus, 0 of 1 exercise passed');
    expect(plain(finished(1, trans), trans)).toBe('That was the last one: the exercise of this notebook has passed.');
    expect(plain(finished(3, trans), trans)).toBe(
      'That was the last one: all 3 exercises of this notebook have passed.'
    );
  });

  it('stands on the card of the launcher in words', () => {
    expect(cardLabel('Calculus', some, trans)).toBe('Calculus: 4\u00a0of\u00a017');
    expect(cardLabel('Calculus', none, trans)).toBe('Calculus: not\u00a0started');
    expect(cardLabel('Calculus', all, trans)).toBe('Calculus: finished');
  });

  it('leads on when a notebook is finished', () => {
    expect(finishedLine(17, 'Probability', trans)).toBe('All 17 exercises have passed. Next: Probability.');
    expect(finishedLine(1, null, trans)).toBe('The one exercise has passed.');
  });
});

describe('the title of a notebook', () => {
  it('is short where there is little room', () => {
    expect(shortTitle('Probability: surprise is what losses measure')).toBe('Probability');
    expect(subtitle('Probability: surprise is what losses measure')).toBe('surprise is what losses measure');
    expect([shortTitle('The SVD'), subtitle('The SVD')]).toEqual(['The SVD', '']);
  });
});

describe('the way back to work', () => {
  it('is said in one word and the name of an exercise', () => {
    expect(continueLabel('Softmax', true, trans)).toBe('Continue: Softmax');
    expect(continueLabel('Softmax', false, trans)).toBe('Start: Softmax');
  });
});

describe('a mistake that comes back', () => {
  const recurring = { course: 'math4ml', name: 'the sign of the log', exercises: ['a', 'b', 'c'], asks: null };

  it('is named, and counted in words', () => {
    expect(met(recurring, trans)).toEqual([
      { kind: 'text', text: 'You have met ' },
      { kind: 'text', text: 'the sign of the log', strong: true },
      { kind: 'text', text: ' in three exercises. Worth a minute:' }
    ]);
  });

  it('may be about code', () => {
    const name = met({ ...recurring, name: '`==` between floats' }, trans).filter(piece => piece.strong);
    expect(name.map(piece => piece.kind)).toEqual(['code', 'text']);
  });
});
