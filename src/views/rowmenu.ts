import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import { Menu } from '@lumino/widgets';

/** The menu of an exercise in the panel: one for all rows, made when it is first opened. */
export class RowMenu {
  constructor(
    private readonly _commands: CommandRegistry,
    private readonly _ids: readonly string[]
  ) {}

  open(args: ReadonlyJSONObject, anchor: HTMLElement): void {
    const menu = (this._menu ??= new Menu({ commands: this._commands }));
    menu.clearItems();
    for (const command of this._ids) {
      menu.addItem({ command, args });
    }
    menu.aboutToClose.connect(function restore() {
      menu.aboutToClose.disconnect(restore);
      anchor.focus();
    });
    const { right, bottom } = anchor.getBoundingClientRect();
    menu.open(right, bottom, { horizontalAlignment: 'right' });
  }

  private _menu: Menu | null = null;
}
