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
    const listen = (notebook: IOpenNotebook): void => {
      notebook.checks.news.connect((_, { exercise, hint }) => {
        announcer.say(hint ? plain(hint, trans) : announcement(titleOf(exercise), situationOf(exercise), trans));
      });
      notebook.checks.noticed.connect((_, notice) => {
        Notification.warning(notice);
      });
    };
    checks.notebooks.forEach(listen);
    checks.opened.connect((_, notebook) => listen(notebook));
    return announcer;
  }
};
