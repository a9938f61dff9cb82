/** The notebooks that come with the course. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICell } from './document';
import { python } from './processes';
import type { JupyterServer } from './server';

interface INotebookFile {
  metadata: object;
  cells: ICell[];
}

/** A notebook of the course as it is in a learner's folder; `change` may spoil it, `bare` takes its metadata. Gives its cells and its path. */
export function take(
  server: JupyterServer,
  notebook: string,
  options: { solved?: boolean; change?: (cells: ICell[]) => void; as?: string; bare?: boolean } = {}
): { path: string; cells: ICell[] } {
  const path = options.as ?? `${notebook}.ipynb`;
  const file = join(server.files, path);
  const solved = options.solved ? ['--solved'] : [];
  execFileSync(python(), [join(__dirname, 'course.py'), notebook, file, ...solved]);
  const content = JSON.parse(readFileSync(file, 'utf-8')) as INotebookFile;
  options.change?.(content.cells);
  if (options.bare) {
    content.metadata = {};
  }
  writeFileSync(file, JSON.stringify(content));
  return { path, cells: content.cells };
}

/** The exercises that cells are tagged with, in order. */
export function exercises(cells: readonly ICell[]): string[] {
  const tags = cells.flatMap(cell => cell.metadata.tags ?? []);
  return tags.filter(tag => tag.startsWith('check:')).map(tag => tag.slice('check:'.length));
}
