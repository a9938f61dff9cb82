import type { TranslationBundle } from '@jupyterlab/translation';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in words: "4 minutes ago". */
export function ago(milliseconds: number, trans: TranslationBundle): string {
  if (milliseconds < MINUTE) {
    return trans.__('just now');
  }
  if (milliseconds < HOUR) {
    const minutes = Math.floor(milliseconds / MINUTE);
    return trans._n('%1 minute ago', '%1 minutes ago', minutes);
  }
  if (milliseconds < DAY) {
    const hours = Math.floor(milliseconds / HOUR);
    return trans._n('%1 hour ago', '%1 hours ago', hours);
  }
  const days = Math.floor(milliseconds / DAY);
  return trans._n('%1 day ago', '%1 days ago', days);
}
