import { Token } from '@lumino/coreutils';

/** Says to screen readers what happened. */
export interface IAnnouncer {
  say(text: string): void;
}

export const IAnnouncer = new Token<IAnnouncer>(
  'math4ml-ext:IAnnouncer',
  'Says to screen readers what happened, without moving the focus.'
);
