import type { TranslationBundle } from '@jupyterlab/translation';

/** What a check may have to wait for. Each sentence says only what is known. */
export type Waited =
  | 'idle'
  | 'busy'
  | 'input'
  | 'paused'
  | 'starting'
  | 'connecting'
  | 'lost'
  | 'unconnected'
  | 'offline'
  | 'cut-off'
  | 'silent'
  | 'gone'
  | 'none'
  | 'dead'
  | 'no-reply';

/** What is waited for before the cell runs, or before the kernel answers. */
export function waiting(waited: Waited, trans: TranslationBundle): string {
  switch (waited) {
    case 'busy':
      return trans.__('The kernel is busy with another cell. The check goes on when that ends.');
    case 'input':
      return trans.__('A cell is waiting for your input. The check goes on when you have typed it.');
    default:
      return trouble(waited, trans);
  }
}

/** What a cell that runs for a check waits for; nothing while it just runs. */
export function running(waited: Waited, trans: TranslationBundle): string {
  switch (waited) {
    case 'busy':
      return '';
    case 'input':
      return trans.__('The cell is waiting for your input. Type it below the code and press Enter.');
    default:
      return trouble(waited, trans);
  }
}

function trouble(waited: Waited, trans: TranslationBundle): string {
  switch (waited) {
    case 'paused':
      return trans.__('The debugger has stopped at a breakpoint. The check goes on when you let the code continue.');
    case 'starting':
      return trans.__('The kernel is starting. The check goes on when it is ready.');
    case 'connecting':
      return trans.__('The page is connecting to the kernel. The check goes on when that is done.');
    case 'lost':
      return trans.__('The connection to the kernel is lost. The check goes on when it is back.');
    case 'unconnected':
      return trans.__(
        'This page cannot connect to the kernel. Reload the page; if that does not help, ask whoever runs the server whether it allows WebSocket connections.'
      );
    case 'offline':
      return trans.__(
        'The server cannot be reached. Your work is kept, and the check goes on when the connection is back.'
      );
    case 'cut-off':
      return trans.__('The server cannot reach the kernel just now. The check goes on when it can.');
    case 'silent':
      return trans.__('The kernel does not answer. Interrupt or restart it, or wait: the check goes on if it answers.');
    case 'gone':
      return trans.__('The kernel is no longer running. Restart it, run the cells above this one, then check again.');
    case 'no-reply':
      return trans.__('The server has not answered yet. Your work is kept.');
    default:
      return '';
  }
}
