/** How the page says things. */
import { type ICell, LATE, SOLUTION_SHOWN } from '../model/roll.js';
import { type Reason, type State, stateOf } from '../model/state.js';
import type { ISummary } from '../model/summary.js';
import type { Dates } from '../model/term.js';

export const STATES: Record<State, string> = {
  none: 'not started',
  working: 'working, checks so far',
  needs: 'needs you now',
  checked: 'checked: passed as they work',
  verified: 'verified: passed again in a clean kernel',
  refuted: 'checked, but a clean kernel did not agree'
};

const SHORT: Record<State, string> = {
  none: 'not started',
  working: 'not passed yet',
  needs: 'not passed yet',
  checked: 'checked',
  verified: 'verified',
  refuted: 'checked, not verified: a clean kernel did not agree'
};

/** `1 check`, `3 checks`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** A length of time, as short as it can be read: `40 s`, `4 min`, `3 h`, `2 days`. */
export function duration(seconds: number): string {
  if (seconds < 60) {
    return `${Math.max(0, Math.round(seconds))} s`;
  }
  if (seconds < 90 * 60) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 36 * 3600 ? `${Math.round(seconds / 3600)} h` : count(Math.round(seconds / 86400), 'day');
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

export function reason(why: Reason): string {
  switch (why.kind) {
    case 'loop':
      return why.line > 0 ? `an endless loop at line ${why.line}` : 'an endless loop';
    case 'same':
      return `the same answer ${NUMBERS[why.times] ?? why.times} times`;
    case 'checks':
      return `${why.times} checks`;
    case 'stuck':
      return `stuck ${why.minutes} minutes`;
  }
}

/** Everything that is wrong, the number of checks first: `11 checks, the same answer five times`. */
export function trouble(checks: number, reasons: readonly Reason[]): string {
  return [count(checks, 'check'), ...reasons.filter(why => why.kind !== 'checks').map(reason)].join(', ');
}

/** What a cell says, in words. */
export function cellWords(cell: ICell | null, now: number, reasons: readonly Reason[]): string {
  const state = stateOf(cell, now);
  if (cell === null || state === 'none') {
    return cell !== null && cell.hints > 0 ? `not started, ${count(cell.hints, 'hint')} seen` : 'not started';
  }
  const words = [SHORT[state]];
  if ((cell.flags & LATE) !== 0) {
    words.push('late');
  }
  words.push(state === 'needs' ? trouble(cell.checks, reasons) : count(cell.checks, 'check'));
  if (cell.passed > cell.first) {
    words.push(`passed after ${duration(cell.passed - cell.first)}`);
  }
  if (cell.hints > 0) {
    words.push(count(cell.hints, 'hint'));
  }
  if ((cell.flags & SOLUTION_SHOWN) !== 0) {
    words.push('saw the solution');
  }
  return words.join(', ');
}

/** `21 tried · 9 passed · median 3 checks, 4 min`; what is verified is said apart. */
export function summaryWords(summary: ISummary): string {
  const parts = [`${summary.tried.toLocaleString('en')} tried`, `${summary.passed.toLocaleString('en')} passed`];
  if (summary.verified > 0) {
    parts.push(`${summary.verified.toLocaleString('en')} verified`);
  }
  if (summary.refuted > 0) {
    parts.push(`${summary.refuted.toLocaleString('en')} not confirmed by a clean kernel`);
  }
  if (summary.late > 0) {
    parts.push(`${summary.late.toLocaleString('en')} late`);
  }
  const medians = [];
  if (summary.medianChecks !== null) {
    medians.push(count(summary.medianChecks, 'check'));
  }
  if (summary.medianSeconds !== null) {
    medians.push(duration(summary.medianSeconds));
  }
  return [...parts, ...(medians.length > 0 ? [`median ${medians.join(', ')}`] : [])].join(' · ');
}

/** What a section is called. */
export function sectionName(section: string | undefined, sections: readonly string[]): string {
  if (section === undefined) {
    return sections.length > 1 ? 'All sections' : 'All learners';
  }
  return section === '' ? 'No section' : /^\d+$/.test(section) ? `Section ${section}` : section;
}

/** A time as it is read in a list: the day only where it is not today. */
export function clock(seconds: number, now: number): string {
  const [at, today] = [new Date(seconds * 1000), new Date(now * 1000)];
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return at.toDateString() === today.toDateString() ? time : `${day(seconds)}, ${time}`;
}

export function day(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
}

/** Whether a notebook is open, and when it is due: `open · due Fri 27 Nov, 23:59`. Nothing where nothing was set. */
export function datesWords({ opens, due, closes, open }: Dates, now: number): string {
  const at = (time: string): number => Date.parse(time) / 1000;
  const say = (time: string): string => `${day(at(time))}, ${clock(at(time), at(time))}`;
  const words = [];
  if (open !== null) {
    words.push(open ? 'open' : 'closed');
  } else if (opens !== null && now < at(opens)) {
    words.push(`opens ${say(opens)}`);
  } else if (closes !== null && now > at(closes)) {
    words.push(`closed since ${say(closes)}`);
  }
  if (due !== null) {
    words.push(`${now > at(due) ? 'was due' : 'due'} ${say(due)}`);
  }
  return words.join(' · ');
}
