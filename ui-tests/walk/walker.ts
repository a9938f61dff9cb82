/** A learner who goes through a notebook from top to bottom, with the keyboard, and a camera. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator } from '@playwright/test';
import type { ICell } from '../support/document';
import { expect } from '../support/fixtures';
import type { Lab } from '../support/lab';
import type { Bar, Notebook } from '../support/notebook';
import * as states from '../support/states';

/** One thing to type into the cell of an exercise. */
export interface ITry {
  kind: 'right' | 'wrong';
  name: string;
  source: string;
}

/** What a learner reads under the cell after Check. */
interface ISaid {
  exercise: string;
  kind: string;
  name: string;
  picture: string;
  state: string;
  /** The line of the bar, and then those of the card. */
  words: string[];
  /** How many lines these are on the screen. */
  lines: number;
}

const FOLDER = process.env.MATH4ML_WALK ?? resolve(__dirname, '../../build/walk');

const UNDECIDED = [states.READY, states.OUT_OF_DATE];
const DECIDED = [states.PASSED, states.NOT_YET, states.STOPPED, states.NOT_ATTEMPTED, states.COULD_NOT_CHECK];

/** What an output must not be, in a cell that the learner did not write. */
const MISHAPS = ['error', 'stderr'].map(kind => `[data-mime-type="application/vnd.jupyter.${kind}"]`).join(', ');

function one(of: readonly string[]): RegExp {
  return new RegExp(`^(${of.join('|')})$`);
}

export class Walker {
  readonly said: ISaid[] = [];
  private readonly _folder: string;

  private constructor(
    readonly lab: Lab,
    readonly notebook: Notebook,
    readonly cells: readonly ICell[],
    name: string
  ) {
    this._folder = join(FOLDER, name);
    rmSync(this._folder, { recursive: true, force: true });
    mkdirSync(this._folder, { recursive: true });
  }

  static async open(lab: Lab, file: string): Promise<Walker> {
    const { cells } = JSON.parse(readFileSync(join(lab.server.files, file), 'utf-8')) as { cells: ICell[] };
    const notebook = await lab.show(file);
    // JupyterLab draws the cells of a long notebook when it has nothing else to do.
    await expect(notebook.cells).toHaveCount(cells.length, { timeout: 300_000 });
    return new Walker(lab, notebook, cells, file.replace('.ipynb', ''));
  }

  /** Shift+Enter on a cell, until it has run. */
  async step(index: number): Promise<void> {
    await this.notebook.select(index);
    await this.notebook.reveal(index);
    await this.notebook.focus();
    await this.lab.page.keyboard.press('Shift+Enter');
    if (this.cells[index].cell_type === 'code') {
      await this._hasRun(index);
    }
  }

  /** Type an answer, press Check, and photograph what comes back. What does not hold is told, and the walk goes on. */
  async try(index: number, exercise: string, { kind, name, source }: ITry): Promise<void> {
    const bar = this.notebook.bar(exercise);
    await this.notebook.write(index, source);
    await expect(bar.line).toHaveAttribute('data-state', one(UNDECIDED));
    await bar.check();
    await expect(bar.line).toHaveAttribute('data-state', one(DECIDED));
    const said = await read(bar);
    const picture = `${exercise.split('/')[1]}-${this.said.filter(each => each.exercise === exercise).length}.png`;
    this.said.push({ exercise, kind, name, picture, ...said });
    await this._photograph(index, picture);

    const of = `${exercise}, ${kind}: ${name}`;
    if (kind === 'right') {
      expect.soft(said.state, of).toBe(states.PASSED);
    } else {
      expect.soft([states.NOT_YET, states.STOPPED], of).toContain(said.state);
      expect.soft(await bar.message.or(bar.question).first().textContent(), of).toMatch(/\S/);
    }
    expect.soft(said.lines, `lines of ${of}`).toBeLessThanOrEqual(6);
  }

  /** Look at every cell once more, and keep what was said. */
  async end(): Promise<void> {
    const { root } = this.notebook;
    expect.soft(await root.locator(MISHAPS).allTextContents(), 'errors in outputs').toEqual([]);
    for (const index of this.cells.keys()) {
      await this._photograph(index, `cell-${String(index).padStart(3, '0')}.png`);
    }
    writeFileSync(join(this._folder, 'said.json'), JSON.stringify(this.said, null, 1));
  }

  /** A cell whose source is folded away shows no number, so its model is asked. */
  private async _hasRun(index: number): Promise<void> {
    const panel = await this.notebook.widget();
    const ran = (): Promise<boolean> =>
      panel.evaluate((widget, at) => {
        const { executionCount, executionState } = widget.content.widgets[at].model;
        return Boolean(executionCount) && executionState === 'idle';
      }, index);
    await expect.poll(ran).toBe(true);
  }

  private async _photograph(index: number, name: string): Promise<void> {
    // Neither the pointer nor a tip under it is to be in the picture.
    await this.lab.page.mouse.move(0, 0);
    const cell = this.notebook.cell(index);
    await cell.scrollIntoViewIfNeeded();
    await drawn(cell);
    await cell.screenshot({ path: join(this._folder, name), animations: 'disabled', caret: 'hide' });
  }
}

/** Pictures of the feedback come a moment after its words. */
async function drawn(cell: Locator): Promise<void> {
  for (const picture of await cell.locator('.m4-Card-picture[role=img]').all()) {
    await expect(picture.locator('svg, canvas, img').first()).toBeVisible();
  }
}

/** What stands under the cell, and how many lines it takes before anything is unfolded. */
async function read(bar: Bar): Promise<Pick<ISaid, 'state' | 'words' | 'lines'>> {
  return bar.root.evaluate(root => {
    const shown = [...root.querySelectorAll<HTMLElement>('.m4-Bar-why, .m4-Card > p, .m4-Card-held > summary')].filter(
      each => each.offsetParent !== null && each.textContent
    );
    const lines = shown.map(node => {
      const range = document.createRange();
      range.selectNodeContents(node);
      let [count, bottom] = [0, -Infinity];
      // Formulas and marks are boxes of their own, higher or lower than the line that they stand in.
      for (const box of [...range.getClientRects()].sort((a, b) => a.top - b.top)) {
        if ((box.top + box.bottom) / 2 > bottom) {
          [count, bottom] = [count + 1, box.bottom];
        }
      }
      return count;
    });
    return {
      state: root.querySelector('.m4-Bar')?.getAttribute('data-state') ?? '',
      words: shown.map(each => each.textContent ?? ''),
      lines: lines.reduce((sum, each) => sum + each, 0)
    };
  });
}
