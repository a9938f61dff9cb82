/** The instructor's page, with a class to look at that a test can have do things. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { watch } from './fixtures';
import { python, withParent } from './processes';

export interface ICheck {
  user: string;
  exercise: string;
  outcome: 'passed' | 'failed' | 'loop';
  misconception?: string;
  /** How often, of one and the same answer. */
  times?: number;
  cell?: string;
  evidence?: 'checked' | 'practice' | 'verified';
  line?: number;
  /** Minutes ago. */
  ago?: number;
}

/** A service with a class of made-up learners: the real handlers, store and page. */
export class ClassServer {
  private readonly _process: ChildProcess;
  private readonly _lines: AsyncIterator<string>;
  private readonly _reader: Interface;
  url = '';

  constructor(options: { learners?: number; wide?: boolean; sections?: number } = {}) {
    const { learners = 24, wide = false, sections = 1 } = options;
    const args = ['--learners', String(learners), '--sections', String(sections), ...(wide ? ['--wide'] : [])];
    this._process = spawn(python(), withParent([join(__dirname, 'class_server.py'), ...args]), {
      stdio: ['pipe', 'pipe', 'inherit']
    });
    this._reader = createInterface({ input: this._process.stdout as NodeJS.ReadableStream });
    this._lines = this._reader[Symbol.asyncIterator]();
  }

  /** Wait until it answers. */
  async start(): Promise<void> {
    this.url = (await this._hear<{ url: string }>()).url;
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => this._process.once('exit', done));
    this._process.stdin?.end();
    await ended;
    this._reader.close();
  }

  /** Record a check, as the service does when a learner presses Check. */
  async check(check: ICheck): Promise<void> {
    await this._do({ do: 'check', ...check });
  }

  /** Whoever looks may do this from now on. */
  async rights(rights: { known?: boolean; read?: boolean; manage?: boolean }): Promise<void> {
    await this._do({ do: 'rights', rights });
  }

  /** How many sections are looked at, as the service sees it. */
  async watches(): Promise<number> {
    return this._do<number>({ do: 'watches' });
  }

  /** Cut every connection and listen no more, until `back`. */
  async goAway(): Promise<void> {
    await this._do({ do: 'away' });
  }

  async back(): Promise<void> {
    await this._do({ do: 'back' });
  }

  private async _do<T>(message: object): Promise<T> {
    this._process.stdin?.write(`${JSON.stringify(message)}\n`);
    return this._hear<T>();
  }

  private async _hear<T>(): Promise<T> {
    const { value, done } = await this._lines.next();
    if (done) {
      throw new Error('The class server has ended.');
    }
    return JSON.parse(value) as T;
  }
}

/** The page in a browser. */
export class ClassPage {
  constructor(
    readonly page: Page,
    readonly server: ClassServer
  ) {}

  async open(query = '?notebook=probability'): Promise<void> {
    await this.page.goto(this.server.url + query);
    await expect(this.grid.getByRole('rowheader').first()).toBeVisible();
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  get panel(): Locator {
    return this.page.locator('#panel');
  }

  get urgent(): Locator {
    return this.page.getByRole('region', { name: 'Needs you now' });
  }

  get presence(): Locator {
    return this.page.locator('#presence');
  }

  get line(): Locator {
    return this.page.locator('#line');
  }

  /** The cell of a learner at an exercise, by the exercise's title. */
  cell(user: string, title: string): Locator {
    return this.grid.getByRole('gridcell', { name: `${user}, ${title}:` });
  }

  name(user: string): Locator {
    return this.grid.getByRole('rowheader', { name: new RegExp(`^${user}\\b`) });
  }

  async theme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.getByLabel('Theme').selectOption(theme);
  }
}

interface ITestFixtures {
  classPage: ClassPage;
  /** Somebody of the class whom no other test has do anything; they have passed the first exercise. */
  learner: string;
}

interface IWorkerFixtures {
  options: { learners?: number; wide?: boolean; sections?: number };
  classServer: ClassServer;
}

let guests = 0;

export const test = base.extend<ITestFixtures, IWorkerFixtures>({
  options: [{}, { option: true, scope: 'worker' }],
  classServer: [
    async ({ options }, use) => {
      const server = new ClassServer(options);
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 600_000 }
  ],
  classPage: async ({ page, classServer }, use) => {
    const seen = watch(page);
    await classServer.rights({ known: true, read: true, manage: true });
    await use(new ClassPage(page, classServer));
    expect(seen, 'exceptions and dialogs on the page').toEqual([]);
  },
  learner: async ({ classServer }, use) => {
    guests += 1;
    const learner = `guest-${String.fromCharCode(96 + guests)}`;
    await classServer.check({ user: learner, exercise: 'probability/is-pmf', outcome: 'passed' });
    await use(learner);
  }
});

export { expect };
