import type { Sentence, Verdict } from '../protocol';

/** A verdict and what it spoke of. */
export interface IOutcome {
  verdict: Verdict;
  /** Milliseconds since 1970. */
  at: number;
  /** Digest of the source that was checked. */
  source: string;
  /** Fingerprint of the names that were checked; empty when it is not known. */
  fingerprint: string;
  /** Digest of the source as a program; empty when it is not known. */
  program: string;
  /** Why it was not recorded, when it was not. */
  notice: string | null;
  /** What is said when it was the last of its notebook. */
  closing?: Sentence;
}

/** What survives when the exercise's cell is cut and pasted, or its tag goes to another cell. */
export interface IMemory {
  outcome: IOutcome | null;
  hints: Sentence[];
  solution: string | null;
  solutionAllowed: boolean;
}

/** The memory of an exercise that nothing has happened to. */
export function blank(): IMemory {
  return { outcome: null, hints: [], solution: null, solutionAllowed: false };
}
