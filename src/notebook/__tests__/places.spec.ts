import type { Contents } from '@jupyterlab/services';

import { courseInfo } from '../../testing/course';
import { FakeClient } from '../../testing/fakes';
import { Places } from '../places';

const OURS = { metadata: { math4ml: { course: 'math4ml' } }, cells: [] };
const course = courseInfo();

/** Files in memory, as the server's contents would give them out. */
class FakeContents {
  readonly files = new Map<string, unknown>();
  readonly folders = new Set<string>(['']);
  readonly asked: string[] = [];

  put(path: string, content: unknown = OURS): void {
    const parts = path.split('/');
    parts.slice(0, -1).forEach((_, index) => this.folders.add(parts.slice(0, index + 1).join('/')));
    this.files.set(path, content);
  }

  get(path: string, options?: Contents.IFetchOptions): Promise<Contents.IModel> {
    this.asked.push(path);
    const found = options?.type === 'directory' ? this._list(path) : this.files.get(path);
    return found === undefined
      ? Promise.reject(new Error(`404: ${path}`))
      : Promise.resolve({ path, content: found } as Contents.IModel);
  }

  save(path: string, model?: Partial<Contents.IModel>): Promise<Contents.IModel> {
    if (model?.type === 'directory') {
      this.folders.add(path);
    } else {
      this.put(path, model?.content);
    }
    return Promise.resolve({ path } as Contents.IModel);
  }

  private _list(folder: string): object[] | undefined {
    if (!this.folders.has(folder)) {
      return undefined;
    }
    const inside = (path: string): boolean => path !== '' && path.split('/').slice(0, -1).join('/') === folder;
    const entry = (path: string, type: string): object => ({ path, name: path.split('/').at(-1), type });
    return [
      ...[...this.folders].filter(inside).map(path => entry(path, 'directory')),
      ...[...this.files.keys()].filter(inside).map(path => entry(path, path.endsWith('.ipynb') ? 'notebook' : 'file'))
    ];
  }
}

function setUp(folder = '') {
  const client = new FakeClient();
  const contents = new FakeContents();
  const places = new Places({ client, contents, folder: () => folder });
  return { client, contents, places };
}

describe('a notebook of a course', () => {
  it.each(['probability.ipynb', 'math4ml/probability.ipynb', 'evenings/one/probability.ipynb'])(
    'is found at %s',
    async path => {
      const { contents, places } = setUp();
      contents.put(path);
      expect(await places.find(course, 'probability.ipynb')).toBe(path);
    }
  );

  it('is looked for where the learner is before anywhere else', async () => {
    const { contents, places } = setUp('week 2');
    contents.put('probability.ipynb');
    contents.put('week 2/probability.ipynb');
    expect(await places.find(course, 'probability.ipynb')).toBe('week 2/probability.ipynb');
  });

  it('is looked for beside the notebook that was seen last', async () => {
    const { contents, places } = setUp();
    contents.put('probability.ipynb');
    contents.put('mine/probability.ipynb');
    contents.put('mine/algebra.ipynb');
    places.remember('math4ml', 'algebra.ipynb', 'mine/algebra.ipynb');
    expect(await places.find(course, 'probability.ipynb')).toBe('mine/probability.ipynb');
  });

  it('is not one of the same name from elsewhere', async () => {
    const { contents, places } = setUp();
    contents.put('probability.ipynb', { metadata: { math4ml: { course: 'another' } }, cells: [] });
    contents.put('mine/probability.ipynb', { cells: [{ metadata: { tags: ['check:other/exercise'] } }] });
    expect(await places.find(course, 'probability.ipynb')).toBeNull();
  });

  it('is known by its exercises when it names no course, and a lecture by its name', async () => {
    const { contents, places } = setUp();
    contents.put('probability.ipynb', { cells: [{ metadata: { tags: ['check:probability/softmax'] } }] });
    contents.put('calculus-lecture.ipynb', { cells: [] });
    expect(await places.find(course, 'probability.ipynb')).toBe('probability.ipynb');
    expect(await places.find(course, 'calculus-lecture.ipynb')).toBe('calculus-lecture.ipynb');
  });

  it('is not looked for in folders without end', async () => {
    const { contents, places } = setUp();
    for (let index = 0; index < 300; index += 1) {
      contents.put(`folder-${index}/notes.txt`);
    }
    contents.put('a/b/c/d/e/probability.ipynb');
    expect(await places.find(course, 'probability.ipynb')).toBeNull();
    expect(contents.asked.length).toBeLessThan(70);
  });

  it('that is not there costs no request that fails', async () => {
    const { contents, places } = setUp();
    contents.folders.add('math4ml');
    await places.find(course, 'probability.ipynb');
    expect(contents.asked.every(path => contents.folders.has(path))).toBe(true);
  });
});

describe('a fresh copy', () => {
  const NOTEBOOK = JSON.stringify({ cells: [{ source: 'é ≤ 1' }] });
  const base64 = (text: string): string => Buffer.from(text, 'utf-8').toString('base64');

  it('brings what the notebook reads', async () => {
    const { client, contents, places } = setUp();
    client.courseFiles = [
      { path: 'probability.ipynb', content: base64(NOTEBOOK) },
      { path: 'images/deep/cat.png', content: base64('cat') }
    ];
    expect(await places.copy(course, 'probability.ipynb', 'evenings')).toBe('evenings/probability.ipynb');
    expect(contents.files.get('evenings/probability.ipynb')).toEqual(JSON.parse(NOTEBOOK));
    expect(contents.files.get('evenings/images/deep/cat.png')).toBe(base64('cat'));
    expect([...contents.folders]).toEqual(expect.arrayContaining(['evenings', 'evenings/images/deep']));
  });

  it('goes into a folder of its own where another notebook has its name', async () => {
    const { client, contents, places } = setUp();
    const theirs = { metadata: { math4ml: { course: 'another' } }, cells: [] };
    contents.put('probability.ipynb', theirs);
    client.courseFiles = [{ path: 'probability.ipynb', content: base64(NOTEBOOK) }];
    expect(await places.find(course, 'probability.ipynb')).toBeNull();
    expect(await places.room(course, 'algebra.ipynb', '')).toBe('');
    const room = await places.room(course, 'probability.ipynb', '');
    expect(await places.copy(course, 'probability.ipynb', room)).toBe('math4ml/probability.ipynb');
    expect(contents.files.get('probability.ipynb')).toBe(theirs);
  });

  it('overwrites nothing', async () => {
    const { client, contents, places } = setUp();
    contents.put('images/cat.png', 'my own cat');
    client.courseFiles = [
      { path: 'probability.ipynb', content: base64(NOTEBOOK) },
      { path: 'images/cat.png', content: base64('cat') }
    ];
    await places.copy(course, 'probability.ipynb', '');
    expect(contents.files.get('images/cat.png')).toBe('my own cat');
  });
});
