// Writes src/protocol.ts from openapi.json, or with --check fails when the two differ.
// openapi.json itself comes from math4ml_ext/protocol.py, so that both languages have one source.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';

const SOURCE = new URL('../openapi.json', import.meta.url);
const TARGET = new URL('../src/protocol.ts', import.meta.url);
const HEAD = `// Generated from openapi.json by \`jlpm generate:protocol\`. Edit math4ml_ext/protocol.py instead.
/* eslint-disable */
`;

async function generate() {
  const ast = await openapiTS(SOURCE, {
    alphabetize: true,
    // A mime bundle holds anything.
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true
  });
  const options = await prettier.resolveConfig(TARGET);
  return prettier.format(HEAD + astToString(ast), {
    ...options,
    parser: 'typescript'
  });
}

const fresh = await generate();
if (process.argv.includes('--check')) {
  const kept = await readFile(TARGET, 'utf8').catch(() => '');
  if (kept !== fresh) {
    console.error('src/protocol.ts differs from openapi.json. Run `jlpm generate:protocol`.');
    process.exit(1);
  }
} else {
  await writeFile(TARGET, fresh);
}
