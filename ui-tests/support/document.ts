/** Notebooks as files: the few cells a test needs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ICell {
  cell_type: 'code' | 'markdown';
  id?: string;
  source: string;
  metadata: { tags?: string[] };
}

/** A cell of Python. */
export function code(source: string, tags?: string[], id?: string): ICell {
  return { cell_type: 'code', source, id, metadata: tags ? { tags } : {} };
}

/** A cell that answers an exercise, such as `softmax` or `probability/softmax`. */
export function answer(exercise: string, source: string, id?: string): ICell {
  return code(source, [`check:${fullName(exercise)}`], id);
}

/** A cell of text. */
export function text(source: string): ICell {
  return { cell_type: 'markdown', source, metadata: {} };
}

/** `softmax` is short for `probability/softmax`. */
export function fullName(exercise: string): string {
  return exercise.includes('/') ? exercise : `probability/${exercise}`;
}

/** The content of a notebook file. */
export function document(cells: readonly ICell[], metadata: object = {}): object {
  const random = Math.random().toString(36).slice(2, 8);
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: {
        name: 'python3',
        display_name: 'Python 3',
        language: 'python'
      },
      language_info: { name: 'python' },
      math4ml: { course: 'math4ml', version: '1' },
      ...metadata
    },
    cells: cells.map(({ id, ...cell }, index) => ({
      id: id ?? `${random}-${index}`,
      ...cell,
      ...(cell.cell_type === 'code' ? { outputs: [], execution_count: null } : {})
    }))
  };
}

let written = 0;

/** Write a notebook into `folder` under a name of its own, and return that name. */
export function write(folder: string, cells: readonly ICell[], metadata?: object): string {
  written += 1;
  const name = `notebook-${process.pid}-${written}.ipynb`;
  writeFileSync(join(folder, name), JSON.stringify(document(cells, metadata), null, 1));
  return name;
}
