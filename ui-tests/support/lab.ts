/** JupyterLab or Notebook 7 in a page. */
import { expect, type Page } from '@playwright/test';
import './app';
import { type ICell, write } from './document';
import { Notebook } from './notebook';
import type { JupyterServer } from './server';

/** Go to an address of the server and wait until the application there is up. */
async function visit(page: Page, server: JupyterServer, path: string): Promise<void> {
  // The address that the server prints: the token in it becomes a cookie, and XSRF protection stays on.
  const separator = path.includes('?') ? '&' : '?';
  await page.goto(`${server.url}/${path}${separator}token=${server.token}`);
  await page.waitForFunction(() => typeof window.jupyterapp === 'object');
  await page.evaluate(() => window.jupyterapp.restored);
}

/** The notebook that the application shows at `path`, once it and its kernel are there. */
async function shown(page: Page, path: string, { kernel = true } = {}): Promise<Notebook> {
  const found = await page.waitForFunction(wanted => {
    const panels = [...window.jupyterapp.shell.widgets('main')];
    return panels.find(each => each.context?.path === wanted)?.id;
  }, path);
  const notebook = new Notebook(page, path, String(await found.jsonValue()));
  const panel = await notebook.widget();
  await panel.evaluate(async (widget, hasKernel) => {
    await widget.context.ready;
    if (hasKernel) {
      await widget.sessionContext.ready;
      await widget.sessionContext.session?.kernel?.info;
    }
  }, kernel);
  return notebook;
}

export class Lab {
  private readonly _open: Notebook[] = [];

  constructor(
    readonly page: Page,
    readonly server: JupyterServer
  ) {}

  /** JupyterLab with nothing open. */
  static async visit(page: Page, server: JupyterServer): Promise<Lab> {
    await visit(page, server, 'lab?reset');
    return new Lab(page, server);
  }

  /** Write a notebook of these cells and open it. */
  async open(cells: readonly ICell[], metadata?: object): Promise<Notebook> {
    return this.show(write(this.server.files, cells, metadata));
  }

  /** Open the notebook at `path`, relative to the server's folder. */
  async show(path: string): Promise<Notebook> {
    await this.page.evaluate(
      wanted =>
        window.jupyterapp.commands
          .execute('docmanager:open', {
            path: wanted,
            factory: 'Notebook',
            kernel: { name: 'python3' }
          })
          .then(() => undefined),
      path
    );
    const notebook = await shown(this.page, path);
    this._open.push(notebook);
    return notebook;
  }

  /** Write a notebook whose kernel nobody has, open it, and choose "No Kernel" when asked for another. */
  async openWithoutKernel(cells: readonly ICell[], metadata: object): Promise<Notebook> {
    const path = write(this.server.files, cells, metadata);
    await this.page.evaluate(
      wanted => void window.jupyterapp.commands.execute('docmanager:open', { path: wanted, factory: 'Notebook' }),
      path
    );
    const dialog = this.page.locator('.jp-Dialog');
    await dialog.locator('select').selectOption({ label: 'No Kernel' });
    await dialog.locator('.jp-mod-accept').click();
    const notebook = await shown(this.page, path, { kernel: false });
    this._open.push(notebook);
    return notebook;
  }

  /** Take over the notebook that something else than a test has opened. */
  async adopt(path: string): Promise<Notebook> {
    const notebook = await shown(this.page, path);
    if (!this._open.some(each => each.panel === notebook.panel)) {
      this._open.push(notebook);
    }
    return notebook;
  }

  /** Come back to this page as from another, so that it asks the server what is new. */
  async refresh(): Promise<void> {
    await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }

  /** Switch to a theme and wait until it is drawn. */
  async theme(name: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate(
      theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme }),
      name === 'dark' ? 'JupyterLab Dark' : 'JupyterLab Light'
    );
    await expect(this.page.locator('body')).toHaveAttribute('data-jp-theme-light', String(name === 'light'));
  }

  /** Close every notebook that was opened here. */
  async clear(): Promise<void> {
    for (const notebook of this._open.splice(0)) {
      await notebook.close();
    }
  }
}

/** Open a notebook in Notebook 7. */
export async function openClassic(page: Page, server: JupyterServer, cells: readonly ICell[]): Promise<Notebook> {
  return showClassic(page, server, write(server.files, cells));
}

/** Open the notebook at `path` in Notebook 7. */
export async function showClassic(page: Page, server: JupyterServer, path: string): Promise<Notebook> {
  await visit(page, server, `notebooks/${path}`);
  return shown(page, path);
}
