/**
 * The matrix of learners and exercises. Only the rows in view are in the document, and the one that has the focus; they
 * are used again while one scrolls, and a cell is written to only when what it shows has changed.
 */
import { element, set, write } from './dom.js';

/** What one cell shows. */
export interface IFace {
  /** Says the state to style sheets. */
  state: string;
  text: string;
  late: boolean;
  /** Says it to screen readers. */
  label: string;
}

export interface IColumn {
  title: string;
  notebook: string;
  /** Passed of all learners, from 0 to 1. */
  share: number;
  label: string;
}

/** What the grid asks of whoever owns it; rows and columns are counted as they are shown. */
export interface IGridSource {
  rows: number;
  columns: readonly IColumn[];
  name(row: number): { text: string; label: string; here: boolean };
  face(row: number, column: number): IFace;
}

/** Where something happened. Column -1 is the learner's name, row -1 the exercise's. */
export interface IPlaceInGrid {
  row: number;
  column: number;
}

interface IRow {
  node: HTMLElement;
  cells: HTMLElement[];
  faces: string[];
  /** What it was drawn with last, so that what nothing has changed is not looked at again. */
  drawn: number;
}

const ROW_HEIGHT = 20;
/** Rows drawn beyond either edge, so that a quick turn of the wheel meets no gap. */
const MARGIN = 6;

export class Grid {
  readonly node = element('div', 'm4-Grid');
  /** Somebody wants to know more of a place. */
  onOpen: (place: IPlaceInGrid) => void = () => undefined;
  /** Somebody looks at a place, with the pointer or the keyboard; null: at none. */
  onLook: (place: IPlaceInGrid | null) => void = () => undefined;

  private _source: IGridSource = {
    rows: 0,
    columns: [],
    name: () => ({ text: '', label: '', here: false }),
    face: blank
  };
  private readonly _head = element('div', 'm4-Grid-head');
  private readonly _body = element('div', 'm4-Grid-body');
  private readonly _heads: HTMLElement[] = [];
  private readonly _rows = new Map<number, IRow>();
  private readonly _spare: IRow[] = [];
  private _at: IPlaceInGrid = { row: 0, column: -1 };
  private _selected = -1;
  private _frame = 0;
  private _version = 0;

  constructor(label: string) {
    set(this.node, 'role', 'grid');
    set(this.node, 'aria-label', label);
    set(this._head, 'role', 'rowgroup');
    set(this._body, 'role', 'rowgroup');
    this.node.append(this._head, this._body);
    this.node.addEventListener('scroll', () => this._soon(), { passive: true });
    this.node.addEventListener('keydown', event => this._onKey(event));
    this.node.addEventListener('focusin', event => this._onFocus(event));
    this.node.addEventListener('click', event => this._withPlace(event, place => this.onOpen(place)));
    this.node.addEventListener('mouseover', event => this._withPlace(event, place => this.onLook(place)));
    this.node.addEventListener('mouseleave', () => this.onLook(null));
    new ResizeObserver(() => this._soon()).observe(this.node);
  }

  /** Show something else: other rows, other columns. */
  show(source: IGridSource): void {
    const sameColumns = source.columns.map(each => each.title).join('\n') === this._titles();
    this._source = source;
    if (!sameColumns || this._heads.length === 0) {
      this._buildHead();
      [...this._rows.values(), ...this._spare].forEach(row => row.node.remove());
      this._rows.clear();
      this._spare.length = 0;
    }
    this._version += 1;
    this._at = this._within(this._at);
    set(this.node, 'aria-rowcount', String(source.rows + 1));
    set(this.node, 'aria-colcount', String(source.columns.length + 1));
    this._body.style.height = `${source.rows * ROW_HEIGHT}px`;
    this._drawHead();
    this.draw();
  }

  /** Mark the column whose exercise is shown beside the grid. */
  select(column: number): void {
    this._selected = column;
    this._drawHead();
  }

  /** Draw what is in view, now. */
  draw(): void {
    cancelAnimationFrame(this._frame);
    this._frame = 0;
    const { scrollTop, clientHeight } = this.node;
    const from = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN);
    const to = Math.min(this._source.rows, Math.ceil((scrollTop + (clientHeight || 600)) / ROW_HEIGHT) + MARGIN);
    for (const [index, row] of this._rows) {
      const focused = row.node.contains(document.activeElement);
      if ((index < from || index >= to || index >= this._source.rows) && !(focused && index < this._source.rows)) {
        this._rows.delete(index);
        row.node.hidden = true;
        this._spare.push(row);
      }
    }
    for (let index = from; index < to; index += 1) {
      this._drawRow(this._rows.get(index) ?? this._take(index), index);
    }
    const pinned = this._rows.get(this._at.row);
    if (pinned !== undefined) {
      this._drawRow(pinned, this._at.row);
    }
    this._markFocusable();
  }

  /** Put the focus where it was in the grid last, or to a place. */
  focus(place: IPlaceInGrid = this._at): void {
    this._at = this._within(place);
    this._scrollTo(this._at);
    this.draw();
    this._cellAt(this._at)?.focus({ preventScroll: true });
  }

  private _titles(): string {
    return this._source.columns.map(each => each.title).join('\n');
  }

  private _soon(): void {
    this._frame ||= requestAnimationFrame(() => this.draw());
  }

  private _buildHead(): void {
    const row = element('div', 'm4-Grid-row');
    set(row, 'role', 'row');
    set(row, 'aria-rowindex', '1');
    const corner = element('div', 'm4-Grid-name', 'Learner');
    this._heads.length = 0;
    const several = new Set(this._source.columns.map(each => each.notebook)).size > 1;
    this._heads.push(corner);
    this._source.columns.forEach((column, index) => {
      const words = element('span', 'm4-Grid-title', column.title);
      const head = element('div', 'm4-Grid-column', words, element('span', 'm4-Grid-share'));
      const first = column.notebook !== this._source.columns[index - 1]?.notebook;
      head.classList.toggle('m4-mod-first', first && several);
      head.dataset.notebook = column.notebook;
      this._heads.push(head);
    });
    this._heads.forEach((head, index) => {
      set(head, 'role', 'columnheader');
      set(head, 'aria-colindex', String(index + 1));
      head.tabIndex = -1;
    });
    row.append(...this._heads);
    this._head.replaceChildren(row);
  }

  private _drawHead(): void {
    this._source.columns.forEach((column, index) => {
      const head = this._heads[index + 1];
      if (head !== undefined) {
        set(head, 'aria-label', column.label);
        head.classList.toggle('m4-mod-selected', index === this._selected);
        (head.lastChild as HTMLElement).style.setProperty('--m4-share', `${Math.round(column.share * 100)}%`);
      }
    });
  }

  private _take(index: number): IRow {
    const row = this._spare.pop() ?? this._newRow();
    row.drawn = -1;
    row.node.hidden = false;
    row.node.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
    set(row.node, 'aria-rowindex', String(index + 2));
    this._rows.set(index, row);
    return row;
  }

  private _newRow(): IRow {
    const node = element('div', 'm4-Grid-row');
    set(node, 'role', 'row');
    const cells = Array.from({ length: this._source.columns.length + 1 }, (_, index) => {
      const cell = element('div', index === 0 ? 'm4-Grid-name' : 'm4-Grid-cell');
      if (index > 0) {
        cell.append(element('i'));
        cell.classList.toggle('m4-mod-first', this._heads[index]?.classList.contains('m4-mod-first'));
      }
      set(cell, 'role', index === 0 ? 'rowheader' : 'gridcell');
      set(cell, 'aria-colindex', String(index + 1));
      cell.tabIndex = -1;
      return cell;
    });
    node.append(...cells);
    this._body.append(node);
    return { node, cells, faces: [], drawn: -1 };
  }

  private _drawRow(row: IRow, index: number): void {
    if (row.drawn === this._version) {
      return;
    }
    row.drawn = this._version;
    row.cells.forEach((cell, at) => {
      if (at === 0) {
        const { text, label, here } = this._source.name(index);
        write(cell, text);
        set(cell, 'aria-label', label);
        cell.classList.toggle('m4-mod-here', here);
        return;
      }
      const face = this._source.face(index, at - 1);
      const key = `${face.state} ${face.text} ${String(face.late)} ${face.label}`;
      if (row.faces[at] !== key) {
        row.faces[at] = key;
        const mark = cell.firstChild as HTMLElement;
        set(mark, 'class', `m4-mark m4-is-${face.state}${face.late ? ' m4-is-late' : ''}`);
        write(mark, face.text);
        set(cell, 'aria-label', face.label);
      }
    });
  }

  private _markFocusable(): void {
    this.node.querySelectorAll('[tabindex="0"]').forEach(node => set(node, 'tabindex', '-1'));
    const cell = this._cellAt(this._at);
    if (cell !== undefined) {
      cell.tabIndex = 0;
    } else {
      // Where the focus was is out of view: the tab key comes to what is in view instead.
      const first = Math.min(...this._rows.keys());
      (this._rows.get(first)?.cells[0] ?? this._heads[0])?.setAttribute('tabindex', '0');
    }
  }

  private _cellAt(place: IPlaceInGrid): HTMLElement | undefined {
    return place.row < 0 ? this._heads[place.column + 1] : this._rows.get(place.row)?.cells[place.column + 1];
  }

  private _within({ row, column }: IPlaceInGrid): IPlaceInGrid {
    return {
      row: Math.max(-1, Math.min(row, this._source.rows - 1)),
      column: Math.max(-1, Math.min(column, this._source.columns.length - 1))
    };
  }

  private _scrollTo({ row, column }: IPlaceInGrid): void {
    const head = this._head.offsetHeight;
    const [top, bottom] = [row * ROW_HEIGHT, (row + 1) * ROW_HEIGHT];
    const view = this.node.clientHeight - head;
    if (row >= 0 && top < this.node.scrollTop) {
      this.node.scrollTop = top;
    } else if (row >= 0 && bottom > this.node.scrollTop + view) {
      this.node.scrollTop = bottom - view;
    }
    const cell = this._heads[column + 1];
    const name = this._heads[0]?.offsetWidth ?? 0;
    if (column < 0) {
      this.node.scrollLeft = 0; // the name is always in view; what belongs beside it is the first exercise
    } else if (cell !== undefined) {
      const [left, right] = [cell.offsetLeft - name, cell.offsetLeft + cell.offsetWidth];
      if (left < this.node.scrollLeft) {
        this.node.scrollLeft = left;
      } else if (right > this.node.scrollLeft + this.node.clientWidth) {
        this.node.scrollLeft = right - this.node.clientWidth;
      }
    }
  }

  private _onKey(event: KeyboardEvent): void {
    const { row, column } = this._at;
    const page = Math.max(1, Math.floor((this.node.clientHeight - this._head.offsetHeight) / ROW_HEIGHT) - 1);
    const all = event.ctrlKey || event.metaKey;
    const last = this._source.columns.length - 1;
    const moves: Record<string, IPlaceInGrid> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      PageUp: { row: Math.max(0, row - page), column },
      PageDown: { row: row + page, column },
      Home: { row: all ? 0 : row, column: -1 },
      End: { row: all ? this._source.rows - 1 : row, column: last }
    };
    const to = moves[event.key];
    if (to !== undefined && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      this.focus(to);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.onOpen(this._at);
    }
  }

  private _onFocus(event: FocusEvent): void {
    this._withPlace(event, place => {
      this._at = place;
      this._markFocusable();
      this.onLook(place);
    });
  }

  private _withPlace(event: Event, use: (place: IPlaceInGrid) => void): void {
    const cell = (event.target as Element).closest<HTMLElement>('[aria-colindex]');
    const row = cell?.closest<HTMLElement>('[aria-rowindex]');
    if (cell && row) {
      use({ row: indexOf(row, 'aria-rowindex') - 2, column: indexOf(cell, 'aria-colindex') - 2 });
    }
  }
}

function indexOf(node: Element, attribute: string): number {
  return Number(node.getAttribute(attribute));
}

function blank(): IFace {
  return { state: 'none', text: '', late: false, label: '' };
}
