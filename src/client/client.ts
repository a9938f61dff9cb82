import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

import { CannotCheck } from '../format/problem';
import type {
  AgentInfo,
  AnswersRequest,
  CourseFiles,
  Exercises,
  FilesRequest,
  HintRequest,
  Hints,
  IssuedCheck,
  IssueRequest,
  MoreAsked,
  Problem,
  ProgressReport,
  Recording,
  Solution,
  SolutionRequest,
  VerdictReached
} from '../protocol';
import type { IClient } from './tokens';

const NAMESPACE = 'math4ml/api';

/** Waits before an answer is sent again when the server is away: a restart takes about this long. */
const RETRIES = [300, 1200, 3000];

/** Milliseconds between two questions whether checks are recorded again. */
const PAUSE = 5000;

/** The server refused, for a reason that a program can tell apart. */
export class Refused extends CannotCheck {
  constructor(
    readonly reason: string,
    message: string
  ) {
    super('refused', { message });
  }
}

/** Talks to the server's routes. */
export class Client implements IClient {
  constructor(options: Client.IOptions) {
    this._settings = options.serverSettings ?? ServerConnection.makeSettings();
    this._request = options.request ?? ServerConnection.makeRequest;
    this._wait = options.wait ?? (ms => new Promise(done => setTimeout(done, ms)));
  }

  /** The agent that answers in the learner's kernel. Asked for once. */
  agent(fresh = false): Promise<AgentInfo> {
    if (fresh || !this._agent) {
      const asked = this._send<AgentInfo>('GET', 'agent');
      asked.catch(() => {
        this._agent = null;
      });
      this._agent = asked;
    }
    return this._agent;
  }

  /** The courses, their notebooks and exercises. Asked for once. */
  exercises(): Promise<Exercises> {
    if (!this._exercises) {
      const asked = this._send<Exercises>('GET', 'exercises');
      asked.catch(() => {
        this._exercises = null;
      });
      this._exercises = asked;
    }
    return this._exercises;
  }

  progress(): Promise<ProgressReport> {
    return this._send('GET', 'progress');
  }

  issue(request: IssueRequest): Promise<IssuedCheck> {
    return this._send('POST', 'checks', request);
  }

  /**
   * Hand in the answers. The server keeps nothing between two steps, so that the same answers may be sent again: what
   * is lost when the server restarts in the middle of a check is a few seconds.
   */
  async answer(request: AnswersRequest): Promise<MoreAsked | VerdictReached> {
    for (const wait of RETRIES) {
      try {
        return await this._send('POST', 'checks/answers', request);
      } catch (reason) {
        if (!(reason instanceof CannotCheck && reason.kind === 'unreachable')) {
          throw reason;
        }
        await this._wait(wait);
      }
    }
    return this._send('POST', 'checks/answers', request);
  }

  hints(request: HintRequest): Promise<Hints> {
    return this._send('POST', 'hints', request);
  }

  solution(request: SolutionRequest): Promise<Solution> {
    return this._send('POST', 'solutions', request);
  }

  files(request: FilesRequest): Promise<CourseFiles> {
    return this._send('POST', 'files', request);
  }

  /** Wait until checks are recorded again. All who wait share the same questions. */
  recordedAgain(): Promise<void> {
    this._recorded ??= this._untilRecorded();
    return this._recorded;
  }

  private async _untilRecorded(): Promise<void> {
    for (let recorded = false; !recorded;) {
      await this._wait(PAUSE);
      try {
        ({ recorded } = await this._send<Recording>('GET', 'recording'));
      } catch {
        // The learner's own server is away as well. It is asked again.
      }
    }
    this._recorded = null;
  }

  private async _send<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const url = URLExt.join(this._settings.baseUrl, NAMESPACE, path);
    const init: RequestInit = { method };
    if (body) {
      init.body = JSON.stringify(body);
      init.headers = { 'Content-Type': 'application/json' };
    }
    let response: Response;
    let text: string;
    try {
      response = await this._request(url, init, this._settings);
      text = await response.text();
    } catch {
      // Whatever goes wrong before there is an answer, the learner can do one thing about it.
      throw new CannotCheck('unreachable');
    }
    if (!response.ok) {
      throw problemOf(response.status, text);
    }
    const reply = parsed(text);
    if (reply === undefined) {
      throw new CannotCheck('broken-server');
    }
    return reply as T;
  }

  private _agent: Promise<AgentInfo> | null = null;
  private _exercises: Promise<Exercises> | null = null;
  private _recorded: Promise<void> | null = null;
  private readonly _request: typeof ServerConnection.makeRequest;
  private readonly _settings: ServerConnection.ISettings;
  private readonly _wait: (milliseconds: number) => Promise<void>;
}

export namespace Client {
  /** What a client is made of. A test gives a request of its own. */
  export interface IOptions {
    serverSettings?: ServerConnection.ISettings;
    request?: typeof ServerConnection.makeRequest;
    wait?: (milliseconds: number) => Promise<void>;
  }
}

/** What an answer that is not a success means for the learner. */
export function problemOf(status: number, text: string): CannotCheck {
  const problem = parsed(text) as Partial<Problem> | null | undefined;
  if (typeof problem?.message === 'string' && typeof problem.reason === 'string') {
    return new Refused(problem.reason, problem.message);
  }
  switch (status) {
    case 401:
    case 403:
      return new CannotCheck('signed-out');
    case 404:
    case 405:
      return new CannotCheck('no-extension', { name: 'math4ml_ext' });
    // A proxy says so while the server behind it is away. 424 is JupyterHub's.
    case 424:
    case 502:
    case 503:
    case 504:
      return new CannotCheck('unreachable');
    default:
      return new CannotCheck('broken-server');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
