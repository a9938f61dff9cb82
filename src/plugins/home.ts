import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';

import { IClient } from '../client/tokens';
import { Home } from '../model/home';
import { Follower } from '../notebook/follow';
import { IChecks, IHome } from '../notebook/tokens';
import { EXTENSION } from './ids';

/** Keeps what is known of all courses. */
export const home: JupyterFrontEndPlugin<IHome> = {
  id: `${EXTENSION}:home`,
  description: 'Keeps how far the learner is in every course.',
  autoStart: true,
  requires: [IChecks, IClient, INotebookTracker],
  provides: IHome,
  activate: (_, checks: IChecks, client: IClient, tracker: INotebookTracker) => {
    const home = new Home({ client });
    new Follower({ checks, home, tracker });
    void home.refresh();
    // Somebody who works on two pages comes back to this one.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) {
        void home.refresh();
      }
    });
    return home;
  }
};
