// Puts what needs no compiling of the instructor's page beside its compiled modules.
import { copyFile } from 'node:fs/promises';

const SOURCE = new URL('../class-page/', import.meta.url);
const TARGET = new URL('../math4ml_ext/hub/static/', import.meta.url);

for (const name of ['index.html', 'style.css', 'matrix.css', 'side.css']) {
  await copyFile(new URL(name, SOURCE), new URL(name, TARGET));
}
