import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';

import type { IClient } from '../client/tokens';
import type { CourseInfo } from '../protocol';
import { exerciseOf } from '../tags/repair';

/** How many folders are looked into for a notebook that is nowhere near. */
const MOST = 60;

/** How far below the first folder that is. */
const DEEPEST = 3;

interface ICellFile {
  metadata?: { tags?: unknown };
}

interface INotebookFile {
  metadata?: { math4ml?: { course?: unknown } };
  cells?: ICellFile[];
}

/** Finds the files of a course among the learner's, and puts those that are missing there. */
export class Places {
  constructor(options: Places.IOptions) {
    this._options = options;
  }

  /** A file of a course was seen at a path. */
  remember(course: string, file: string, path: string): void {
    if (PathExt.basename(path) === PathExt.basename(file)) {
      this._seen.set(key(course, file), path);
    }
  }

  /** What was seen, to be kept. */
  get seen(): Record<string, string> {
    return Object.fromEntries(this._seen);
  }

  set seen(seen: Record<string, string>) {
    this._seen = new Map([...Object.entries(seen), ...this._seen]);
  }

  /**
   * The path of a course's file, or null. It is looked for where it was seen, beside other files of the course, in the
   * folder that the learner is in, where `jupyter math4ml start` puts it, and then in every folder that is not too deep.
   */
  async find(course: CourseInfo, file: string): Promise<string | null> {
    this._lists.clear();
    const looked = new Set<string>();
    const known = this._seen.get(key(course.id, file));
    for (const folder of [...(known === undefined ? [] : [PathExt.dirname(known)]), ...this._near(course)]) {
      // Where it was seen it may be on its own; elsewhere it is where the course's folder has it.
      for (const path of [PathExt.join(folder, file), PathExt.join(folder, PathExt.basename(file))]) {
        if (!looked.has(path)) {
          looked.add(path);
          if (await this._isIt(course, file, path)) {
            return path;
          }
        }
      }
    }
    return this._search(course, file, looked);
  }

  /** The folder for a fresh copy: this one, or one for the course in it if another file has the name already. */
  async room(course: CourseInfo, file: string, folder: string): Promise<string> {
    const target = PathExt.join(folder, file);
    return (await this._holds(target)) ? PathExt.join(folder, course.id) : folder;
  }

  /**
   * Put a file of a course, and what it reads, into a folder, and return its path. What is there already is left alone.
   */
  async copy(course: CourseInfo, file: string, folder: string): Promise<string> {
    this._lists.clear();
    const { files } = await this._options.client.files({ course: course.id, file });
    for (const { path, content } of files) {
      const target = PathExt.join(folder, path);
      if (!(await this._holds(target))) {
        await this._makeFolders(PathExt.dirname(target));
        await this._options.contents.save(target, model(target, content));
      }
    }
    const path = PathExt.join(folder, file);
    this.remember(course.id, file, path);
    return path;
  }

  private _near(course: CourseInfo): string[] {
    const prefix = `${course.id} `;
    const beside = [...this._seen].filter(([each]) => each.startsWith(prefix)).map(([, path]) => PathExt.dirname(path));
    const folder = this._options.folder();
    return [...beside, folder, PathExt.join(folder, course.id), '', course.id];
  }

  /** Folder by folder, those at the top first. */
  private async _search(course: CourseInfo, file: string, looked: ReadonlySet<string>): Promise<string | null> {
    const name = PathExt.basename(file);
    const folders = [{ path: '', depth: 0 }];
    for (let count = 0; count < MOST && count < folders.length; count += 1) {
      const { path, depth } = folders[count] ?? { path: '', depth: 0 };
      for (const each of (await this._list(path)) ?? []) {
        if (each.type === 'directory' && depth < DEEPEST && !each.name.startsWith('.')) {
          folders.push({ path: each.path, depth: depth + 1 });
        } else if (each.name === name && !looked.has(each.path) && (await this._isIt(course, file, each.path))) {
          return each.path;
        }
      }
    }
    return null;
  }

  /** Whether it is at a path. The folder is listed first, because asking for what is not there is an error. */
  private async _isIt(course: CourseInfo, file: string, path: string): Promise<boolean> {
    const listed = await this._list(PathExt.dirname(path));
    if (!listed?.some(each => each.type === 'notebook' && each.name === PathExt.basename(path))) {
      return false;
    }
    const found = await this._options.contents.get(path, { type: 'notebook', content: true });
    return isOf(course, file, found.content as INotebookFile);
  }

  /** Whether anything is at a path. */
  private async _holds(path: string): Promise<boolean> {
    const listed = await this._list(PathExt.dirname(path));
    return listed?.some(each => each.name === PathExt.basename(path)) ?? false;
  }

  /** What is in a folder, or null if there is no such folder. Each is asked for once in a search. */
  private _list(folder: string): Promise<Contents.IModel[] | null> {
    const asked =
      this._lists.get(folder) ??
      this._options.contents.get(folder, { type: 'directory', content: true }).then(
        model => model.content as Contents.IModel[],
        () => null
      );
    this._lists.set(folder, asked);
    return asked;
  }

  private async _makeFolders(folder: string): Promise<void> {
    if (folder === '' || (await this._list(folder)) !== null) {
      return;
    }
    await this._makeFolders(PathExt.dirname(folder));
    await this._options.contents.save(folder, { type: 'directory' });
    this._lists.delete(folder);
  }

  private readonly _lists = new Map<string, Promise<Contents.IModel[] | null>>();
  private readonly _options: Places.IOptions;
  private _seen = new Map<string, string>();
}

export namespace Places {
  /** Where files are, and where they come from. */
  export interface IOptions {
    client: IClient;
    contents: Pick<Contents.IManager, 'get' | 'save'>;
    /** The folder that the learner is in. */
    folder(): string;
  }
}

function key(course: string, file: string): string {
  return `${course} ${file}`;
}

/** A notebook is of a course if it says so, or says nothing and has the name of a lecture or holds an exercise. */
function isOf(course: CourseInfo, file: string, { metadata, cells = [] }: INotebookFile): boolean {
  const named = metadata?.math4ml?.course;
  if (typeof named === 'string' && named !== '') {
    return named === course.id;
  }
  if (course.notebooks.some(notebook => notebook.lecture === file)) {
    return true;
  }
  const exercises = new Set(course.notebooks.flatMap(notebook => notebook.exercises).map(exercise => exercise.id));
  return cells.some(cell => exercises.has(exerciseOf(cell.metadata?.tags) ?? ''));
}

function model(path: string, content: string): Partial<Contents.IModel> {
  if (!path.endsWith('.ipynb')) {
    return { type: 'file', format: 'base64', content };
  }
  const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0));
  return { type: 'notebook', format: 'json', content: JSON.parse(new TextDecoder().decode(bytes)) as unknown };
}
