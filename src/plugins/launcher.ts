import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { DisposableSet } from '@lumino/disposable';

import { IHome } from '../notebook/tokens';
import { CourseCommandIDs, DOMAIN, EXTENSION } from './ids';

/** A card for each notebook of each course, with how far the learner is. */
export const launcher: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:launcher`,
  description: 'Puts the notebooks of the courses into the launcher.',
  autoStart: true,
  requires: [IHome],
  optional: [ILauncher, ITranslator],
  activate: (app, home: IHome, launcher: ILauncher | null, translator: ITranslator | null) => {
    if (!launcher) {
      return;
    }
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const ours = trans.__('Math4ML');
    let cards = new DisposableSet();
    let drawn = '';
    // The launcher reads a label when a card is added, so that a card whose words have changed is put there anew.
    const deal = (): void => {
      const wanted = home.courses.flatMap(course =>
        course.notebooks.map(notebook => ({
          args: { course: course.info.id, notebook: notebook.info.id },
          // One course has the section to itself; of several each has one of its own.
          category: home.courses.length > 1 ? course.info.title : ours
        }))
      );
      const words = wanted.map(({ args }) => app.commands.label(CourseCommandIDs.openNotebook, args)).join('\n');
      if (words !== drawn) {
        drawn = words;
        cards.dispose();
        cards = new DisposableSet();
        wanted.forEach(({ args, category }, rank) => {
          cards.add(launcher.add({ command: CourseCommandIDs.openNotebook, args, category, rank, categoryRank: -1 }));
        });
      }
    };
    home.changed.connect(deal);
    deal();
  }
};
