import type { TranslationBundle } from '@jupyterlab/translation';

import type { Recurring, Sentence } from '../protocol';
import { type IPiece, pieces, sentence } from './sentence';
import type { State } from './wording';

/** How far somebody is with some exercises. */
export interface ICount {
  passed: number;
  total: number;
  /** Whether any of them was ever checked. */
  started: boolean;
}

/** Stands where a name goes, until the sentence is taken apart there. No catalogue holds such a character. */
const NAME = '\u0001';

/** How far, in words: "4 of 17". */
export function progress({ passed, total, started }: ICount, trans: TranslationBundle): string {
  return started ? trans.__('%1 of %2', passed, total) : trans.__('not started');
}

/** How far with a notebook, as it is read aloud. */
export function progressAloud(title: string, count: ICount, trans: TranslationBundle): string {
  if (isFinished(count)) {
    return trans._n(
      '%2, finished: its one exercise passed',
      '%2, finished: all %1 exercises passed',
      count.total,
      title
    );
  }
  return count.started
    ? trans._n('%2, %3 of %1 exercise passed', '%2, %3 of %1 exercises passed', count.total, title, count.passed)
    : trans.__('%1, not started', title);
}

/** How far with all of a notebook, in a sentence. */
export function counted({ passed, total }: ICount, trans: TranslationBundle): string {
  return trans._n('%2 of %1 exercise passed', '%2 of %1 exercises passed', total, passed);
}

/** What a card in the launcher says. */
export function cardLabel(title: string, count: ICount, trans: TranslationBundle): string {
  if (isFinished(count)) {
    return trans.__('%1: finished', title);
  }
  // A card is narrow: a line ends before the count, not within it.
  return trans.__('%1: %2', title, progress(count, trans).replaceAll(' ', '\u00a0'));
}

/** The first words of a notebook's title: "Probability" of "Probability: surprise is what losses measure". */
export function shortTitle(title: string): string {
  return title.split(/:\s/, 1)[0] ?? title;
}

/** What comes after those words; empty if nothing does. */
export function subtitle(title: string): string {
  return title.slice(shortTitle(title).length).replace(/^:\s+/, '');
}

export function isFinished({ passed, total }: ICount): boolean {
  return total > 0 && passed === total;
}

/** What is said, once and quietly, when the last exercise of a notebook has passed. */
export function finished(total: number, trans: TranslationBundle): Sentence {
  return sentence(
    trans._n(
      'That was the last one: the exercise of this notebook has passed.',
      'That was the last one: all %1 exercises of this notebook have passed.',
      total
    )
  );
}

/** What stays beside a notebook that is finished, and where to go from there. */
export function finishedLine(total: number, next: string | null, trans: TranslationBundle): string {
  const all = trans._n('The one exercise has passed.', 'All %1 exercises have passed.', total);
  return next === null ? all : trans.__('%1 Next: %2.', all, next);
}

/** The words of the button that leads back to work. */
export function continueLabel(title: string, started: boolean, trans: TranslationBundle): string {
  return started ? trans.__('Continue: %1', title) : trans.__('Start: %1', title);
}

/** "You have met the sign of the log in three exercises." The name is a piece of its own. */
export function met(recurring: Recurring, trans: TranslationBundle): IPiece[] {
  const count = recurring.exercises.length;
  const text = trans._n(
    'You have met %2 in %3 exercise. Worth a minute:',
    'You have met %2 in %3 exercises. Worth a minute:',
    count,
    NAME,
    numeral(count, trans)
  );
  const [before = '', after = ''] = text.split(NAME);
  const name = pieces(sentence(recurring.name), trans).map(piece => ({ ...piece, strong: true }));
  return [{ kind: 'text', text: before }, ...name, { kind: 'text', text: after }];
}

/** What a screen reader reads after the title of an exercise. */
export function stateAloud(state: State, trans: TranslationBundle): string {
  switch (state) {
    case 'passed':
      return trans.__('passed');
    case 'not-yet':
      return trans.__('not yet');
    case 'stopped':
      return trans.__('stopped by an error');
    case 'not-attempted':
      return trans.__('not attempted');
    default:
      return trans.__('not checked');
  }
}

function numeral(count: number, trans: TranslationBundle): string {
  switch (count) {
    case 3:
      return trans.__('three');
    case 4:
      return trans.__('four');
    case 5:
      return trans.__('five');
    case 6:
      return trans.__('six');
    default:
      return String(count);
  }
}
