import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Token } from '@lumino/coreutils';

import { EXTENSION } from './ids';

/** What a learner may set. */
export interface ISettings {
  /** Offer hints. */
  readonly hints: boolean;
  /** Give back tags that were lost and take away those that were doubled. */
  readonly repairTags: boolean;
  /** Show what was found before when a notebook is opened. */
  readonly restore: boolean;
}

export const ISettings = new Token<ISettings>(`${EXTENSION}:ISettings`, 'What a learner may set.');

const DEFAULTS: ISettings = { hints: true, repairTags: true, restore: true };

/** Reads the settings, and keeps them as they are edited. */
export const settings: JupyterFrontEndPlugin<ISettings> = {
  id: `${EXTENSION}:plugin`,
  description: 'Settings and keyboard shortcuts of the exercises.',
  autoStart: true,
  optional: [ISettingRegistry],
  provides: ISettings,
  activate: (_, registry: ISettingRegistry | null) => {
    const values: { -readonly [key in keyof ISettings]: ISettings[key] } = {
      ...DEFAULTS
    };
    const read = (loaded: ISettingRegistry.ISettings): void => {
      for (const key of Object.keys(DEFAULTS) as (keyof ISettings)[]) {
        const value = loaded.composite[key];
        values[key] = typeof value === 'boolean' ? value : DEFAULTS[key];
      }
    };
    registry
      ?.load(settings.id)
      .then(loaded => {
        read(loaded);
        loaded.changed.connect(read);
      })
      .catch((reason: unknown) => {
        console.warn('The settings of math4ml-ext cannot be read.', reason);
      });
    return values;
  }
};
