/** Small helpers to make elements. Text always goes in as text. */

type Child = Node | string;

/** A new element with a class and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className !== '') {
    node.className = className;
  }
  node.append(...children);
  return node;
}

/** A button with words on it. */
export function button(className: string, words: string, onClick: () => void): HTMLButtonElement {
  const node = element('button', className, words);
  node.type = 'button';
  node.addEventListener('click', onClick);
  return node;
}

/** A choice with its label. */
export function choice(
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  value: string,
  onChange: (value: string) => void
): HTMLLabelElement {
  const select = element('select');
  select.append(...options.map(([each, words]) => new Option(words, each, false, each === value)));
  select.addEventListener('change', () => onChange(select.value));
  return element('label', '', element('span', '', label), select);
}

/** Give an attribute a value, without a write when it has it already. */
export function set(node: Element, attribute: string, value: string): void {
  if (node.getAttribute(attribute) !== value) {
    node.setAttribute(attribute, value);
  }
}

/** Replace text, without a write when it is there already. */
export function write(node: Node, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** The element of the page with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`The page has no element #${id}.`);
  }
  return found;
}

/** Replace the parts of a form; the field that has the focus keeps it. */
export function replaceFields(form: HTMLElement, parts: HTMLElement[]): void {
  const fields = (): HTMLElement[] => [...form.querySelectorAll<HTMLElement>('input, select, button, a')];
  const at = fields().findIndex(each => each === document.activeElement);
  form.replaceChildren(...parts);
  if (at >= 0) {
    fields()[at]?.focus();
  }
}
