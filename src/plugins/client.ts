import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { Client } from '../client/client';
import { IClient } from '../client/tokens';
import { EXTENSION } from './ids';

/** Talks to the server. */
export const client: JupyterFrontEndPlugin<IClient> = {
  id: `${EXTENSION}:client`,
  description: 'Issues checks, hands in answers and reads progress.',
  autoStart: true,
  provides: IClient,
  activate: app => new Client({ serverSettings: app.serviceManager.serverSettings })
};
