import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import { CannotCheck } from '../format/problem';
import { plain } from '../format/sentence';
import { cardLabel, progressAloud, shortTitle } from '../format/standing';
import type { Exercise } from '../model/exercise';
import type { ICourseStanding, INotebookStanding, IPlace } from '../model/standing';
import { IGuide, IHome } from '../notebook/tokens';
import { CourseCommandIDs, DOMAIN, EXTENSION } from './ids';
import { cardIcon } from './icon';

const EXERCISE = {
  type: 'object',
  properties: { course: { type: 'string' }, exercise: { type: 'string' } },
  required: ['course', 'exercise']
} as const;

const NOTEBOOK = {
  type: 'object',
  properties: { course: { type: 'string' }, notebook: { type: 'string' } }
} as const;

/** Commands that open what belongs to a course. */
export const course: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:course`,
  description: 'Commands to open notebooks and lectures, and to go on where one left off.',
  autoStart: true,
  requires: [IGuide, IHome],
  optional: [ICommandPalette, ITranslator],
  activate: (app, guide: IGuide, home: IHome, palette: ICommandPalette | null, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const { commands } = app;
    const exerciseOf = (args: ReadonlyPartialJSONObject): IPlace | null =>
      typeof args.course === 'string' && typeof args.exercise === 'string'
        ? home.find(args.course, args.exercise)
        : null;
    /** The notebook that the arguments name, or else the one in front. */
    const notebookOf = (args: ReadonlyPartialJSONObject): [ICourseStanding, INotebookStanding] | null => {
      const course = home.courses.find(each => each.info.id === (args.course ?? home.here?.course));
      const id = args.notebook ?? home.here?.notebook;
      const notebook = course?.notebooks.find(each => each.info.id === id);
      return course && notebook ? [course, notebook] : null;
    };
    const go = async (place: IPlace | null): Promise<Exercise | null> =>
      place &&
      guide
        .go(place.course.info, place.notebook.info, place.exercise.info.id)
        .catch((reason: unknown) => complain(reason));
    const open = async (course: ICourseStanding, file: string): Promise<NotebookPanel | null> =>
      guide.open(course.info, file).catch((reason: unknown) => complain(reason));
    const complain = (reason: unknown): null => {
      const says = reason instanceof CannotCheck ? plain(reason.says, trans) : String(reason);
      Notification.error(trans.__('The notebook could not be opened. %1', says), { autoClose: false });
      return null;
    };

    commands.addCommand(CourseCommandIDs.continue, {
      label: trans.__('Continue Where You Left Off'),
      isEnabled: () => home.next !== null,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        await go(home.next);
      }
    });
    commands.addCommand(CourseCommandIDs.openExercise, {
      label: trans.__('Go to the Cell'),
      isEnabled: args => exerciseOf(args) !== null,
      describedBy: { args: EXERCISE },
      execute: async args => {
        await go(exerciseOf(args));
      }
    });
    commands.addCommand(CourseCommandIDs.exerciseHint, {
      label: trans.__('Show a Hint'),
      isEnabled: args => (exerciseOf(args)?.exercise.info.hints ?? 0) > 0,
      describedBy: { args: EXERCISE },
      execute: async args => (await go(exerciseOf(args)))?.nextHint()
    });
    commands.addCommand(CourseCommandIDs.exerciseSolution, {
      label: trans.__('Show the Solution'),
      isEnabled: args => {
        const place = exerciseOf(args);
        return place !== null && mayBeShown(place, guide.opened(place.course.info, place.exercise.info.id));
      },
      describedBy: { args: EXERCISE },
      execute: async args => (await go(exerciseOf(args)))?.showSolution()
    });
    commands.addCommand(CourseCommandIDs.openNotebook, {
      label: args => {
        const found = notebookOf(args);
        return found
          ? cardLabel(shortTitle(found[1].info.title), found[1], trans)
          : trans.__('Open a Notebook of the Course');
      },
      caption: args => {
        const found = notebookOf(args);
        return found ? progressAloud(found[1].info.title, found[1], trans) : '';
      },
      icon: cardIcon,
      isEnabled: args => notebookOf(args) !== null,
      describedBy: { args: NOTEBOOK },
      execute: async args => {
        const found = notebookOf(args);
        return found && open(found[0], found[1].info.file);
      }
    });
    commands.addCommand(CourseCommandIDs.openLecture, {
      label: args =>
        args.notebook === undefined ? trans.__('Open the Lecture of This Notebook') : trans.__('Open the Lecture'),
      isEnabled: args => (notebookOf(args)?.[1].info.lecture ?? '') !== '',
      describedBy: { args: NOTEBOOK },
      execute: async args => {
        const found = notebookOf(args);
        return found && open(found[0], found[1].info.lecture);
      }
    });
    for (const command of [CourseCommandIDs.continue, CourseCommandIDs.openLecture]) {
      palette?.addItem({ command, category: trans.__('Math4ML') });
    }
    home.changed.connect(() => {
      Object.values(CourseCommandIDs).forEach(command => {
        if (commands.hasCommand(command)) {
          commands.notifyCommandChanged(command);
        }
      });
    });
  }
};

/** Whether the solution of an exercise may be shown, as far as is known here. The server decides. */
function mayBeShown({ exercise }: IPlace, opened: Exercise | null): boolean {
  const { info, passed, hints } = exercise;
  return info.solution && (passed || hints >= info.hints || (opened?.solutionAllowed ?? false));
}
