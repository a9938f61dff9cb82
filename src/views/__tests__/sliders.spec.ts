import { element } from '../dom';
import { nameSliders } from '../sliders';

/** A slider as the widgets draw it: words, and beside them a handle. */
function slider(words: string, name?: string): HTMLElement {
  const root = element('div', 'widget-slider');
  const handle = element('div', 'noUi-handle');
  handle.setAttribute('role', 'slider');
  if (name) {
    handle.setAttribute('aria-label', name);
  }
  root.append(element('label', 'widget-label', words), handle);
  return root;
}

/** The names of all handles, once they were given. */
function named(place: string, ...sliders: HTMLElement[]): (string | null)[] {
  const [root, box] = [element('div', place), element('div', '')];
  box.append(...sliders);
  root.append(box);
  document.body.replaceChildren(root);
  nameSliders(document);
  return [...document.querySelectorAll('[role=slider]')].map(each => each.getAttribute('aria-label'));
}

describe('the handles of sliders', () => {
  it('are named in an explorer as the words beside them say', () => {
    expect(named('math4ml-explore', slider('learning rate'), slider(' steps '))).toEqual(['learning rate', 'steps']);
  });

  it('are left alone elsewhere', () => {
    expect(named('jp-OutputArea', slider('learning rate'))).toEqual([null]);
  });

  it('keep a name that they have, and get none that is empty', () => {
    expect(named('math4ml-explore', slider('x', 'place'), slider(''))).toEqual(['place', null]);
  });
});
