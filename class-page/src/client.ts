/** The service, as this page asks it. */
import { EventReader, type IEvent } from './events.js';
import type { Detail, History, Matrix, Overview, Problem, Regrade, Regraded, SetTerm, Term } from './protocol.js';

/** Which part of which course is looked at; no section is all of them. */
export interface IPlace {
  course: string;
  section?: string;
}

/** The service said no, and why. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
  }
}

const LOST = 'The class service cannot be reached just now.';
const LOGGED_OUT = 'You are logged out. Reload this page to log in again.';

export class Client {
  /** @param base where the page lies, with a slash at its end */
  constructor(readonly base = new URL('.', document.baseURI)) {}

  overview(): Promise<Overview> {
    return this._get('overview', {});
  }

  matrix(place: IPlace): Promise<Matrix> {
    return this._get('matrix', { ...place });
  }

  exercise(place: IPlace, exercise: string): Promise<Detail> {
    return this._get('exercise', { ...place, exercise });
  }

  learner(course: string, user: string, options: { exercise?: string; before?: number } = {}): Promise<History> {
    const { exercise, before } = options;
    return this._get('learner', {
      course,
      user,
      ...(exercise === undefined ? {} : { exercise }),
      ...(before === undefined ? {} : { before: String(before) })
    });
  }

  async setTerm(message: SetTerm): Promise<Term[]> {
    const headers = { 'Content-Type': 'application/json' };
    const reply = await this._fetch('terms', {}, { method: 'POST', headers, body: JSON.stringify(message) });
    return (await reply.json()) as Term[];
  }

  /** Run a learner's notebook again in a clean kernel; it may take minutes. */
  async regrade(message: Regrade): Promise<Regraded> {
    const headers = { 'Content-Type': 'application/json' };
    const reply = await this._fetch('regrade', {}, { method: 'POST', headers, body: JSON.stringify(message) });
    return (await reply.json()) as Regraded;
  }

  /** Where the export of a place is. */
  exportUrl(place: IPlace): string {
    return this._url('export.csv', { ...place }).href;
  }

  /** Give every event after `since` to `take` until the connection ends or `signal` says so. */
  async events(place: IPlace, since: string, signal: AbortSignal, take: (event: IEvent) => void): Promise<void> {
    const reply = await this._fetch('events', { ...place }, { signal, headers: { 'Last-Event-ID': since } });
    const pieces = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
    const events = new EventReader();
    for (;;) {
      const piece = await pieces?.read();
      if (piece === undefined || piece.done) {
        return;
      }
      events.read(piece.value).forEach(take);
    }
  }

  private async _get<T>(route: string, query: Record<string, string>): Promise<T> {
    return (await (await this._fetch(route, query)).json()) as T;
  }

  private _url(route: string, query: Record<string, string>): URL {
    const url = new URL(`api/${route}`, this.base);
    url.search = new URLSearchParams(query).toString();
    return url;
  }

  private async _fetch(route: string, query: Record<string, string>, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string> | undefined), 'X-XSRFToken': xsrf() };
    let reply: Response;
    try {
      reply = await fetch(this._url(route, query), { ...init, headers, credentials: 'same-origin', redirect: 'error' });
    } catch (error) {
      throw init.signal?.aborted ? error : new Refused(0, LOST);
    }
    if (!reply.ok) {
      const problem = (await reply.json().catch(() => null)) as Problem | null;
      throw new Refused(reply.status, problem?.message ?? (reply.status === 403 ? LOGGED_OUT : LOST));
    }
    return reply;
  }
}

/** The token against forged requests. Of several cookies of this name the browser gives that of the nearest path first. */
function xsrf(): string {
  return /(?:^|;\s*)_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
}
