import { TextDecoder } from 'node:util';

/** What a browser has and jsdom lacks, as far as Lumino looks for it when it is loaded, or we need it. */
Object.assign(globalThis, { DragEvent: class extends MouseEvent {}, TextDecoder });

// Nothing has a place on a page that is not drawn.
Element.prototype.scrollIntoView = () => undefined;
