/** A new element with a class and, where given, text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = ''
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  node.className = className;
  if (text !== '') {
    node.textContent = text;
  }
  return node;
}

/** A button with words on it. */
export function button(className: string, text: string, onClick: () => void): HTMLButtonElement {
  const node = element('button', className, text);
  node.type = 'button';
  node.addEventListener('click', onClick);
  return node;
}

/** Show a node or hide it, from screen readers too. */
export function show(node: HTMLElement, shown: boolean): void {
  if (node.hidden === shown) {
    node.hidden = !shown;
  }
}

/** Give an attribute a value, without a write when it has it already. */
export function set(node: HTMLElement, attribute: string, value: string): void {
  if (node.getAttribute(attribute) !== value) {
    node.setAttribute(attribute, value);
  }
}
