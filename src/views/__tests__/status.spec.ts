import { nullTranslator } from '@jupyterlab/translation';

import { Home } from '../../model/home';
import { courseInfo, passed } from '../../testing/course';
import { FakeClient, verdict } from '../../testing/fakes';
import { Status } from '../status';

async function setUp(kept: FakeClient['kept'] = []) {
  const client = new FakeClient();
  Object.assign(client, { courses: [courseInfo()], kept });
  const home = new Home({ client });
  let clicks = 0;
  const status = new Status({ home, trans: nullTranslator.load('math4ml_ext'), onClick: () => (clicks += 1) });
  await home.refresh();
  const button = status.node.querySelector('button');
  return { button, clicks: () => clicks, home, status };
}

describe('the count in the status bar', () => {
  it('is of the notebook in front', async () => {
    const { button, home } = await setUp([passed('algebra/swap')]);
    expect(button?.textContent).toBe('');
    home.here = { course: 'math4ml', notebook: 'algebra', exercise: null };
    expect(button?.textContent).toBe('1 of 2');
    home.here = { course: 'math4ml', notebook: 'calculus', exercise: null };
    expect(button?.textContent).toBe('0 of 1');
  });

  it('follows a check, and is marked when nothing is left', async () => {
    const { button, home } = await setUp([passed('algebra/swap')]);
    home.here = { course: 'math4ml', notebook: 'algebra', exercise: null };
    expect(button?.classList.contains('m4-mod-finished')).toBe(false);
    home.add({ course: 'math4ml', exercise: 'algebra/repeat', verdict: verdict(), recorded: true });
    expect(button?.textContent).toBe('2 of 2');
    expect(button?.classList.contains('m4-mod-finished')).toBe(true);
  });

  it('says what it counts and where it leads', async () => {
    const { button, clicks, home } = await setUp();
    home.here = { course: 'math4ml', notebook: 'algebra', exercise: null };
    expect(button?.getAttribute('aria-label')).toBe('0 of 2. Algebra: 0 of 2 exercises passed. Show the course');
    button?.click();
    expect(clicks()).toBe(1);
  });
});
