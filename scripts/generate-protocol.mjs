// Writes the TypeScript types of the protocols from their OpenAPI documents, or with --check fails when the two differ.
// The documents themselves come from Python, so that both languages have one source.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';

const PROTOCOLS = [
  { source: 'openapi.json', target: 'src/protocol.ts', python: 'math4ml_ext/protocol.py' },
  {
    source: 'class-page/openapi.json',
    target: 'class-page/src/protocol.ts',
    python: 'math4ml_ext/hub/classpage/protocol.py'
  }
];

const inRoot = name => new URL(`../${name}`, import.meta.url);

async function generate({ source, target, python }) {
  const ast = await openapiTS(inRoot(source), {
    alphabetize: true,
    // A mime bundle holds anything.
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true
  });
  const head = `// Generated from ${source} by \`jlpm generate:protocol\`. Edit ${python} instead.\n/* eslint-disable */\n`;
  const options = await prettier.resolveConfig(inRoot(target));
  return prettier.format(head + astToString(ast), {
    ...options,
    parser: 'typescript'
  });
}

for (const protocol of PROTOCOLS) {
  const { source, target } = protocol;
  const fresh = await generate(protocol);
  if (process.argv.includes('--check')) {
    const kept = await readFile(inRoot(target), 'utf8').catch(() => '');
    if (kept !== fresh) {
      console.error(`${target} differs from ${source}. Run \`jlpm generate:protocol\`.`);
      process.exitCode = 1;
    }
  } else {
    await writeFile(inRoot(target), fresh);
  }
}
