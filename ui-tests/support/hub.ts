/** A real JupyterHub with its proxy, a database and two replicas of the service, for as long as a test needs it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { NUMPY } from './answers';
import { python, withParent } from './processes';

export class Hub {
  private constructor(
    private readonly _process: ChildProcessWithoutNullStreams,
    private readonly _lines: AsyncIterator<string>,
    /** Where the instructor's page is. */
    readonly page: string,
    readonly password: string
  ) {}

  static async start(): Promise<Hub> {
    const process = spawn(python(), withParent([join(__dirname, 'class_hub.py')]));
    process.stderr.pipe(globalThis.process.stderr);
    const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
    const told = JSON.parse(String((await lines.next()).value)) as { page: string; password: string };
    return new Hub(process, lines, told.page, told.password);
  }

  /** The address of a learner's own JupyterLab, open at a file of theirs. */
  lab(user: string, file: string): string {
    return new URL(`/user/${user}/lab/tree/${file}`, this.page).href;
  }

  /** Press Check for somebody without a browser, at one of the replicas; the outcome. */
  async press(user: string, exercise: string, source: string, replica: number): Promise<string> {
    this._process.stdin.write(`${JSON.stringify({ user, exercise, source: `${NUMPY}\n${source}`, replica })}\n`);
    return JSON.parse(String((await this._lines.next()).value)) as string;
  }

  async logIn(page: Page, url: string, user: string): Promise<void> {
    await page.goto(url);
    await page.getByLabel('Username').fill(user);
    await page.getByLabel('Password').fill(this.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => this._process.once('exit', done));
    this._process.stdin.end();
    await ended;
  }
}
