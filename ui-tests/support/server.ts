/** A Jupyter server of a test's own: its own folders, its own port, token and XSRF protection as a learner has them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from '@playwright/test';
import { python, withParent } from './processes';

/** A port on which nobody listens, below those that the system gives to clients and to kernels. */
function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(freePort()) : failed(error)
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(port)));
  });
}

export interface IServerOptions {
  /** Further command line options of `jupyter lab`. */
  arguments?: readonly string[];
  /** Whether our extension is on, both halves of it. On by default. */
  extension?: boolean;
  /** Whether the server's half is on. On by default, where the extension is. */
  serverExtension?: boolean;
  /** A folder with one more server extension, and the extension's name. */
  plus?: { folder: string; name: string };
  /** A folder from which further courses are installed. */
  courses?: string;
}

export class JupyterServer {
  /** The folder that is served: notebooks are written here. */
  readonly files: string;
  readonly token = randomBytes(16).toString('hex');

  private readonly _home = mkdtempSync(join(tmpdir(), 'math4ml-ui-'));
  private readonly _options: IServerOptions;
  private _port = 0;
  private _process: ChildProcess | null = null;

  constructor(options: IServerOptions = {}) {
    this._options = options;
    this.files = join(this._home, 'files');
    mkdirSync(this.files);
    this._configure();
  }

  /** The address of the server, without a slash at its end. */
  get url(): string {
    return `http://127.0.0.1:${this._port}`;
  }

  /** The data folder of this server's user; the store of verdicts lies in it. */
  get data(): string {
    return join(this._home, 'data');
  }

  /** Start the server, on the port it had if it ran before; resolves when it answers. */
  async start(): Promise<void> {
    this._port ||= await freePort();
    const child = spawn(
      python(),
      withParent([
        '-m',
        'jupyterlab',
        '--no-browser',
        '--allow-root',
        '--ServerApp.ip=127.0.0.1',
        `--ServerApp.port=${this._port}`,
        '--ServerApp.port_retries=0',
        `--ServerApp.root_dir=${this.files}`,
        `--IdentityProvider.token=${this.token}`,
        '--LabApp.extension_manager=readonly',
        '--LabApp.news_url=None',
        '--LabApp.expose_app_in_browser=True',
        '--JupyterNotebookApp.expose_app_in_browser=True',
        ...(this._options.arguments ?? [])
      ]),
      {
        env: this._environment(),
        cwd: this.files,
        stdio: ['ignore', 'ignore', 'pipe']
      }
    );
    this._process = child;
    const log = createWriteStream(join(this._home, 'server.log'), {
      flags: 'a'
    });
    await new Promise<void>((ready, failed) => {
      const tail: string[] = [];
      const lines = createInterface({ input: child.stderr });
      lines.on('line', line => {
        log.write(`${line}\n`);
        tail.push(line);
        if (tail.length > 30) {
          tail.shift();
        }
        if (line.includes('is running at:')) {
          ready();
        }
      });
      child.once('exit', code => failed(new Error(`The server ended with ${code}:\n${tail.join('\n')}`)));
    });
    // It says so a moment before it listens.
    const answers = (): Promise<boolean> =>
      this.fetch('/api').then(
        response => response.ok,
        () => false
      );
    await expect.poll(answers).toBe(true);
  }

  /** End the server as its owner would; kernels end with it. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this._process;
    this._process = null;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise(done => child.once('exit', done));
      child.kill(signal);
      // A server that is told to stop in the middle of a save can wait for ever for the thread that saved.
      AbortSignal.timeout(20_000).addEventListener('abort', () => {
        if (child.exitCode === null && child.signalCode === null) {
          console.warn('The server did not stop within 20 s and was killed.');
          child.kill('SIGKILL');
        }
      });
      await ended;
    }
  }

  /** Stop the server and remove everything it wrote. */
  async dispose(): Promise<void> {
    await this.stop();
    if (!process.env.MATH4ML_KEEP) {
      rmSync(this._home, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  /** Forget every verdict and hint, as if the learner had never been here. */
  forget(): void {
    execFileSync(python(), [join(__dirname, 'forget.py'), this.data]);
  }

  /** Keep verdicts from an earlier day: an exercise that passed, or `exercise=misconception` for one that did not. */
  keep(verdicts: readonly string[]): void {
    execFileSync(python(), [join(__dirname, 'keep.py'), this.data, ...verdicts]);
  }

  /** Let some days pass for all that was kept. */
  age(days: number): void {
    execFileSync(python(), [join(__dirname, 'age.py'), this.data, String(days)]);
  }

  /** Replace the user's settings of one plugin; pages opened from now on have them. */
  async settings(plugin: string, values: object): Promise<void> {
    const body = JSON.stringify({ raw: JSON.stringify(values) });
    const response = await this.fetch(`/lab/api/settings/${plugin}`, {
      method: 'PUT',
      body
    });
    if (!response.ok) {
      throw new Error(`The settings of ${plugin} were refused: ${response.status} ${await response.text()}`);
    }
  }

  /** A request of the learner's, told apart from the browser's. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.url + path, {
      ...init,
      headers: {
        Authorization: `token ${this.token}`,
        ...(init.headers as Record<string, string>)
      }
    });
  }

  private _configure(): void {
    const { extension = true, serverExtension = extension, plus } = this._options;
    const folder = join(this._home, 'config', 'labconfig');
    mkdirSync(folder, { recursive: true });
    const extensions = { math4ml_ext: serverExtension, ...(plus ? { [plus.name]: true } : {}) };
    const config = { ServerApp: { jpserver_extensions: extensions } };
    writeFileSync(join(this._home, 'config', 'jupyter_server_config.json'), JSON.stringify(config));
    // Otherwise JupyterLab asks, in a corner of every picture, whether it may fetch news.
    const notification = join(this._home, 'settings', '@jupyterlab', 'apputils-extension');
    mkdirSync(notification, { recursive: true });
    writeFileSync(
      join(notification, 'notification.jupyterlab-settings'),
      JSON.stringify({ checkForUpdates: false, fetchNews: 'false' })
    );
    if (!extension) {
      const manifest = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf-8')) as { name: string };
      const page = { disabledExtensions: { [manifest.name]: true } };
      writeFileSync(join(folder, 'page_config.json'), JSON.stringify(page));
    }
  }

  private _environment(): NodeJS.ProcessEnv {
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(JUPYTER|IPYTHON|MATH4ML_)/.test(name))
    );
    return {
      ...inherited,
      PYTHONPATH: [this._options.plus?.folder, this._options.courses].filter(each => each).join(delimiter),
      PATH: [dirname(python()), process.env.PATH].join(delimiter),
      JUPYTER_CONFIG_DIR: join(this._home, 'config'),
      JUPYTER_DATA_DIR: this.data,
      JUPYTER_RUNTIME_DIR: join(this._home, 'runtime'),
      JUPYTERLAB_SETTINGS_DIR: join(this._home, 'settings'),
      JUPYTERLAB_WORKSPACES_DIR: join(this._home, 'workspaces'),
      IPYTHONDIR: join(this._home, 'ipython'),
      MPLCONFIGDIR: join(this._home, 'matplotlib')
    };
  }
}
