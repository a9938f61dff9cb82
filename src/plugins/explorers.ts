import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { nameSliders } from '../views/sliders';
import { EXTENSION } from './ids';

/** Names the sliders of explorers for screen readers: the widgets write a name beside a handle, but not on it. */
export const explorers: JupyterFrontEndPlugin<void> = {
  id: `${EXTENSION}:explorers`,
  description: 'Gives the sliders of explorers names that screen readers find.',
  autoStart: true,
  activate: () => {
    // Explorers are drawn by the kernel's widgets, which tell nobody when they are there.
    const observer = new MutationObserver(changes => {
      if (changes.some(change => change.addedNodes.length > 0)) {
        nameSliders(document);
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
    nameSliders(document);
  }
};
