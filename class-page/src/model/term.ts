/** When a notebook is open for a section, from all terms of a course. */
import type { Term } from '../protocol.js';

export type Dates = Pick<Term, 'opens' | 'due' | 'closes' | 'open'>;

/** Each part of it from the most particular term that tells it: one of the section first, then one of the notebook. */
export function datesOf(terms: readonly Term[], section: string, notebook: string): Dates {
  const places = [
    [section, notebook],
    [section, ''],
    ['', notebook],
    ['', '']
  ] as const;
  const found = places.flatMap(([where, which]) =>
    terms.filter(term => term.section === where && term.notebook === which)
  );
  const first = <K extends keyof Dates>(part: K): Dates[K] | null =>
    found.find(term => term[part] !== null)?.[part] ?? null;
  return { opens: first('opens'), due: first('due'), closes: first('closes'), open: first('open') };
}
