import { boundNames } from '../tags/bindings';

/** Remembers which source of each cell the kernel has seen last, so that what is checked is what is shown. */
export class RunLog {
  /** The kernel has lost all names. */
  clear(): void {
    this._ran.clear();
  }

  /** A cell has run to its end. */
  ran(cell: string, source: string): void {
    // Whatever another cell now calls by the same names is no longer what this one shows.
    const bound = boundNames(source);
    for (const [other, entry] of this._ran) {
      if (other !== cell && entry.names.some(name => bound.has(name))) {
        this._ran.delete(other);
      }
    }
    this._ran.set(cell, { source, names: this._names.get(cell) ?? [] });
  }

  /** A cell did not run to its end, and its names may be half made. */
  failed(cell: string): void {
    this._ran.delete(cell);
  }

  /** Tell which names a cell is meant to define. */
  expect(cell: string, names: readonly string[]): void {
    this._names.set(cell, names);
    const entry = this._ran.get(cell);
    if (entry) {
      entry.names = names;
    }
  }

  /** Whether the cell has run at all since the kernel began. */
  has(cell: string): boolean {
    return this._ran.has(cell);
  }

  /** Whether the kernel has seen this source of the cell last. */
  current(cell: string, source: string): boolean {
    return this._ran.get(cell)?.source === source;
  }

  private readonly _names = new Map<string, readonly string[]>();
  private readonly _ran = new Map<string, { source: string; names: readonly string[] }>();
}
