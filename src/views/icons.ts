import type { State } from '../format/wording';

const SVG = 'http://www.w3.org/2000/svg';

/** Drawn in a square of 16 by 16. Each outcome has a shape of its own, so that colour is never needed to tell. */
const PATHS: Record<State, string> = {
  ready: '',
  running: 'M8 2a6 6 0 1 1-6 6',
  waiting: 'M8 2a6 6 0 1 1-6 6',
  checking: 'M8 2a6 6 0 1 1-6 6',
  passed: 'M2.5 8.5l4 4 7-9',
  'not-yet': 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
  stopped: 'M8 3l6 10.5H2z',
  'not-attempted': 'M8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  'could-not-check': 'M2.5 8h11',
  'out-of-date': 'M13 8a5 5 0 1 1-1.6-3.7M13.2 1.8v3.4H9.8'
};

/** Marks that stand for something else than a state. */
const OTHERS = {
  fold: 'M6 3.5l4.5 4.5L6 12.5',
  lecture:
    'M2 3.5h4.2a1.8 1.8 0 0 1 1.8 1.8v8a1.8 1.8 0 0 0-1.8-1.3H2zM14 3.5H9.8A1.8 1.8 0 0 0 8 5.3v8a1.8 1.8 0 0 1 1.8-1.3H14z'
} as const;

const FILLED: readonly string[] = ['not-yet', 'stopped'];

const BUSY: readonly string[] = ['running', 'waiting', 'checking'];

/** All that can be drawn as a mark. */
export type MarkName = State | keyof typeof OTHERS;

/** The icon of a state. It says nothing to a screen reader, because the words beside it do. */
export function stateIcon(state: State): SVGElement {
  return mark(state);
}

/** A small drawing beside words, which say the same to a screen reader. */
export function mark(name: MarkName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'm4-Icon');
  svg.dataset.mark = name;
  svg.classList.toggle('m4-mod-filled', FILLED.includes(name));
  svg.classList.toggle('m4-mod-busy', BUSY.includes(name));
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', { ...PATHS, ...OTHERS }[name]);
  svg.append(path);
  return svg;
}
