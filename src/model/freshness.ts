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

  /** There is a new verdict, or none. The names in the kernel are those that it was found with. */
  renew(outcome: IOutcome | null): void {
    this._known = outcome !== null && outcome.fingerprint !== '';
    this._sourceChanged = false;
    this._namesChanged = false;
  }

  /** Compare the source with the one that was checked. */
  compareSource(source: string, outcome: IOutcome | null): boolean {
    const before = this._sourceChanged;
    this._sourceChanged = outcome !== null && digest(source) !== outcome.source;
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

  private _known = false;
  private _namesChanged = false;
  private _sourceChanged = false;
}
