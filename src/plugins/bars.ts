import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { Bars } from '../notebook/bars';
import { IChecks, type IOpenNotebook } from '../notebook/tokens';
import { MoreMenu } from '../views/menu';
import { ExerciseView } from '../views/view';
import { DOMAIN, EXTENSION } from './ids';
import { ISettings } from './settings';

/** Draws a bar and a card under every cell that answers an exercise. */
export const bars: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:bars`,
  description: 'Draws the Check button and the feedback under cells.',
  autoStart: true,
  requires: [IChecks, ISettings],
  optional: [ITranslator],
  activate: (_, checks: IChecks, settings: ISettings, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const menu = new MoreMenu(trans);
    const draw = ({ panel, checks, watch }: IOpenNotebook): void => {
      const bars = new Bars({
        checks,
        cells: () => panel.content.widgets,
        view: exercise =>
          new ExerciseView({
            exercise,
            trans,
            rendermime: panel.content.rendermime,
            hints: () => settings.hints,
            onMore: (of, anchor) => menu.open(of, anchor)
          })
      });
      bars.place();
      // A moved cell answers the same exercise as before, but in a widget of its own that has no view yet.
      watch.cellsChanged.connect(() => bars.place());
      panel.disposed.connect(() => bars.dispose());
    };
    checks.notebooks.forEach(draw);
    checks.opened.connect((_, notebook) => draw(notebook));
  }
};
