/** A notebook open in the browser, as a learner sees and handles it. */
import { expect, type Locator, type Page } from '@playwright/test';
import './app';
import { fullName } from './document';

export class Notebook {
  /** `panel` is the id of the notebook's panel on the page. */
  constructor(
    readonly page: Page,
    readonly path: string,
    readonly panel: string
  ) {}

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
    return new Bar(this.root.locator(`.m4-Bar[data-exercise="${fullName(exercise)}"]`));
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
    await this.execute('notebook:run-cell');
  }

  /** Make a cell the active one, in command mode. */
  async select(index: number): Promise<void> {
    await this.page.evaluate(
      ([id, at]) => {
        const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.id === id);
        panel!.content.activeCellIndex = at as number;
        window.jupyterapp.shell.activateById(id as string);
      },
      [this.panel, index] as const
    );
  }

  /** Execute a command of the application. */
  async execute(command: string, args: object = {}): Promise<void> {
    await this.page.evaluate(([id, options]) => window.jupyterapp.commands.execute(id, options), [
      command,
      args
    ] as const);
  }

  /** The id of the kernel; the notebook's session must have started. */
  async kernel(): Promise<string> {
    return this.page.evaluate(async id => {
      const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.id === id)!;
      await panel.sessionContext.ready;
      return panel.sessionContext.session!.kernel!.id;
    }, this.panel);
  }

  async restartKernel(): Promise<void> {
    await this.page.evaluate(async id => {
      const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.id === id)!;
      await panel.sessionContext.restartKernel();
    }, this.panel);
  }

  async shutdownKernel(): Promise<void> {
    await this.page.evaluate(async id => {
      const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.id === id)!;
      await panel.sessionContext.shutdown();
    }, this.panel);
  }

  async save(): Promise<void> {
    await this.execute('docmanager:save');
  }

  /** Close the notebook and end its kernel. */
  async close(): Promise<void> {
    await this.page.evaluate(async id => {
      const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.id === id);
      if (panel) {
        await panel.sessionContext.shutdown();
        panel.dispose();
      }
    }, this.panel);
  }
}

/** What stands under an exercise's cell: the button, the outcome, the feedback. */
export class Bar {
  constructor(readonly root: Locator) {}

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

  async check(): Promise<void> {
    await this.button.click();
  }

  /** The state must become `state`, as programs read it. */
  async is(state: string): Promise<void> {
    await expect(this.root).toHaveAttribute('data-state', state);
  }
}
