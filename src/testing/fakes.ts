/** Stand-ins for the server, the kernel and the cell. The model is tested against them alone. */
import { PromiseDelegate } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import { CannotCheck, StoppedWaiting } from '../format/problem';
import type { IAsking, IDigests, IKernelSession, IWaiting, Standing } from '../kernel/tokens';
import type { CellRun, ICellHost } from '../model/tokens';
import type {
  AgentInfo,
  AnswersRequest,
  CellReport,
  CourseFile,
  CourseFiles,
  CourseInfo,
  ExerciseInfo,
  Exercises,
  HintRequest,
  Hints,
  IssuedCheck,
  IssueRequest,
  KernelReply,
  KernelRequest,
  MoreAsked,
  Progress,
  ProgressReport,
  Recurring,
  Solution,
  Verdict,
  VerdictReached
} from '../protocol';

export function verdict(parts: Partial<Verdict> = {}): Verdict {
  return {
    outcome: 'passed',
    message: { text: 'Losses are sums.', values: {} },
    criterion: null,
    held: [],
    total: 0,
    counterexample: null,
    question: null,
    misconception: null,
    error: null,
    stretch: [],
    notes: [],
    picture: null,
    ...parts
  };
}

/** A verdict with a counterexample and a question. */
export function notYet(parts: Partial<Verdict> = {}): Verdict {
  return verdict({
    outcome: 'failed',
    message: {
      text: '{call} gave {got}. No entry of a probability mass function is negative.',
      values: { call: 'softmax([-1, 3])', got: '[-0.5, 1.5]' }
    },
    held: ['keeps the shape', 'sums to one'],
    total: 5,
    question: { text: 'What could you do to every score first?', values: {} },
    ...parts
  });
}

export function exerciseInfo(parts: Partial<ExerciseInfo> = {}): ExerciseInfo {
  return {
    id: 'probability/softmax',
    title: 'Softmax',
    goal: 'Turn scores into probabilities.',
    names: ['softmax'],
    form: 'function',
    cell: 'softmax',
    hints: 2,
    solution: true,
    ...parts
  };
}

export function issued(check = 'token', parts: Partial<IssuedCheck> = {}): IssuedCheck {
  return {
    check,
    ask: [{ t: 'value', name: 'softmax' }],
    agent: 'agent-1',
    limits: { call_seconds: 2, check_seconds: 10, value_bytes: 1000 },
    expires_in: 3600,
    ...parts
  };
}

export function reached(found: Verdict, parts: Partial<VerdictReached> = {}): VerdictReached {
  return {
    t: 'verdict',
    verdict: found,
    recorded: true,
    notice: null,
    next: null,
    practice: false,
    late: false,
    again: false,
    ...parts
  };
}

/** A server that answers from a script. Each entry is an answer, or an error to be thrown. */
export class FakeClient implements IClient {
  answers: (MoreAsked | VerdictReached | Error)[] = [];
  issues: (IssuedCheck | Error)[] = [];
  infos: ExerciseInfo[] = [exerciseInfo()];
  /** Courses instead of one that holds `infos`. */
  courses: CourseInfo[] | null = null;
  kept: Progress[] = [];
  recurring: Recurring[] = [];
  courseFiles: CourseFile[] = [];
  hintTexts = ['What is the sign of $e^x$?', 'Try `np.exp`.'];

  /** Resolved when checks are recorded again. */
  readonly back = new PromiseDelegate<void>();

  readonly issuedFor: IssueRequest[] = [];
  readonly received: AnswersRequest[] = [];
  readonly hintLevels: number[] = [];
  requests = 0;

  agent(): Promise<AgentInfo> {
    return Promise.resolve({ agent: 'agent-1', install: 'install', call: 'call', fingerprint: 'fingerprint' });
  }

  exercises(): Promise<Exercises> {
    this.requests += 1;
    const notebook = {
      id: 'probability',
      title: 'Probability',
      file: 'probability.ipynb',
      lecture: '',
      exercises: this.infos
    };
    return Promise.resolve({
      courses: this.courses ?? [{ id: 'math4ml', title: 'Mathematics', version: '1', notebooks: [notebook] }]
    });
  }

  progress(): Promise<ProgressReport> {
    this.requests += 1;
    return Promise.resolve({ exercises: this.kept, notice: null, recurring: this.recurring });
  }

  issue(request: IssueRequest): Promise<IssuedCheck> {
    this.issuedFor.push(request);
    return settle(this.issues.shift() ?? issued(`token ${this.issuedFor.length}`));
  }

  answer(request: AnswersRequest): Promise<MoreAsked | VerdictReached> {
    this.received.push(JSON.parse(JSON.stringify(request)) as AnswersRequest);
    return settle(this.answers.shift() ?? reached(verdict()));
  }

  hints(request: HintRequest): Promise<Hints> {
    this.hintLevels.push(request.level);
    const hints = this.hintTexts.slice(0, request.level).map(text => ({ text, values: {} }));
    const total = this.hintTexts.length;
    return Promise.resolve({ hints, total, solution: request.level >= total, notice: null });
  }

  solution(): Promise<Solution> {
    return Promise.resolve({ source: 'def softmax(xs):\n    ...\n', notice: null });
  }

  files(): Promise<CourseFiles> {
    return Promise.resolve({ files: this.courseFiles });
  }

  recordedAgain(): Promise<void> {
    return this.back.promise;
  }
}

function settle<T>(outcome: T | Error): Promise<T> {
  return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
}

/** A kernel that answers at once, unless it is made to wait, to fail or to restart. */
export class FakeKernel implements IKernelSession {
  epoch = 0;
  fingerprint = 'mark 1';
  fails: Error | null = null;
  heard = 0;
  /** What the server says of a kernel that is silent. */
  probed: Standing = 'silent';
  probes = 0;
  accompanied = 0;
  readonly asked: KernelRequest[] = [];
  readonly compared: string[][][] = [];
  readonly parsed: string[][] = [];
  interrupted = 0;
  readonly epochChanged = new Signal<this, void>(this);
  readonly executed = new Signal<this, void>(this);
  readonly standingChanged = new Signal<this, void>(this);
  /** What the kernel says of the cell, in the order of the asks; nothing when it has nothing more to say. */
  reports: Partial<CellReport>[] = [];
  /** What it answers instead of values, in the order of the asks. */
  answers: KernelReply['answers'][] = [];
  /** What it makes of a source as a program; by default it cannot say. */
  program: (source: string) => string = () => '';

  get standing(): Standing {
    return this._standing;
  }

  set standing(standing: Standing) {
    this._standing = standing;
    this.standingChanged.emit();
  }

  async ready({ signal, onWait }: IWaiting): Promise<void> {
    if (this.standing === 'none') {
      throw new CannotCheck('no-kernel');
    }
    if (this.standing !== 'idle') {
      onWait();
      await new Promise<void>((resolve, reject) => {
        this._release = resolve;
        signal.addEventListener('abort', () => {
          reject(new StoppedWaiting());
        });
      });
    }
  }

  async ask(request: KernelRequest, options: IAsking): Promise<KernelReply> {
    this.asked.push(request);
    if (this.isSilent) {
      await new Promise((_, reject) => {
        options.signal.addEventListener('abort', () => {
          reject(new StoppedWaiting());
        });
      });
    }
    options.onStart();
    if (this.fails) {
      throw this.fails;
    }
    const report = this.reports.shift() ?? {};
    return {
      agent: options.agent,
      answers:
        report.rerun || report.stopped
          ? request.ask.map(() => ({ t: 'skipped' as const }))
          : (this.answers.shift() ??
            request.ask.map(() => ({ t: 'returned' as const, value: { t: 'none' as const }, changed: [], by: '' }))),
      fingerprint: this.fingerprint,
      cell: {
        ran: true,
        stopped: null,
        rerun: false,
        program: this.program(request.cell?.source ?? ''),
        ...report
      }
    };
  }

  probe(): Promise<Standing> {
    this.probes += 1;
    return Promise.resolve(this.probed);
  }

  fingerprints(groups: string[][], sources: string[]): Promise<IDigests | null> {
    this.compared.push(groups);
    this.parsed.push(sources);
    return Promise.resolve({
      fingerprints: groups.map(() => this.fingerprint),
      programs: sources.map(source => this.program(source))
    });
  }

  accompany(): void {
    this.accompanied += 1;
  }

  interrupt(): Promise<void> {
    this.interrupted += 1;
    return Promise.resolve();
  }

  /** The kernel is done with what kept it. */
  free(): void {
    this.standing = 'idle';
    this._release();
  }

  restart(): void {
    this.epoch += 1;
    this.epochChanged.emit();
  }

  /** It takes requests and never turns to them. */
  isSilent = false;
  private _release: () => void = () => undefined;
  private _standing: Standing = 'idle';
}

/** A cell whose source is plain text. */
export class FakeCell implements ICellHost {
  constructor(
    public source: string,
    readonly id = 'softmax'
  ) {}

  runs = 0;
  ends: CellRun = { kind: 'ok' };
  whileRunning: () => void | Promise<void> = () => undefined;
  readonly sourceChanged = new Signal<this, void>(this);

  async run(): Promise<CellRun> {
    this.runs += 1;
    await this.whileRunning();
    return this.ends;
  }

  edit(source: string): void {
    this.source = source;
    this.sourceChanged.emit();
  }
}
