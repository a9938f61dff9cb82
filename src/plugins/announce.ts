import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { announcement } from '../format/wording';
import { IChecks, type IOpenNotebook } from '../notebook/tokens';
import { Announcer } from '../views/announcer';
import { situationOf, titleOf } from '../views/situation';
import { DOMAIN, EXTENSION } from './ids';

/** Says the outcome of a check to screen readers. */
export const announce: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:announce`,
  description: 'Says the outcome of a check to screen readers.',
  autoStart: true,
  requires: [IChecks],
  optional: [ITranslator],
  activate: (_, checks: IChecks, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const announcer = new Announcer();
    const listen = (notebook: IOpenNotebook): void => {
      notebook.checks.settled.connect((_, exercise) => {
        announcer.say(announcement(titleOf(exercise), situationOf(exercise), trans));
      });
    };
    checks.notebooks.forEach(listen);
    checks.opened.connect((_, notebook) => listen(notebook));
  }
};
