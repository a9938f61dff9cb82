import type { TranslationBundle } from '@jupyterlab/translation';

import type { Sentence, Verdict } from '../protocol';
import { ago } from './ago';
import { type IPiece, pieces } from './sentence';
import { running, type Waited, waiting } from './waiting';

/** All that a bar can say. The names are those of the model's phases. */
export type State =
  | 'ready'
  | 'running'
  | 'waiting'
  | 'checking'
  | 'passed'
  | 'not-yet'
  | 'stopped'
  | 'not-attempted'
  | 'could-not-check'
  | 'out-of-date';

/** States in which the question is what to think about next. */
const ASKING: readonly State[] = ['not-yet', 'stopped', 'not-attempted', 'could-not-check'];

/** What the words of a bar depend on. */
export interface ISituation {
  state: State;
  verdict: Verdict | null;
  /** Milliseconds since the verdict. */
  age: number;
  stale: 'cell' | 'names' | null;
  problem: Sentence | null;
  /** What is waited for, in the states in which there is something. */
  waited: Waited;
}

/** The outcome in a word or two. */
export function label(state: State, trans: TranslationBundle): string {
  switch (state) {
    case 'ready':
      return '';
    case 'running':
      return trans.__('Running the cell');
    case 'waiting':
      return trans.__('Waiting');
    case 'checking':
      return trans.__('Checking');
    case 'passed':
      return trans.__('Passed');
    case 'not-yet':
      return trans.__('Not yet');
    case 'stopped':
      return trans.__('Stopped');
    case 'not-attempted':
      return trans.__('Not attempted');
    case 'could-not-check':
      return trans.__('Could not check');
    case 'out-of-date':
      return trans.__('Out of date');
  }
}

/** The words beside the outcome. */
export function why(situation: ISituation, trans: TranslationBundle): IPiece[] {
  const { state, verdict, problem } = situation;
  const words = (text: string): IPiece[] => (text === '' ? [] : [{ kind: 'text', text }]);
  switch (state) {
    case 'ready':
    case 'checking':
      return [];
    case 'running':
      return words(running(situation.waited, trans));
    case 'waiting':
      return words(waiting(situation.waited, trans));
    case 'passed':
    case 'not-attempted':
      return verdict ? pieces(verdict.message, trans) : [];
    case 'could-not-check':
      return problem ? pieces(problem, trans) : verdict ? pieces(verdict.message, trans) : [];
    case 'not-yet':
      return verdict ? words(held(verdict, trans)) : [];
    case 'stopped':
      return verdict?.error?.line ? words(trans.__('line %1 of this cell', verdict.error.line)) : [];
    case 'out-of-date':
      return words(outOfDate(situation, trans));
  }
}

/** What a screen reader says when a check has ended. */
export function announcement(title: string, situation: ISituation, trans: TranslationBundle): string {
  const { state, verdict } = situation;
  const parts = [trans.__('%1: %2.', title, label(state, trans)), text(why(situation, trans))];
  if (verdict && (state === 'not-yet' || state === 'stopped')) {
    parts.push(text(pieces(verdict.message, trans)));
  }
  if (verdict?.question && !situation.problem && ASKING.includes(state)) {
    parts.push(text(pieces(verdict.question, trans)));
  }
  return parts.filter(part => part !== '').join(' ');
}

function text(parts: readonly IPiece[]): string {
  return parts.map(part => part.text).join('');
}

function held(verdict: Verdict, trans: TranslationBundle): string {
  // One criterion says nothing by being counted, and none that held need not be counted up to the learner.
  return verdict.total > 1 && verdict.held.length > 0
    ? trans._n('%1 of %2 holds', '%1 of %2 hold', verdict.held.length, verdict.total)
    : '';
}

function outOfDate({ verdict, age, stale }: ISituation, trans: TranslationBundle): string {
  const when = ago(age, trans);
  const passed = verdict?.outcome === 'passed';
  if (stale === 'names') {
    return passed
      ? trans.__('Passed %1; something it depends on has changed since.', when)
      : trans.__('Checked %1; something it depends on has changed since.', when);
  }
  return passed
    ? trans.__('Passed %1; the cell has changed since.', when)
    : trans.__('Checked %1; the cell has changed since.', when);
}
