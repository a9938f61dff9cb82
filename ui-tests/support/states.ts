/** The words in which a bar tells programs its state, in `data-state`. */
export const READY = 'ready';
export const RUNNING = 'running';
export const WAITING = 'waiting';
export const CHECKING = 'checking';
export const PASSED = 'passed';
export const NOT_YET = 'not-yet';
export const STOPPED = 'stopped';
export const NOT_ATTEMPTED = 'not-attempted';
export const COULD_NOT_CHECK = 'could-not-check';
export const OUT_OF_DATE = 'out-of-date';
