/** The name of the extension; the plugins and settings are named after it. */
export const EXTENSION = 'math4ml-ext';

/** The catalogue in which translations are looked up. */
export const DOMAIN = 'math4ml_ext';

/** Commands, as they are named in shortcuts and menus. */
export const CommandIDs = {
  checkAll: 'math4ml:check-all',
  checkCell: 'math4ml:check-cell',
  hint: 'math4ml:hint',
  nextUnsolved: 'math4ml:next-unsolved',
  solution: 'math4ml:solution'
} as const;

/** Commands that are about a course. */
export const CourseCommandIDs = {
  continue: 'math4ml:continue',
  exerciseHint: 'math4ml:exercise-hint',
  exerciseSolution: 'math4ml:exercise-solution',
  openExercise: 'math4ml:open-exercise',
  openLecture: 'math4ml:open-lecture',
  openNotebook: 'math4ml:open-notebook',
  showCourse: 'math4ml:show-course'
} as const;
