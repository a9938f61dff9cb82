import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import type { Exercise } from '../model/exercise';
import { goToCell } from '../notebook/go';
import { IChecks } from '../notebook/tokens';
import { CommandIDs, DOMAIN, EXTENSION } from './ids';

const NO_ARGUMENTS = { type: 'object', properties: {} } as const;

/** What can be done by keyboard and from the command palette. */
export const commands: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:commands`,
  description: 'Commands to check cells and to go to what is unsolved.',
  autoStart: true,
  requires: [IChecks],
  optional: [ICommandPalette, ITranslator],
  activate: (app, checks: IChecks, palette: ICommandPalette | null, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const active = (): Exercise | undefined => {
      const { current } = checks;
      const cell = current?.panel.content.activeCell;
      return cell ? current.checks.of(cell.model.id) : undefined;
    };
    const some = (): boolean => (checks.current?.checks.exercises.length ?? 0) > 0;

    app.commands.addCommand(CommandIDs.checkCell, {
      label: trans.__('Check This Cell'),
      caption: trans.__('Run the cell if it has changed, and check it'),
      isEnabled: () => active() !== undefined,
      describedBy: { args: NO_ARGUMENTS },
      execute: () => active()?.check()
    });
    app.commands.addCommand(CommandIDs.checkAll, {
      label: trans.__('Check All Exercises'),
      caption: trans.__('Check every exercise of this notebook in turn'),
      isEnabled: some,
      describedBy: { args: NO_ARGUMENTS },
      execute: () => checks.current?.checks.checkAll()
    });
    app.commands.addCommand(CommandIDs.nextUnsolved, {
      label: trans.__('Go to the Next Unsolved Exercise'),
      isEnabled: some,
      describedBy: { args: NO_ARGUMENTS },
      execute: async () => {
        const { current } = checks;
        if (!current) {
          return;
        }
        const notebook = current.panel.content;
        const passedBy = new Set(notebook.widgets.slice(0, notebook.activeCellIndex + 1).map(cell => cell.model.id));
        const next = current.checks.nextUnsolved(passedBy);
        if (next) {
          await goToCell(current.panel, next.cell.id);
        }
      }
    });
    app.commands.addCommand(CommandIDs.hint, {
      label: trans.__('Show a Hint for This Cell'),
      isEnabled: () => (active()?.hintsLeft ?? 0) > 0,
      describedBy: { args: NO_ARGUMENTS },
      execute: () => active()?.nextHint()
    });
    app.commands.addCommand(CommandIDs.solution, {
      label: trans.__('Show the Solution for This Cell'),
      isEnabled: () => active()?.solutionAllowed ?? false,
      describedBy: { args: NO_ARGUMENTS },
      execute: () => active()?.showSolution()
    });
    for (const command of Object.values(CommandIDs)) {
      palette?.addItem({ command, category: trans.__('Math4ML') });
    }
  }
};
