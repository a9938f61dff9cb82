import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { IClient } from '../client/tokens';
import { IChecks, type IOpenNotebook } from '../notebook/tokens';
import { recognise, repairs } from '../tags/repair';
import { EXTENSION } from './ids';
import { ISettings } from './settings';

/** Repairs the tags of a course's notebooks when cells were split, copied, merged or pasted. */
export const repair: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:repair`,
  description: 'Repairs tags that were lost or doubled, from the course.',
  autoStart: true,
  requires: [IChecks, IClient, ISettings],
  activate: (_, checks: IChecks, client: IClient, settings: ISettings) => {
    const mend = async ({ course, panel, watch }: IOpenNotebook): Promise<void> => {
      if (!settings.repairTags || panel.content.model?.readOnly) {
        return;
      }
      const { courses } = await client.exercises();
      if (watch.isDisposed) {
        return;
      }
      const notebooks = courses.find(each => each.id === course)?.notebooks;
      const facts = watch.facts();
      const notebook = recognise(facts, notebooks ?? []);
      if (notebook) {
        watch.retag(repairs(facts, notebook));
      }
    };
    const listen = (notebook: IOpenNotebook): void => {
      // Only a notebook that says which course it is from is touched.
      if (notebook.course !== null) {
        const attempt = (): void => {
          // Without the course nothing is repaired; the next change of the cells tries again.
          mend(notebook).catch(() => undefined);
        };
        notebook.watch.cellsChanged.connect(attempt);
        attempt();
      }
    };
    checks.notebooks.forEach(listen);
    checks.opened.connect((_, notebook) => listen(notebook));
  }
};
