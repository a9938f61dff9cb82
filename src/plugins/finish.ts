import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { plain } from '../format/sentence';
import { finished } from '../format/standing';
import type { IFinished } from '../model/home';
import { IChecks, IHome } from '../notebook/tokens';
import { IAnnouncer } from '../views/tokens';
import { DOMAIN, EXTENSION } from './ids';

/** Says, once and quietly, that a notebook is finished. */
export const finish: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:finish`,
  description: 'Says that the last exercise of a notebook has passed.',
  autoStart: true,
  requires: [IAnnouncer, IChecks, IHome],
  optional: [ITranslator],
  activate: (_, announcer: IAnnouncer, checks: IChecks, home: IHome, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const say = ({ course, notebook, exercise }: IFinished): void => {
      const says = finished(notebook.total, trans);
      checks.notebooks
        .filter(each => each.checks.course === course.info.id)
        .flatMap(each => each.checks.exercises)
        .filter(each => each.id === exercise && each.solved)
        .forEach(each => each.close(says));
      // The verdict of that last exercise is read first.
      queueMicrotask(() => announcer.say(plain(says, trans)));
    };
    home.finished.connect((_, what) => say(what));
  }
};
