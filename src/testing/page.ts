/** What a browser has and jsdom lacks, as far as Lumino looks for it when it is loaded. */
Object.assign(globalThis, { DragEvent: class extends MouseEvent {} });
