import type { IOutcome } from './memory';
import { digest } from './stamp';
import type { Staleness } from './tokens';

/**
 * Whether a verdict still speaks of what is shown: of the source in the cell, and of what the names stand for in the
 * kernel. Each method tells whether that has changed.
 */
export class Freshness {
  get stale(): Staleness | null {
    return this._sourceChanged ? 'cell' : this._namesChanged ? 'names' : null;
  }

  /** Whether the text is another one, so that only the kernel can tell whether the program is. */
  get isUndecided(): boolean {
    return this._isUndecided;
  }

  /** There is a new verdict, or none. The names in the kernel are those that it was found with. */
  renew(outcome: IOutcome | null): void {
    this._known = outcome !== null && outcome.fingerprint !== '';
    this._sourceChanged = false;
    this._namesChanged = false;
    this._isUndecided = false;
  }

  /**
   * Compare the source with the one that was checked. The same text is the same program. Another text may be: where the
   * kernel can be asked nothing changes until it has answered.
   */
  compareSource(source: string, outcome: IOutcome | null, canAsk: boolean): boolean {
    const before = this._sourceChanged;
    const differs = outcome !== null && digest(source) !== outcome.source;
    this._isUndecided = differs && outcome.program !== '';
    if (!differs || !this._isUndecided || !canAsk) {
      this._sourceChanged = differs;
    }
    return before !== this._sourceChanged;
  }

  /** The kernel has told what the source is as a program; empty if it is none, or cannot be told now. */
  compareProgram(program: string, outcome: IOutcome | null): boolean {
    const before = this._sourceChanged;
    if (this._isUndecided && outcome) {
      this._sourceChanged = program !== outcome.program;
    }
    return before !== this._sourceChanged;
  }

  /** Compare what the names stand for with what they stood for at the check. */
  compareNames(fingerprint: string, outcome: IOutcome | null): boolean {
    const before = this._namesChanged;
    if (outcome?.fingerprint && fingerprint !== '') {
      const same = outcome.fingerprint === fingerprint;
      this._known ||= same;
      // In a kernel that never had the names, a difference would mean nothing.
      this._namesChanged = !same && this._known;
    }
    return before !== this._namesChanged;
  }

  /** The kernel has lost all names, so that there is nothing to compare with. */
  forgetNames(): boolean {
    const before = this._namesChanged;
    this._known = false;
    this._namesChanged = false;
    return before;
  }

  /** The cell has run, so that its names are in the kernel. */
  expectNames(): void {
    this._known = true;
  }

  private _isUndecided = false;
  private _known = false;
  private _namesChanged = false;
  private _sourceChanged = false;
}
