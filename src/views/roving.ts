/** Milliseconds between two letters that still belong to one word that is looked for. */
const TOGETHER = 600;

/**
 * The keyboard in a tree, as the ARIA practices have it: Tab stops once, at the row where one was last; arrows, Home,
 * End and letters move; Enter does what a click does.
 */
export class Roving {
  constructor(
    private readonly _root: HTMLElement,
    private readonly _actions: Roving.IActions
  ) {
    _root.addEventListener('keydown', event => this._onKey(event));
    _root.addEventListener('click', event => this._onClick(event));
    _root.addEventListener('contextmenu', event => this._onContextMenu(event));
    _root.addEventListener('focusin', event => {
      const item = itemOf(event.target);
      if (item) {
        this._stopAt(item);
      }
    });
  }

  /** Put the focus on a row. */
  focus(item: HTMLElement): void {
    this._stopAt(item);
    item.focus();
  }

  /** Rows came or went: there must be one at which Tab stops, and it must be seen. */
  settle(): void {
    const items = this._items();
    if (!items.some(item => item.tabIndex === 0)) {
      const current = this._root.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]');
      const parent = current && parentOf(current);
      const hadFocus = current?.contains(document.activeElement) ?? false;
      const next = parent && items.includes(parent) ? parent : items[0];
      if (next) {
        this._stopAt(next);
        if (hadFocus) {
          next.focus();
        }
      }
    }
  }

  private _items(): HTMLElement[] {
    return [...this._root.querySelectorAll<HTMLElement>('[role=treeitem]')].filter(item => !item.closest('[hidden]'));
  }

  private _stopAt(item: HTMLElement): void {
    for (const each of this._root.querySelectorAll<HTMLElement>('[role=treeitem][tabindex="0"]')) {
      each.tabIndex = -1;
    }
    item.tabIndex = 0;
  }

  private _onClick(event: MouseEvent): void {
    const item = itemOf(event.target);
    if (item && !item.hasAttribute('aria-expanded') && !(event.target as Element).closest('button')) {
      this.focus(item);
      this._actions.onEnter(item);
    }
  }

  private _onContextMenu(event: MouseEvent): void {
    const item = itemOf(event.target);
    if (item && !item.hasAttribute('aria-expanded')) {
      event.preventDefault();
      event.stopPropagation();
      this.focus(item);
      this._actions.onMenu(item);
    }
  }

  private _onKey(event: KeyboardEvent): void {
    const item = itemOf(event.target);
    if (!item || event.ctrlKey || event.altKey || event.metaKey || event.target !== item) {
      return;
    }
    if (this._act(item, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private _act(item: HTMLElement, { key, shiftKey }: KeyboardEvent): boolean {
    const items = this._items();
    const at = items.indexOf(item);
    const open = item.getAttribute('aria-expanded');
    switch (key) {
      case 'ArrowDown':
        return this._move(items[at + 1]);
      case 'ArrowUp':
        return this._move(items[at - 1]);
      case 'Home':
        return this._move(items[0]);
      case 'End':
        return this._move(items.at(-1));
      case 'ArrowRight':
        if (open === 'false') {
          this._actions.onToggle(item, true);
          return true;
        }
        return this._move(open === 'true' ? items[at + 1] : undefined);
      case 'ArrowLeft':
        if (open === 'true') {
          this._actions.onToggle(item, false);
          return true;
        }
        return this._move(parentOf(item) ?? undefined);
      case 'Enter':
      case ' ':
        this._actions.onEnter(item);
        return true;
      case 'F10':
        return shiftKey && this._openMenu(item);
      case 'ContextMenu':
        return this._openMenu(item);
      default:
        return key.length === 1 && this._type(items, at, key);
    }
  }

  private _move(item: HTMLElement | undefined): boolean {
    if (item) {
      this.focus(item);
    }
    return true;
  }

  private _openMenu(item: HTMLElement): boolean {
    this._actions.onMenu(item);
    return true;
  }

  /** Go to the next row that begins with what is being typed. */
  private _type(items: readonly HTMLElement[], at: number, letter: string): boolean {
    const now = performance.now();
    this._typed = now - this._typedAt < TOGETHER ? this._typed + letter : letter;
    this._typedAt = now;
    const typed = this._typed.toLowerCase();
    // A first letter moves on; those that follow may keep the row.
    const from = typed.length > 1 ? at : at + 1;
    const order = [...items.slice(from), ...items.slice(0, from)];
    return this._move(order.find(item => nameOf(item).toLowerCase().startsWith(typed)));
  }

  private _typed = '';
  private _typedAt = 0;
}

export namespace Roving {
  /** What keys and clicks come to. */
  export interface IActions {
    onEnter(item: HTMLElement): void;
    onMenu(item: HTMLElement): void;
    onToggle(item: HTMLElement, open: boolean): void;
  }
}

function itemOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
}

function parentOf(item: HTMLElement): HTMLElement | null {
  return item.parentElement?.closest<HTMLElement>('[role=treeitem]') ?? null;
}

function nameOf(item: HTMLElement): string {
  return item.querySelector('.m4-Home-name, .m4-Home-title')?.textContent ?? '';
}
