import type { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { Menu } from '@lumino/widgets';

import { label, why } from '../format/wording';
import { plain } from '../format/sentence';
import type { Exercise } from '../model/exercise';
import { situationOf } from './situation';

const NO_ARGUMENTS = { type: 'object', properties: {} } as const;

/** The menu behind the three dots. It is one for all bars, made when it is first opened. */
export class MoreMenu {
  constructor(private readonly _trans: TranslationBundle) {}

  open(exercise: Exercise, anchor: HTMLElement): void {
    this._exercise = exercise;
    const menu = (this._menu ??= this._make());
    const { left, bottom } = anchor.getBoundingClientRect();
    menu.aboutToClose.connect(function restore() {
      menu.aboutToClose.disconnect(restore);
      anchor.focus();
    });
    menu.open(left, bottom);
  }

  private _make(): Menu {
    const trans = this._trans;
    const commands = new CommandRegistry();
    const add = (
      id: string,
      label: string,
      execute: (exercise: Exercise) => void,
      isEnabled: (exercise: Exercise) => boolean
    ): void => {
      commands.addCommand(id, {
        label,
        describedBy: { args: NO_ARGUMENTS },
        execute: () => this._exercise && execute(this._exercise),
        isEnabled: () => this._exercise !== null && isEnabled(this._exercise)
      });
      menu.addItem({ command: id });
    };
    const menu = new Menu({ commands });
    add(
      'rerun',
      trans.__('Run the Cell and Check'),
      exercise => void exercise.check(true),
      exercise => exercise.activity === null
    );
    add(
      'solution',
      trans.__('Show the Solution'),
      exercise => void exercise.showSolution(),
      exercise => exercise.solutionAllowed && exercise.solution === null
    );
    add(
      'copy',
      trans.__('Copy the Feedback'),
      exercise => void copy(feedback(exercise, trans)),
      exercise => exercise.outcome !== null || exercise.problem !== null
    );
    add(
      'clear',
      trans.__('Clear the Feedback'),
      exercise => exercise.clear(),
      exercise => exercise.activity === null
    );
    return menu;
  }

  private _exercise: Exercise | null = null;
  private _menu: Menu | null = null;
}

/** What the bar and the card say, as text. */
export function feedback(exercise: Exercise, trans: TranslationBundle): string {
  const situation = situationOf(exercise);
  const { verdict } = situation;
  const lines = [
    trans.__('%1: %2', exercise.id, label(situation.state, trans)),
    why(situation, trans)
      .map(part => part.text)
      .join('')
  ];
  if (verdict?.outcome === 'failed') {
    lines.push(plain(verdict.message, trans));
  }
  if (verdict?.question) {
    lines.push(plain(verdict.question, trans));
  }
  return lines.filter(line => line !== '').join('\n');
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page that was not served securely has no clipboard. Then there is only the older way.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('copy');
    area.remove();
  }
}
