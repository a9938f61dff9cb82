/** The name of the extension; the plugins and settings are named after it. */
export const EXTENSION = 'math4ml-ext';

/** The catalogue in which translations are looked up. */
export const DOMAIN = 'math4ml_ext';

/** Commands, as they are named in shortcuts and menus. */
export const CommandIDs = {
  checkAll: 'math4ml:check-all',
  checkCell: 'math4ml:check-cell',
  hint: 'math4ml:hint',
  nextUnsolved: 'math4ml:next-unsolved'
} as const;
