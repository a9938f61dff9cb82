/** What stands around the matrix: what is looked at, the tools, the legend. */
import { sectionName, STATES } from '../format/words.js';
import type { Sort } from '../model/order.js';
import type { State } from '../model/state.js';
import type { ClassCourse } from '../protocol.js';
import { button, choice, element } from './dom.js';

export const ALL = '*';

export interface IChooser {
  courses: readonly ClassCourse[];
  course: ClassCourse;
  section: string | undefined;
  notebook: string;
  manage: boolean;
  exportUrl: string;
  onCourse: (course: string) => void;
  onSection: (section: string | undefined) => void;
  onNotebook: (notebook: string) => void;
  onDates: () => void;
}

export function drawChooser(options: IChooser): HTMLElement[] {
  const { courses, course, section, notebook } = options;
  const parts: HTMLElement[] = [];
  if (courses.length > 1) {
    const all = courses.map(each => [each.id, each.title] as const);
    parts.push(choice('Course', all, course.id, options.onCourse));
  }
  if (course.sections.length > 1) {
    const named = [...course.sections].sort((a, b) => Number(a === '') - Number(b === ''));
    const all = named.map(each => [each, sectionName(each, course.sections)] as const);
    const every = [ALL, 'All sections'] as const;
    const chosen = (value: string): void => options.onSection(value === ALL ? undefined : value);
    parts.push(choice('Section', [...all, every], section ?? ALL, chosen));
  }
  const notebooks = course.notebooks.map(each => [each.id, shortTitle(each.title)] as const);
  parts.push(choice('Notebook', [['', 'All notebooks'], ...notebooks], notebook, options.onNotebook));
  const save = element('a', 'm4-button', 'Export CSV');
  save.href = options.exportUrl;
  save.download = '';
  parts.push(button('m4-button', options.manage ? 'Set dates' : 'Dates', options.onDates), save, themeChoice());
  return parts;
}

/** The title of a notebook without what follows its colon. */
export function shortTitle(title: string): string {
  return title.split(':')[0] ?? title;
}

function themeChoice(): HTMLElement {
  const themes = [
    ['auto', 'as the system'],
    ['light', 'light'],
    ['dark', 'dark']
  ] as const;
  const now = document.documentElement.dataset.theme ?? 'auto';
  return choice('Theme', themes, now, theme => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('math4ml-theme', theme);
  });
}

export interface ITools {
  groups: readonly string[];
  search: string;
  group: string;
  sort: Sort;
  view: 'grid' | 'table';
  onSearch: (search: string) => void;
  onGroup: (group: string) => void;
  onSort: (sort: Sort) => void;
  onView: (view: 'grid' | 'table') => void;
}

const SORTS: readonly (readonly [Sort, string])[] = [
  ['name', 'by name'],
  ['needs', 'needs you first'],
  ['recent', 'last active first'],
  ['least', 'least passed first'],
  ['most', 'most passed first']
];

export function drawTools(options: ITools): HTMLElement[] {
  const search = element('input');
  search.type = 'search';
  search.value = options.search;
  search.autocomplete = 'off';
  search.addEventListener('input', () => options.onSearch(search.value));
  const groups = options.groups.map(group => [group, group] as const);
  const parts: HTMLElement[] = [element('label', '', element('span', '', 'Find'), search)];
  if (groups.length > 0) {
    parts.push(choice('Group', [['', 'all groups'], ...groups], options.group, options.onGroup));
  }
  parts.push(choice('Sort', SORTS, options.sort, value => options.onSort(value as Sort)));
  const other = options.view === 'grid' ? 'table' : 'grid';
  const words = other === 'table' ? 'Exercises as a table' : 'Learners and exercises';
  parts.push(button('m4-link', words, () => options.onView(other)));
  return parts;
}

const LEGEND: readonly [State, string][] = [
  ['checked', ''],
  ['verified', ''],
  ['working', '3'],
  ['needs', '11'],
  ['none', '']
];

export function drawLegend(): HTMLElement[] {
  const mark = (state: State, text: string, late = false): HTMLElement => {
    const node = element('i', `m4-mark m4-is-${state}${late ? ' m4-is-late' : ''}`, text);
    node.setAttribute('aria-hidden', 'true');
    return node;
  };
  const entries = LEGEND.map(([state, text]) => element('li', '', mark(state, text), STATES[state]));
  return [...entries, element('li', '', mark('checked', '', true), 'late')];
}
