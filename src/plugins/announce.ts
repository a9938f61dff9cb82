import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { plain } from '../format/sentence';
import { announcement } from '../format/wording';
import { IChecks, type IOpenNotebook } from '../notebook/tokens';
import { Announcer } from '../views/announcer';
import { situationOf, titleOf } from '../views/situation';
import { IAnnouncer } from '../views/tokens';
import { DOMAIN, EXTENSION } from './ids';

/** Milliseconds for which a warning is shown. */
const TIME_TO_READ = 15_000;

/** Says to screen readers what happened, and to everybody what is amiss. */
export const announce: JupyterFrontEndPlugin<IAnnouncer> = {
  id: `${EXTENSION}:announce`,
  description: 'Says outcomes and hints to screen readers.',
  autoStart: true,
  requires: [IChecks],
  optional: [ITranslator],
  provides: IAnnouncer,
  activate: (_, checks: IChecks, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const announcer = new Announcer();
    let said = '';
    const listen = (notebook: IOpenNotebook): void => {
      notebook.checks.news.connect((_, { exercise, hint }) => {
        announcer.say(hint ? plain(hint, trans) : announcement(titleOf(exercise), situationOf(exercise), trans));
      });
      notebook.checks.noticed.connect((_, notice) => {
        // Every notebook meets the same trouble; it is said once. Without a time to close it would not be shown at all.
        if (notice !== said) {
          said = notice;
          Notification.warning(notice, { autoClose: TIME_TO_READ });
        }
      });
    };
    checks.notebooks.forEach(listen);
    checks.opened.connect((_, notebook) => listen(notebook));
    return announcer;
  }
};
