/** Programs beside the tests. Each ends when the test's process does, however that one ends. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const LAUNCHER = resolve(__dirname, '../../math4ml_ext/hub/try_out/with_parent.py');

/** The Python that the extension is installed in. */
export function python(): string {
  const own = resolve(__dirname, '../../.venv/bin/python');
  return process.env.PYTHON ?? (existsSync(own) ? own : 'python3');
}

/** The arguments for a Python that becomes another one with these arguments, and is killed when we end. */
export function withParent(args: readonly string[]): string[] {
  return ['-IS', LAUNCHER, String(process.pid), python(), ...args];
}
