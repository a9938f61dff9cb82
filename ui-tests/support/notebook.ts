/** A notebook open in the browser, as a learner sees and handles it. */
import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';
import type { IPanel } from './app';
import { fullName } from './document';

export class Notebook {
  private _closed = false;

  /** `panel` is the id of the notebook's panel on the page. */
  constructor(
    readonly page: Page,
    readonly path: string,
    readonly panel: string
  ) {}

  /** The panel as JupyterLab has it in the page. */
  async widget(): Promise<JSHandle<IPanel>> {
    return this.page.evaluateHandle(id => {
      const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.id === id);
      if (!panel) {
        throw new Error('The notebook was closed.');
      }
      return panel;
    }, this.panel);
  }

  get root(): Locator {
    return this.page.locator(`[id="${this.panel}"]`);
  }

  /** All cells that are drawn, in order. */
  get cells(): Locator {
    return this.root.locator('.jp-Notebook .jp-Cell');
  }

  cell(index: number): Locator {
    return this.cells.nth(index);
  }

  editor(index: number): Locator {
    return this.cell(index).locator('.cm-content').first();
  }

  output(index: number): Locator {
    return this.cell(index).locator('.jp-OutputArea-output');
  }

  /** The bar of an exercise. */
  bar(exercise: string): Bar {
    const name = fullName(exercise);
    const bar = this.page.locator(`.m4-Bar[data-exercise="${name}"]`);
    return new Bar(this.root.locator('.m4-Check').filter({ has: bar }));
  }

  /** All bars. */
  get bars(): Locator {
    return this.root.locator('.m4-Bar');
  }

  /** Replace the source of a cell, by keyboard. */
  async write(index: number, source: string): Promise<void> {
    await this.editor(index).click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(source);
  }

  /** Run one cell and wait until it has run. */
  async run(index: number): Promise<void> {
    await this.start(index);
    await expect(this.cell(index).locator('.jp-InputPrompt').first()).toHaveText(/^\[\d+\]:/);
  }

  /** Start one cell without waiting for it. */
  async start(index: number): Promise<void> {
    await this.select(index);
    await this.page.evaluate(() => void window.jupyterapp.commands.execute('notebook:run-cell'));
  }

  /** Make a cell the active one, in command mode. */
  async select(index: number): Promise<void> {
    const panel = await this.widget();
    await panel.evaluate((widget, at) => {
      widget.content.activeCellIndex = at;
      window.jupyterapp.shell.activateById(widget.id);
    }, index);
  }

  /** Bring this notebook to the front. */
  async show(): Promise<void> {
    await this.page.evaluate(id => window.jupyterapp.shell.activateById(id), this.panel);
  }

  /** Scroll to a cell. */
  async reveal(index: number): Promise<void> {
    const panel = await this.widget();
    await panel.evaluate((widget, at) => widget.content.scrollToItem(at), index);
  }

  /** Put the keyboard's focus on the active cell, in command mode. */
  async focus(): Promise<void> {
    await this.execute('notebook:enter-command-mode');
  }

  /** Replace the tags of a cell, as JupyterLab's own tools do. */
  async tag(index: number, tags: string[]): Promise<void> {
    const panel = await this.widget();
    await panel.evaluate((widget, value) => widget.content.widgets[value.index].model.setMetadata('tags', value.tags), {
      index,
      tags
    });
  }

  /** Execute a command of the application. */
  async execute(command: string, args: object = {}): Promise<void> {
    await this.page.evaluate(([id, options]) => window.jupyterapp.commands.execute(id, options), [
      command,
      args
    ] as const);
  }

  async restartKernel(): Promise<void> {
    const panel = await this.widget();
    await panel.evaluate(widget => widget.sessionContext.restartKernel());
  }

  /** Choose a Python kernel for the notebook, whatever it had before. */
  async startKernel(): Promise<void> {
    const panel = await this.widget();
    await panel.evaluate(async widget => {
      // JupyterLab looks every ten seconds which sessions there still are; this is to look now.
      await window.jupyterapp.serviceManager.sessions.refreshRunning();
      await widget.sessionContext.changeKernel({ name: 'python3' });
    });
  }

  async shutdownKernel(): Promise<void> {
    const panel = await this.widget();
    await panel.evaluate(widget => widget.sessionContext.shutdown());
  }

  async interruptKernel(): Promise<void> {
    await this.execute('notebook:interrupt-kernel');
  }

  async save(): Promise<void> {
    await this.execute('docmanager:save');
  }

  /** Close the notebook and end its kernel. */
  async close(): Promise<void> {
    if (this._closed) {
      return;
    }
    this._closed = true;
    const panel = await this.widget();
    await panel.evaluate(async widget => {
      await widget.sessionContext.shutdown();
      widget.dispose();
    });
  }
}

/** What stands under an exercise's cell: the button, the outcome, the feedback. */
export class Bar {
  constructor(readonly root: Locator) {}

  /** The line with the button and the outcome. */
  get line(): Locator {
    return this.root.locator('.m4-Bar');
  }

  get button(): Locator {
    return this.root.locator('.m4-Bar-check');
  }

  /** The outcome in a word or two. */
  get state(): Locator {
    return this.root.locator('.m4-Bar-state');
  }

  /** One line beside the outcome. */
  get why(): Locator {
    return this.root.locator('.m4-Bar-why');
  }

  get hint(): Locator {
    return this.root.locator('.m4-Bar-hint');
  }

  get more(): Locator {
    return this.root.locator('.m4-Bar-more');
  }

  /** The feedback below the bar. */
  get card(): Locator {
    return this.root.locator('.m4-Card');
  }

  get message(): Locator {
    return this.root.locator('.m4-Card-message');
  }

  get question(): Locator {
    return this.root.locator('.m4-Card-question');
  }

  get held(): Locator {
    return this.root.locator('.m4-Card-held');
  }

  /** The way out of a state that takes time. */
  get stop(): Locator {
    return this.root.locator('.m4-Bar-stop');
  }

  /** Why something was not saved, or could not be had. */
  get notice(): Locator {
    return this.root.locator('.m4-Card-notice');
  }

  /** A solution, once it was asked for. */
  get solution(): Locator {
    return this.root.locator('.m4-Card-solution');
  }

  /** The hints asked for so far. */
  get hints(): Locator {
    return this.root.locator('.m4-Card-hints > li');
  }

  async check(): Promise<void> {
    await this.button.click();
  }

  /** The state must become `state`, as programs read it. */
  async is(state: string): Promise<void> {
    await expect(this.line).toHaveAttribute('data-state', state);
  }
}
