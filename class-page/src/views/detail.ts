/** One exercise: how many tried and passed, and what the room believes. */
import { count, summaryWords } from '../format/words.js';
import type { ISummary } from '../model/summary.js';
import type { Detail } from '../protocol.js';
import { button, element } from './dom.js';
import { phrase, prose } from './prose.js';

export interface IDetailOptions {
  title: string;
  summary: ISummary;
  /** What the service knows beyond the summary; null while it is on its way. */
  detail: Detail | null;
  nameOf: (user: string) => string;
  userOf: (row: number) => string;
  onLearner: (user: string) => void;
  /** Which parts are folded out, by name, so that news folds none of them in. */
  open: Set<string>;
}

const SHOWN_NAMES = 40;

export function drawDetail(options: IDetailOptions): HTMLElement[] {
  const { title, summary, detail } = options;
  const heading = element('h2', '', element('span', 'm4-Panel-title', title), `: ${belief(summary)}`);
  heading.tabIndex = -1;
  return [
    heading,
    element('p', 'm4-soft', summary.tried === 0 ? 'Nobody has tried it yet.' : summaryWords(summary)),
    ...(detail !== null && detail.goal.text !== '' ? [prose('m4-Panel-goal', detail.goal)] : []),
    beliefs(options)
  ];
}

/** What the numbers let one say of the room. */
function belief({ beliefs: held, tried, passed }: ISummary): string {
  const most = held[0]?.rows.length ?? 0;
  const open = tried - passed;
  if (most >= 2 && most * 2 >= tried) {
    return 'what half the room believes';
  }
  return most > 0 || open > 0 ? 'what the room believes' : 'how it went';
}

function beliefs(options: IDetailOptions): HTMLElement {
  const { summary, detail, nameOf, userOf, open } = options;
  const list = element('div', 'm4-Beliefs');
  const most = Math.max(1, summary.unrecognised.length, ...summary.beliefs.map(each => each.rows.length));
  const entry = (name: string, words: readonly (Node | string)[], users: string[], more: Node[], soft = ''): void => {
    const bar = element('span', 'm4-Belief-bar', ...words);
    bar.style.setProperty('--m4-share', `${Math.round((users.length / most) * 100)}%`);
    const head = element('summary', '', element('b', '', String(users.length)), bar);
    if (soft !== '') {
      head.append(element('span', 'm4-soft', soft));
    }
    const node = element('details', 'm4-Belief', head, ...more, learners(users, nameOf, options.onLearner));
    node.open = open.has(name);
    node.addEventListener('toggle', () => (node.open ? open.add(name) : open.delete(name)));
    list.append(node);
  };
  for (const { name, rows } of summary.beliefs) {
    const known = detail?.misconceptions.find(each => each.name === name);
    const others = (known?.ever ?? 0) - rows.length;
    const asks = known?.asks ? [prose('m4-Belief-asks', known.asks)] : [];
    entry(name, phrase(name), rows.map(userOf), asks, others > 0 ? `and ${others} before` : '');
  }
  if (summary.unrecognised.length > 0) {
    const said = (detail?.answers ?? []).map(answer =>
      element('li', '', element('b', '', `${answer.users.length}`), ' ', prose('', answer.says))
    );
    const answers = said.length > 0 ? [element('ul', 'm4-Answers', ...said)] : [];
    entry('', ['not recognised: see the answers'], summary.unrecognised.map(userOf), answers);
  }
  const past = (detail?.misconceptions ?? []).filter(
    each => each.ever > 0 && !summary.beliefs.some(({ name }) => name === each.name)
  );
  if (past.length > 0) {
    const lines = past.map(each => element('li', '', ...phrase(each.name), ` (${each.ever})`));
    list.append(element('p', 'm4-soft', 'Met before, by nobody now'), element('ul', 'm4-Past m4-soft', ...lines));
  }
  if (list.childElementCount === 0 && summary.tried > 0) {
    list.append(element('p', 'm4-soft', 'Nobody is wrong about it now.'));
  }
  return list;
}

function learners(users: string[], nameOf: (user: string) => string, onLearner: (user: string) => void): HTMLElement {
  const shown = users.slice(0, SHOWN_NAMES).map(user => button('m4-link', nameOf(user), () => onLearner(user)));
  const rest = users.length - shown.length;
  return element('p', 'm4-Names', ...shown, ...(rest > 0 ? [`and ${count(rest, 'other')}`] : []));
}
