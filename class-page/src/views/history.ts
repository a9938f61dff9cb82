/** One learner: where they stand, and every check they made, newest first. */
import { clock, count } from '../format/words.js';
import type { History, HistoryCheck } from '../protocol.js';
import { button, element } from './dom.js';
import { phrase, prose } from './prose.js';

export interface IHistoryOptions {
  name: string;
  /** Where they stand, in words. */
  standing: string;
  /** The exercise it is about; empty for all. */
  exercise: string;
  titleOf: (exercise: string) => string;
  history: History | null;
  now: number;
  onClose: () => void;
  onAll: () => void;
  onMore: () => void;
  /** Run the notebook again; undefined where that cannot be. */
  onRegrade?: (() => void) | undefined;
  /** What came of running it again. */
  regraded?: string | undefined;
}

/** Checks of the same answer with the same outcome, one after the other: what one did not change is told once. */
interface IRun {
  check: HistoryCheck;
  times: number;
  from: number;
}

const OUTCOMES: Record<string, string> = {
  passed: 'passed',
  failed: 'not yet',
  'not-attempted': 'not attempted',
  'could-not-check': 'could not check',
  begun: 'begun, not finished'
};

export function drawHistory(options: IHistoryOptions): HTMLElement[] {
  const { history, exercise } = options;
  const words = exercise === '' ? options.name : `${options.name}: ${options.titleOf(exercise)}`;
  const heading = element('h2', 'm4-Panel-person', words);
  heading.tabIndex = -1;
  const bar = element('p', 'm4-Panel-bar', button('m4-link', 'Close', options.onClose));
  if (exercise !== '') {
    bar.append(button('m4-link', 'All exercises', options.onAll));
  }
  if (options.onRegrade !== undefined) {
    bar.append(button('m4-link', 'Run the notebook again', options.onRegrade));
  }
  if (options.regraded !== undefined && options.regraded !== '') {
    const told = element('span', 'm4-soft', options.regraded);
    told.setAttribute('role', 'status');
    bar.append(told);
  }
  const about = element('p', 'm4-soft', options.standing);
  if (history !== null && history.groups.length > 0) {
    about.append(` · in ${history.groups.join(', ')}`);
  }
  if (history === null) {
    return [heading, about, bar, element('p', 'm4-soft', 'Reading the checks ...')];
  }
  const list = element('ol', 'm4-History', ...runs(history.checks).map(run => line(run, options)));
  list.tabIndex = 0; // it scrolls, and has nothing in it that the keyboard could stop at
  list.setAttribute('aria-label', 'Checks, newest first');
  const empty = element('p', 'm4-soft', 'No checks yet.');
  const more = history.before === null ? [] : [button('m4-button', 'Older checks', options.onMore)];
  return [heading, about, bar, history.checks.length > 0 ? list : empty, ...more];
}

/** Put checks of one answer together; `checks` are newest first. */
export function runs(checks: readonly HistoryCheck[]): IRun[] {
  const found: IRun[] = [];
  let open: IRun | null = null;
  for (const check of checks) {
    if (open !== null && open.check.exercise === check.exercise && sameWords(open.check, check)) {
      open.times += 1;
      open.from = check.at;
    } else {
      open = { check, times: 1, from: check.at };
      found.push(open);
    }
    // A check whose answer is new ends the run that leads back to it.
    if (!check.same || check.evidence !== 'checked') {
      open = null;
    }
  }
  return found;
}

function sameWords(one: HistoryCheck, other: HistoryCheck): boolean {
  return JSON.stringify(one.says) === JSON.stringify(other.says);
}

/** The word for what came of a check. Only a clean kernel verifies. */
export function outcomeWord({ outcome, evidence }: HistoryCheck): string {
  if (evidence === 'verified') {
    return outcome === 'passed' ? 'verified' : 'not verified';
  }
  return outcome === 'passed' ? 'checked' : (OUTCOMES[outcome] ?? outcome);
}

function line({ check, times, from }: IRun, { exercise, titleOf, now }: IHistoryOptions): HTMLElement {
  const word = outcomeWord(check);
  const head = element('div', 'm4-History-head', element('time', 'm4-soft', clock(check.at, now)));
  if (exercise === '') {
    head.append(element('b', '', titleOf(check.exercise)));
  }
  head.append(element('span', `m4-Word m4-is-${word.replace(' ', '-')}`, word));
  const notes = [
    ...(check.late ? ['late'] : []),
    ...(check.evidence === 'practice' ? ['practice'] : []),
    ...(times > 1 ? [`the same answer ${count(times, 'time')}, from ${clock(from, now)}`] : [])
  ];
  if (notes.length > 0) {
    head.append(element('span', 'm4-soft', notes.join(', ')));
  }
  const item = element('li', '', head);
  const claim = check.evidence === 'practice';
  if (check.misconception) {
    item.append(element('p', 'm4-History-belief', ...phrase(check.misconception, { claim })));
  }
  if (check.says) {
    item.append(prose('', check.says, { claim }));
  }
  return item;
}
