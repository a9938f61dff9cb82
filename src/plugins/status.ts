import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IHome } from '../notebook/tokens';
import { Status } from '../views/status';
import { CourseCommandIDs, DOMAIN, EXTENSION } from './ids';

/** How many exercises of the notebook in front have passed. */
export const status: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:status`,
  description: 'Counts the exercises of the notebook in front in the status bar.',
  autoStart: true,
  requires: [IHome],
  optional: [IStatusBar, ITranslator],
  activate: (app, home: IHome, bar: IStatusBar | null, translator: ITranslator | null) => {
    bar?.registerStatusItem(status.id, {
      item: new Status({
        home,
        trans: (translator ?? nullTranslator).load(DOMAIN),
        onClick: () => void app.commands.execute(CourseCommandIDs.showCourse)
      }),
      align: 'left',
      rank: 3,
      isActive: () => home.front !== null,
      activeStateChanged: home.changed
    });
  }
};
