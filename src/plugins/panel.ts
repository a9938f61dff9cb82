import { ILayoutRestorer, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IHome } from '../notebook/tokens';
import { HomePanel } from '../views/home';
import { RowMenu } from '../views/rowmenu';
import { sideIcon } from './icon';
import { CourseCommandIDs, DOMAIN, EXTENSION } from './ids';

/** The panel at the left, with every course. */
export const panel: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:panel`,
  description: 'Shows the courses, their notebooks and exercises in a panel at the side.',
  autoStart: true,
  requires: [IHome],
  optional: [ICommandPalette, ILayoutRestorer, IRenderMimeRegistry, ITranslator],
  activate: (
    app,
    home: IHome,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    rendermime: IRenderMimeRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const { commands } = app;
    const menu = new RowMenu(commands, [
      CourseCommandIDs.openExercise,
      CourseCommandIDs.exerciseHint,
      CourseCommandIDs.exerciseSolution
    ]);
    const view = new HomePanel({
      home,
      trans,
      typesetter: rendermime?.latexTypesetter ?? null,
      actions: {
        onExercise: place => void commands.execute(CourseCommandIDs.openExercise, argumentsOf(place)),
        onLecture: (course, notebook) =>
          void commands.execute(CourseCommandIDs.openLecture, { course: course.info.id, notebook: notebook.info.id }),
        onMore: (place, anchor) => menu.open(argumentsOf(place), anchor)
      }
    });
    view.id = 'math4ml-home';
    view.title.icon = sideIcon;
    view.title.caption = trans.__('Math4ML');
    app.shell.add(view, 'left', { rank: 150, type: 'Math4ML' });
    restorer?.add(view, view.id);
    commands.addCommand(CourseCommandIDs.showCourse, {
      label: trans.__('Show the Course'),
      caption: trans.__('Show the courses with their exercises, and how far you are'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: () => {
        app.shell.activateById(view.id);
        // The palette, from which this may be called, gives the focus back to the main area when it closes.
        window.setTimeout(() => view.activate());
      }
    });
    palette?.addItem({ command: CourseCommandIDs.showCourse, category: trans.__('Math4ML') });
  }
};

function argumentsOf({ course, exercise }: Parameters<HomePanel.IActions['onExercise']>[0]): Record<string, string> {
  return { course: course.info.id, exercise: exercise.info.id };
}
