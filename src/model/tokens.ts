import type { ISignal } from '@lumino/signaling';

import type { State } from '../format/wording';
import type { Standing } from '../kernel/tokens';
import type { RaisedAnswer } from '../protocol';

/** How running a cell ended. */
export type CellRun =
  { kind: 'ok' } | { kind: 'raised'; error: RaisedAnswer } | { kind: 'stopped-by-hand' } | { kind: 'not-run' };

/** The cell that answers an exercise. */
export interface ICellHost {
  readonly id: string;
  readonly source: string;
  readonly sourceChanged: ISignal<ICellHost, void>;

  /** Run the cell as the learner would, and resolve when that ended. */
  run(): Promise<CellRun>;
}

/** What is going on in an exercise that is being checked. */
export type Activity = 'running' | 'waiting' | 'checking';

/** What is waited for: the kernel, as it stands, or a server that has not answered. */
export type Waiting = Standing | 'no-reply';

/** What no interrupt gets through to. */
export const UNREACHED: readonly Waiting[] = ['lost', 'unconnected', 'offline', 'cut-off', 'silent', 'gone'];

/** What is worth telling aloud though the learner knows that the check takes time. */
export const TELLING: readonly Waiting[] = ['input', 'paused', ...UNREACHED];

/** What the bar of an exercise shows. */
export type Phase = State;

/** Why a verdict no longer speaks of what is shown. */
export type Staleness = 'cell' | 'names';
