import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IClient } from '../client/tokens';
import { shortTitle } from '../format/standing';
import { IChecks, type IOpenNotebook } from '../notebook/tokens';
import { type ILost, lostNotebook } from '../tags/recover';
import { recognise, repairs } from '../tags/repair';
import { DOMAIN, EXTENSION } from './ids';
import { ISettings } from './settings';

/** Repairs the tags of a course's notebooks when cells were split, copied, merged, pasted or typed anew. */
export const repair: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:repair`,
  description: 'Repairs tags that were lost or doubled, from the course.',
  autoStart: true,
  requires: [IChecks, IClient, ISettings],
  optional: [ITranslator],
  activate: (_, checks: IChecks, client: IClient, settings: ISettings, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const isLeftAlone = ({ panel, watch }: IOpenNotebook): boolean =>
      !settings.repairTags || watch.isDisposed || (panel.content.model?.readOnly ?? true);

    const mend = async (open: IOpenNotebook): Promise<void> => {
      if (isLeftAlone(open)) {
        return;
      }
      const { courses } = await client.exercises();
      if (!isLeftAlone(open)) {
        const notebooks = courses.find(each => each.id === open.course)?.notebooks;
        const facts = open.watch.facts();
        const notebook = recognise(facts, notebooks ?? []);
        if (notebook) {
          open.watch.retag(repairs(facts, notebook));
        }
      }
    };

    /** Offer to bring back the tags of a notebook that has none. */
    const offer = async (open: IOpenNotebook): Promise<void> => {
      if (isLeftAlone(open) || open.watch.facts().length === 0) {
        return;
      }
      const { courses } = await client.exercises();
      const lost = isLeftAlone(open) ? null : lostNotebook(open.watch.facts(), courses, open.course);
      if (!lost) {
        return;
      }
      const id = Notification.info(
        trans.__(
          '%1 seems to be the notebook “%2”, but the tags for its Check buttons are lost.',
          open.panel.title.label,
          shortTitle(lost.notebook.title)
        ),
        {
          autoClose: false,
          actions: [{ label: trans.__('Bring Them Back'), callback: () => bringBack(open, lost) }]
        }
      );
      open.panel.disposed.connect(() => Notification.dismiss(id));
    };

    const bringBack = (open: IOpenNotebook, { course, notebook }: ILost): void => {
      const { model } = open.panel.content;
      if (model && !isLeftAlone(open)) {
        if (open.course === null) {
          model.setMetadata('math4ml', { course: course.id, version: course.version });
        }
        open.watch.retag(repairs(open.watch.facts(), notebook));
      }
    };

    const listen = (notebook: IOpenNotebook): void => {
      // Without the course nothing is repaired; the next change of the cells tries again.
      const attempt = (): Promise<void> => mend(notebook).catch(() => undefined);
      // Only a notebook that says which course it is from is touched unasked.
      if (notebook.course !== null) {
        notebook.watch.cellsChanged.connect(() => void attempt());
        notebook.watch.edited.connect(() => void attempt());
      }
      const first = notebook.course === null ? Promise.resolve() : attempt();
      void first.then(() => offer(notebook)).catch(() => undefined);
    };
    checks.notebooks.forEach(listen);
    checks.opened.connect((_, notebook) => listen(notebook));
  }
};
