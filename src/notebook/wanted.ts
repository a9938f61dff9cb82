/** The exercise that a page which is being opened is to go to: Notebook 7 opens each notebook on a page of its own. */
export interface IWanted {
  path: string;
  exercise: string;
}

const NAME = 'math4ml-ext:wanted';

/** Milliseconds for which somebody still means what they clicked on. */
const FRESH = 60_000;

export const wanted = {
  leave(what: IWanted): void {
    try {
      window.localStorage.setItem(NAME, JSON.stringify({ ...what, at: Date.now() }));
    } catch {
      // A browser without storage opens the notebook at its top.
    }
  },

  /** The exercise that is wanted in the notebook at a path, if any. It is told once. */
  take(path: string): string | null {
    try {
      const left = JSON.parse(window.localStorage.getItem(NAME) ?? 'null') as (IWanted & { at: number }) | null;
      if (left?.path !== path) {
        return null;
      }
      window.localStorage.removeItem(NAME);
      return Date.now() - left.at < FRESH ? left.exercise : null;
    } catch {
      return null;
    }
  }
};
