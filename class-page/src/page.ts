/** The instructor's page: reads a section, draws it, and draws it again as people work. */
import { later } from './again.js';
import { Client, type IPlace, Refused } from './client.js';
import type { IEvent } from './events.js';
import { Faces } from './faces.js';
import { count, datesWords, sectionName } from './format/words.js';
import { groups, type IWanted, order } from './model/order.js';
import { Roll } from './model/roll.js';
import { isHere } from './model/state.js';
import { summarise } from './model/summary.js';
import { datesOf } from './model/term.js';
import { urgent } from './model/urgent.js';
import type { Changes, ClassCourse, Overview, Term } from './protocol.js';
import { Side } from './side.js';
import { Stream } from './stream.js';
import { byId, replaceFields, set, write } from './views/dom.js';
import { drawChooser, drawLegend, drawTools, shortTitle } from './views/frame.js';
import { Grid, type IColumn, type IPlaceInGrid } from './views/grid.js';
import { drawTable } from './views/table.js';
import { drawTerms } from './views/terms.js';
import { drawUrgent } from './views/urgent.js';

/** How often what depends on the time alone is looked at anew. */
const TICK = 15_000;

export class Page {
  private readonly _client = new Client();
  private readonly _grid = new Grid('Who is where: learners and exercises');
  private readonly _side: Side;
  private readonly _wanted: IWanted = { search: '', group: '', sort: 'name' };
  private _course: ClassCourse;
  private _section: string | undefined;
  private _notebook = '';
  private _view: 'grid' | 'table' = 'grid';
  private _roll = new Roll([]);
  private _titles = new Map<string, string>();
  private _terms: Term[] = [];
  /** Columns of the roll that are shown, and rows, in their order. */
  private _columns: number[] = [];
  private _rows: number[] = [];
  private _faces = new Faces(this._roll, [], [], exercise => exercise);
  private _stream: Stream | null = null;
  /** What has to be added to this computer's clock to get the service's. */
  private _ahead = 0;
  private _frame = 0;
  private _places = 0;

  constructor(
    private readonly _overview: Overview,
    first: ClassCourse
  ) {
    const asked = new URLSearchParams(location.search);
    this._course = _overview.courses.find(each => each.id === asked.get('course')) ?? first;
    this._section = this._sectionIn(asked.get('section'));
    this._notebook = this._course.notebooks.some(each => each.id === asked.get('notebook'))
      ? (asked.get('notebook') ?? '')
      : '';
    this._side = new Side(byId('panel'), {
      client: this._client,
      titleOf: exercise => this._title(exercise),
      now: () => this._now(),
      regradable: exercise => this._regradable(exercise),
      onShow: () => this._soon(),
      onClose: () => this._grid.focus()
    });
    byId('grid').replaceWith(this._grid.node);
    this._grid.onOpen = place => this._open(place);
    this._grid.onLook = place => this._look(place);
    byId('legend').replaceChildren(...drawLegend());
    document.addEventListener('keydown', event => this._onKey(event));
    document.querySelectorAll('form').forEach(form => form.addEventListener('submit', event => event.preventDefault()));
    window.addEventListener('pagehide', () => this._stream?.stop());
    window.addEventListener('pageshow', event => event.persisted && void this.load());
    setInterval(() => this._soon(), TICK);
    this._look(null);
  }

  /** Read the section that is looked at, draw it, and listen to what changes. */
  async load(): Promise<void> {
    this._stream?.stop();
    this._drawChooser();
    const place = this._place();
    const mine = (this._places += 1);
    try {
      const matrix = await this._client.matrix(place);
      if (mine !== this._places) {
        return;
      }
      this._ahead = matrix.now - Date.now() / 1000;
      const exercises = this._course.notebooks.flatMap(each => each.exercises);
      this._titles = new Map(exercises.map(each => [each.id, each.title]));
      this._roll = new Roll(exercises.map(each => each.id));
      this._roll.take(matrix);
      this._terms = matrix.terms;
      this._line(null);
      this._choose();
      this._side.begin(place, this._roll, this._rows, this._columns);
      this._listen(place, matrix.cursor);
    } catch (error) {
      if (mine === this._places) {
        this._line(error instanceof Error ? error.message : String(error));
        later(error, () => mine === this._places && void this.load());
      }
    }
  }

  private _listen(place: IPlace, since: string): void {
    const stream = new Stream({
      listen: (...all) => this._client.events(...all),
      place,
      since,
      onEvent: event => this._take(event),
      onLine: trouble => this._line(trouble)
    });
    this._stream = stream;
    void stream.run();
  }

  private _take(event: IEvent): void {
    if (event.name === 'again') {
      void this.load();
      return;
    }
    const changes = JSON.parse(event.data) as Changes;
    this._ahead = changes.now - Date.now() / 1000;
    const before = this._roll.learners.length;
    const rows = this._roll.take(changes);
    this._terms = changes.terms ?? this._terms;
    if (this._roll.learners.length > before) {
      this._choose();
    }
    this._side.changed(changes.exercises, rows);
    this._soon();
  }

  /** Work out anew which rows and columns are shown. While people work, rows stay where they are. */
  private _choose(): void {
    const shown = this._course.notebooks.filter(each => this._notebook === '' || each.id === this._notebook);
    const wanted = new Set(shown.flatMap(each => each.exercises.map(one => one.id)));
    this._columns = this._roll.exercises.flatMap((exercise, column) => (wanted.has(exercise) ? [column] : []));
    this._rows = order(this._roll, this._columns, this._wanted, this._now());
    this._side.rows = this._rows;
    this._faces = new Faces(this._roll, this._rows, this._columns, exercise => this._title(exercise));
    this._drawTools();
    this._draw();
  }

  private _soon(): void {
    this._frame ||= requestAnimationFrame(() => this._draw());
  }

  private _draw(): void {
    this._frame = 0;
    const now = this._now();
    const notebooks = this._course.notebooks.flatMap(book => book.exercises.map(() => shortTitle(book.title)));
    const titles = this._course.notebooks.flatMap(book => book.exercises.map(one => one.title));
    const columns = this._columns.map((column): IColumn => {
      const { tried, passed } = this._roll.tally(this._rows, column);
      const title = titles[column] ?? '';
      const share = passed / Math.max(1, this._rows.length);
      const label = `${title}: ${tried} tried, ${passed} passed`;
      return { title, notebook: notebooks[column] ?? '', share, label };
    });
    if (this._view === 'grid') {
      this._grid.show({
        rows: this._rows.length,
        columns,
        name: row => this._faces.name(row, now),
        face: (row, column) => this._faces.face(row, column, now)
      });
      this._grid.select(this._columns.indexOf(this._side.column));
    } else {
      const rows = this._columns.map((column, at) => {
        const { title = '', notebook = '' } = columns[at] ?? {};
        return { column, title, notebook, summary: summarise(this._roll, this._rows, column) };
      });
      byId('table').replaceChildren(drawTable(rows, column => this._side.showExercise(column)));
    }
    this._grid.node.hidden = this._view !== 'grid';
    byId('table').hidden = this._view !== 'table';
    this._drawPresence(now);
    this._drawUrgent(now);
    this._side.draw();
  }

  private _drawPresence(now: number): void {
    const here = this._rows.filter(row => isHere(this._roll.learners[row]?.active ?? 0, now)).length;
    const some = this._rows.length < this._roll.learners.length;
    const shown = some ? `${this._rows.length} of ${count(this._roll.learners.length, 'learner')}` : '';
    write(
      byId('presence'),
      `${shown || count(this._rows.length, 'learner')}, ${here.toLocaleString('en')} here now · updated as they work`
    );
    const book = this._course.notebooks.find(each => each.id === this._notebook);
    const where = sectionName(this._section, this._course.sections);
    const title = `${where} · ${shortTitle(book?.title ?? this._course.title)}`;
    write(byId('title'), title);
    document.title = `${title} - Math4ML`;
    write(byId('due'), datesWords(datesOf(this._terms, this._section ?? '', this._notebook), now));
  }

  private _drawUrgent(now: number): void {
    const found = urgent(this._roll, this._rows, now);
    const key = found.map(each => `${each.row} ${each.column} ${JSON.stringify(each.reasons)}`).join('\n');
    const panel = byId('urgent');
    if (panel.dataset.key === key) {
      return;
    }
    const focused = panel.contains(document.activeElement) ? document.activeElement?.textContent : null;
    panel.dataset.key = key;
    panel.replaceChildren(
      ...drawUrgent({
        found,
        nameOf: row => this._roll.learners[row]?.name ?? '',
        titleOf: column => this._title(this._roll.exercises[column] ?? ''),
        onOpen: entry => this._side.showLearner(entry.row, this._roll.exercises[entry.column])
      })
    );
    // Whoever walks the list by keyboard stays at the same learner.
    [...panel.querySelectorAll('button')].find(each => each.textContent === focused)?.focus();
  }

  private _drawChooser(): void {
    const go = (change: () => void): void => {
      change();
      this._remember();
      void this.load();
    };
    const parts = drawChooser({
      courses: this._overview.courses,
      course: this._course,
      section: this._section,
      notebook: this._notebook,
      manage: this._overview.manage,
      exportUrl: this._client.exportUrl(this._place()),
      onCourse: course =>
        go(() => {
          this._course = this._overview.courses.find(each => each.id === course) ?? this._course;
          this._section = this._sectionIn(null);
          this._notebook = '';
        }),
      onSection: section => go(() => (this._section = section)),
      onNotebook: notebook => {
        this._notebook = notebook;
        this._remember();
        this._choose();
        this._side.begin(this._place(), this._roll, this._rows, this._columns);
      },
      onDates: () => this._showDates()
    });
    replaceFields(byId('chooser'), parts);
  }

  private _drawTools(): void {
    const all = groups(this._roll);
    const key = `${this._view}\n${all.join('\n')}`;
    const tools = byId('tools');
    if (tools.dataset.key === key) {
      return;
    }
    tools.dataset.key = key;
    const change = (part: Partial<IWanted>): void => {
      Object.assign(this._wanted, part);
      this._choose();
    };
    const parts = drawTools({
      groups: all,
      ...this._wanted,
      view: this._view,
      onSearch: search => change({ search }),
      onGroup: group => change({ group }),
      onSort: sort => change({ sort }),
      onView: view => {
        this._view = view;
        write(byId('class-heading'), view === 'grid' ? 'Who is where' : 'Exercise by exercise');
        this._choose();
      }
    });
    replaceFields(tools, parts);
  }

  private _showDates(): void {
    const dialog = byId('terms') as HTMLDialogElement;
    const course = this._course.id;
    const redraw = (): void =>
      dialog.replaceChildren(
        ...drawTerms({
          section: this._section ?? '',
          where: sectionName(this._section, this._course.sections),
          notebooks: this._course.notebooks.map(each => ({ id: each.id, title: shortTitle(each.title) })),
          terms: this._terms,
          manage: this._overview.manage,
          onSave: term => this._client.setTerm({ course, term }).then(terms => this._setTerms(terms)),
          onClose: () => dialog.close()
        })
      );
    redraw();
    dialog.showModal();
  }

  private _setTerms(terms: Term[]): void {
    this._terms = terms;
    this._soon();
  }

  private _open({ row, column }: IPlaceInGrid): void {
    const at = this._rows[row];
    const exercise = this._roll.exercises[this._columns[column] ?? -1];
    if (row < 0 && column >= 0) {
      this._side.showExercise(this._columns[column] ?? -1);
    } else if (at !== undefined) {
      this._side.showLearner(at, exercise);
    }
  }

  private _look(place: IPlaceInGrid | null): void {
    const label = place === null ? '' : this._faces.words(place, this._now());
    write(byId('readout'), label || 'Point at a cell, or walk with the arrow keys; Enter tells more.');
  }

  /** The notebook to run again: that of the exercise, else the one that is shown. */
  private _regradable(exercise: string): string | undefined {
    if (!this._overview.manage || !this._overview.regrade) {
      return undefined;
    }
    const book = this._course.notebooks.find(each => each.exercises.some(one => one.id === exercise));
    return book?.id ?? (this._notebook || undefined);
  }

  private _title(exercise: string): string {
    return this._titles.get(exercise) ?? exercise;
  }

  private _onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && byId('panel').contains(document.activeElement)) {
      this._side.close();
    } else if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      byId('tools').querySelector('input')?.focus();
    }
  }

  private _place(): IPlace {
    return { course: this._course.id, ...(this._section === undefined ? {} : { section: this._section }) };
  }

  private _sectionIn(asked: string | null): string | undefined {
    const { sections } = this._course;
    if (asked !== null && sections.includes(asked)) {
      return asked;
    }
    // Whoever has no section is looked at last.
    return sections.find(Boolean);
  }

  /** Keep in the address what is looked at, so that a reload or a bookmark comes back to it. */
  private _remember(): void {
    const query = new URLSearchParams({ course: this._course.id, notebook: this._notebook });
    if (this._section !== undefined) {
      query.set('section', this._section);
    }
    history.replaceState(null, '', `?${query.toString()}`);
  }

  private _now(): number {
    return Math.floor(Date.now() / 1000 + this._ahead);
  }

  private _line(trouble: string | null): void {
    const line = byId('line');
    write(line, trouble ?? '');
    set(line, 'class', trouble === null ? 'm4-Line' : 'm4-Line m4-mod-shown');
  }
}

async function begin(): Promise<void> {
  try {
    const overview = await new Client().overview();
    const first = overview.courses[0];
    if (first === undefined) {
      throw new Refused(404, 'No course is installed on this service.');
    }
    await new Page(overview, first).load();
  } catch (error) {
    const line = byId('line');
    write(line, error instanceof Error ? error.message : String(error));
    set(line, 'class', 'm4-Line m4-mod-shown');
    later(error, () => void begin());
  }
}

void begin();
