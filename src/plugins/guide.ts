import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { NotebookPanel } from '@jupyterlab/notebook';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IClient } from '../client/tokens';
import { Guide } from '../notebook/guide';
import { Places } from '../notebook/places';
import { IChecks, IGuide, type IOpenNotebook } from '../notebook/tokens';
import { wanted } from '../notebook/wanted';
import { DOMAIN, EXTENSION } from './ids';

const SEEN = `${EXTENSION}:places`;

/** Finds the notebooks of the courses among the learner's files, opens them, and goes to their exercises. */
export const guide: JupyterFrontEndPlugin<IGuide> = {
  id: `${EXTENSION}:guide`,
  description: 'Opens the notebooks of a course and goes to exercises.',
  autoStart: true,
  requires: [IChecks, IClient, IDocumentManager],
  optional: [IDefaultFileBrowser, IStateDB, ITranslator],
  provides: IGuide,
  activate: (
    app,
    checks: IChecks,
    client: IClient,
    documents: IDocumentManager,
    browser: IDefaultFileBrowser | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const folder = (): string => {
      const path = checks.current?.panel.context.path;
      return browser?.model.path ?? (path === undefined ? '' : PathExt.dirname(path));
    };
    const places = new Places({ client, contents: app.serviceManager.contents, folder });
    const guide = new Guide({
      checks,
      places,
      folder,
      show: path => {
        const widget = documents.openOrReveal(path);
        return widget instanceof NotebookPanel ? widget : null;
      },
      activate: panel => app.shell.activateById(panel.id),
      mayCopy: async (course, file, into) => {
        const name = PathExt.basename(file);
        const { button } = await showDialog({
          title: trans.__('%1 is not here', name),
          body:
            into === ''
              ? trans.__(
                  'No notebook of that name from the course “%1” was found among your files. A fresh copy can be put into the top folder. What you have passed stays passed.',
                  course.title
                )
              : trans.__(
                  'No notebook of that name from the course “%1” was found among your files. A fresh copy can be put into %2. What you have passed stays passed.',
                  course.title,
                  into
                ),
          buttons: [
            Dialog.cancelButton({ label: trans.__('Cancel') }),
            Dialog.okButton({ label: trans.__('Copy It Here') })
          ]
        });
        return button.accept;
      },
      onNoCell: path => {
        Notification.warning(
          trans.__(
            'There is no cell for this exercise in %1 any more. Rename that notebook to be offered a fresh copy.',
            path
          ),
          { autoClose: 15_000 } // without it, it would wait in the notification centre, where nobody looks now
        );
      }
    });

    const remember = async (notebook: IOpenNotebook): Promise<void> => {
      const { course, checks, panel } = notebook;
      if (course === null && checks.exercises.length === 0) {
        return;
      }
      const { courses } = await client.exercises();
      const { path } = panel.context;
      const notebooks = courses.find(each => each.id === checks.course)?.notebooks ?? [];
      for (const file of notebooks.flatMap(each => [each.file, each.lecture]).filter(each => each !== '')) {
        places.remember(checks.course, file, path);
      }
      await state?.save(SEEN, places.seen);
    };
    const listen = (notebook: IOpenNotebook): void => {
      // Where a notebook was is a convenience: without it, it is looked for.
      remember(notebook).catch(() => undefined);
      const exercise = wanted.take(notebook.panel.context.path);
      if (exercise !== null) {
        void guide.goWithin(notebook, exercise);
      }
    };
    checks.notebooks.forEach(listen);
    checks.opened.connect((_, notebook) => listen(notebook));
    void state?.fetch(SEEN).then(seen => {
      places.seen = (seen ?? {}) as Record<string, string>;
    });
    return guide;
  }
};
