/** Asking once more for what could not be had. */
import { Refused } from './client.js';

/** To ask again is of no use: whoever asks may not, or what is asked for is not there. */
const FINAL: readonly number[] = [400, 401, 403, 404];

/** Milliseconds after which it is asked for again. */
const PAUSE = 10_000;

/** Do again what went wrong, in a while, unless that is of no use. */
export function later(error: unknown, again: () => void): void {
  if (!(error instanceof Refused && FINAL.includes(error.status))) {
    setTimeout(again, PAUSE);
  }
}
