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

/** What the bar of an exercise shows. */
export type Phase = State;

/** Why a verdict no longer speaks of what is shown. */
export type Staleness = 'cell' | 'names';
