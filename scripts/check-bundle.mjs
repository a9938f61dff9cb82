// Fails when the built front end is larger than a learner should have to wait for.
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const FOLDER = new URL('../math4ml_ext/labextension/static/', import.meta.url);
const LIMIT = 60_000;

let total = 0;
for (const name of await readdir(FOLDER)) {
  if (name.endsWith('.js')) {
    total += gzipSync(await readFile(new URL(name, FOLDER))).length;
  }
}
console.log(`The front end is ${total} bytes, gzipped; at most ${LIMIT} are allowed.`);
process.exit(total > 0 && total <= LIMIT ? 0 : 1);
