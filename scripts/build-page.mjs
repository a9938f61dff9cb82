// Bundles the instructor's page, and puts what needs no compiling beside it. Its types are checked by tsc.
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rspack } from '@rspack/core';

const SOURCE = new URL('../class-page/', import.meta.url);
const TARGET = new URL('../math4ml_ext/hub/static/', import.meta.url);

const compiler = rspack({
  mode: 'production',
  target: ['web', 'es2022'],
  context: fileURLToPath(SOURCE),
  entry: { page: './src/page.ts', theme: './src/theme.ts' },
  // Chunks are found beside the module that asks for them, wherever the service is mounted.
  output: { path: fileURLToPath(TARGET), module: true, filename: '[name].js', publicPath: 'auto' },
  resolve: { extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: 'builtin:swc-loader',
        options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }
      }
    ]
  },
  performance: { hints: false }
});

const stats = await new Promise((done, fail) => compiler.run((error, result) => (error ? fail(error) : done(result))));
if (stats.hasErrors() || stats.hasWarnings()) {
  console.error(stats.toString({ all: false, errors: true, warnings: true }));
  process.exit(1);
}
await new Promise(done => compiler.close(done));

await mkdir(TARGET, { recursive: true });
for (const name of ['index.html', 'style.css', 'matrix.css', 'side.css']) {
  await copyFile(new URL(name, SOURCE), new URL(name, TARGET));
}
