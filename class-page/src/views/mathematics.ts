/** Mathematics of the course's sentences as MathML, which browsers typeset without fonts or styles of ours. */
import type katex from 'katex';

type Typesetter = typeof katex;

/** More than any formula of a sentence has. A longer one stays as its author wrote it. */
const LONGEST = 1000;

let typesetter: Typesetter | undefined;
let loading: Promise<void> | undefined;

/**
 * A formula. The first of a page shows its source until the typesetter has arrived, and keeps it where none arrives;
 * the others are drawn at once, so that what was drawn twice is equal.
 */
export function mathematics(source: string): HTMLElement {
  const node = document.createElement('span');
  node.className = 'm4-Math';
  node.textContent = source;
  if (typesetter !== undefined) {
    typeset(node, source, typesetter);
  } else {
    void load().then(() => typesetter !== undefined && typeset(node, source, typesetter));
  }
  return node;
}

/** Fetch the typesetter, once; a page whose sentences hold no mathematics never does. */
function load(): Promise<void> {
  loading ??= import(/* webpackChunkName: "mathematics" */ 'katex').then(
    module => {
      typesetter = module.default;
    },
    () => {
      loading = undefined; // the next formula tries again
    }
  );
  return loading;
}

function typeset(node: HTMLElement, source: string, { render }: Typesetter): void {
  const drawn = document.createElement('span');
  try {
    if (source.length <= LONGEST) {
      render(source, drawn, { output: 'mathml', strict: 'ignore', trust: false, maxSize: 10, maxExpand: 100 });
      // Beside the formula lies its source, which nothing shows: a search in the page, or a test, would find it twice.
      drawn.querySelectorAll('annotation').forEach(each => each.remove());
      node.replaceChildren(...drawn.querySelectorAll('math'));
    }
  } catch {
    // What is not TeX stays as it was written.
  }
}
