import { Token } from '@lumino/coreutils';

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
  ProgressReport,
  Solution,
  SolutionRequest,
  VerdictReached
} from '../protocol';

/** The server, as the rest of the extension sees it. Every failure is a `CannotCheck`. */
export interface IClient {
  agent(fresh?: boolean): Promise<AgentInfo>;
  exercises(): Promise<Exercises>;
  progress(): Promise<ProgressReport>;
  issue(request: IssueRequest): Promise<IssuedCheck>;
  answer(request: AnswersRequest): Promise<MoreAsked | VerdictReached>;
  hints(request: HintRequest): Promise<Hints>;
  solution(request: SolutionRequest): Promise<Solution>;
  files(request: FilesRequest): Promise<CourseFiles>;
  /** Resolves when checks are recorded again. */
  recordedAgain(): Promise<void>;
}

export const IClient = new Token<IClient>('math4ml-ext:IClient', 'Issues checks, hands in answers and reads progress.');
