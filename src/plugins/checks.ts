import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';

import { IClient } from '../client/tokens';
import { Checks } from '../notebook/registry';
import { IChecks } from '../notebook/tokens';
import { EXTENSION } from './ids';
import { ISettings } from './settings';

/** Milliseconds between two looks at the clock for words such as "4 minutes ago". */
const TICK = 30_000;

/** Keeps a model of the exercises in every open notebook. */
export const checks: JupyterFrontEndPlugin<IChecks> = {
  id: `${EXTENSION}:checks`,
  description: 'Keeps what is known of the exercises in every open notebook.',
  autoStart: true,
  requires: [IClient, INotebookTracker, ISettings],
  provides: IChecks,
  activate: (_, client: IClient, tracker: INotebookTracker, settings: ISettings) => {
    const all = new Checks({
      client,
      tracker,
      restore: () => settings.restore
    });
    window.setInterval(() => {
      if (!document.hidden) {
        all.notebooks.forEach(notebook => notebook.checks.tick());
      }
    }, TICK);
    return all;
  }
};
