import type { IClient } from '../client/tokens';
import { CannotCheck } from '../format/problem';
import { sentence } from '../format/sentence';
import type { Sentence } from '../protocol';
import type { IMemory } from './memory';

/** The help with one exercise that was asked for: hints, the solution, and why they could not be had. */
export class Help {
  constructor(options: Help.IOptions) {
    this._options = options;
  }

  /** Why a hint or the solution could not be had, or what is to be known of it. */
  get remark(): Sentence | null {
    return this._remark;
  }

  /** Ask for one hint more, and return it. A new sitting begins with the first; the server counts each hint once. */
  async nextHint(most: number): Promise<Sentence | null> {
    const { client, course, exercise, memory } = this._options;
    let found: Sentence | null = null;
    await this._attempt(async () => {
      const level = Math.min(memory.hints.length + 1, most);
      const reply = await client.hints({ exercise, course: await course(), level });
      memory.hints = reply.hints;
      memory.solutionAllowed = reply.solution;
      found = reply.hints.at(-1) ?? null;
      return reply.notice;
    });
    return found;
  }

  async showSolution(): Promise<void> {
    const { client, course, exercise, memory } = this._options;
    await this._attempt(async () => {
      const reply = await client.solution({ exercise, course: await course() });
      memory.solution = reply.source;
      return reply.notice;
    });
  }

  /** Take away what is shown. */
  clear(): void {
    this._options.memory.hints = [];
    this._options.memory.solution = null;
    this._remark = null;
  }

  forgetRemark(): void {
    this._remark = null;
  }

  /** Do something that brings a notice, or fails with a reason; either is shown. */
  private async _attempt(work: () => Promise<string | null>): Promise<void> {
    try {
      const notice = await work();
      this._remark = notice === null ? null : sentence(notice);
    } catch (reason) {
      this._remark = sentenceOf(reason);
    }
  }

  private readonly _options: Help.IOptions;
  private _remark: Sentence | null = null;
}

export namespace Help {
  /** What is helped with, and where help comes from and is kept. */
  export interface IOptions {
    exercise: string;
    course(): Promise<string>;
    client: IClient;
    memory: IMemory;
  }
}

/** What the learner reads of something that went wrong. */
export function sentenceOf(reason: unknown): Sentence {
  if (reason instanceof CannotCheck) {
    return reason.says;
  }
  // A mistake of ours. It is shown rather than swallowed, so that it can be reported.
  console.error(reason);
  return new CannotCheck('broken-here').says;
}
