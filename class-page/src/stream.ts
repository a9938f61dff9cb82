/** Keep listening to events, and come back when the connection is lost; nothing is missed in between. */
import type { IPlace } from './client.js';
import type { IEvent } from './events.js';

export interface IStreamOptions {
  listen(place: IPlace, since: string, signal: AbortSignal, take: (event: IEvent) => void): Promise<void>;
  place: IPlace;
  since: string;
  onEvent: (event: IEvent) => void;
  /** Null: connected. Otherwise why not; `over` when it is no use to go on. */
  onLine: (trouble: string | null, over: boolean) => void;
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;

export class Stream {
  private readonly _stop = new AbortController();
  private _since: string;

  constructor(private readonly _options: IStreamOptions) {
    this._since = _options.since;
  }

  /** Listen until `stop` is called, or until there is no use in it. */
  async run(): Promise<void> {
    const { listen, place, onLine, wait = pause } = this._options;
    const signal = this._stop.signal;
    let delay = FIRST_WAIT;
    const stopped = (): boolean => signal.aborted;
    const take = (event: IEvent): void => {
      delay = FIRST_WAIT;
      this._take(event);
    };
    while (!stopped()) {
      try {
        await listen(place, this._since, signal, take);
      } catch (error) {
        if (stopped()) {
          return;
        }
        const { status = 0, message = '' } = error as { status?: number; message?: string };
        const over = status === 401 || status === 403;
        onLine(over ? message : null, over);
        if (over) {
          return;
        }
      }
      // The service ends a connection now and then, to look again at who is listening: that is not worth a word.
      if (delay > FIRST_WAIT && !stopped()) {
        onLine('The connection is lost. Trying again; nothing will be missed.', false);
      }
      await wait(delay, signal);
      delay = Math.min(delay * 2, LONGEST_WAIT);
    }
  }

  stop(): void {
    this._stop.abort();
  }

  private _take(event: IEvent): void {
    this._since = event.id || this._since;
    this._options.onLine(null, false);
    if (event.name !== 'here') {
      try {
        this._options.onEvent(event);
      } catch (error) {
        // A fault of the page's is no trouble with the connection.
        reportError(error);
      }
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(done => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
