/** Accessibility, judged by axe in the page itself. */
import { readFileSync } from 'node:fs';
import { expect, type Locator } from '@playwright/test';

interface IAxe {
  run(context: unknown, options: object): Promise<{ violations: IViolation[] }>;
}

interface IViolation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf-8');

/** Every rule of axe must hold inside `root`. What lies around it is JupyterLab's own. */
export async function expectAccessible(root: Locator): Promise<void> {
  await root.page().evaluate(text => {
    if (!('axe' in window)) {
      (0, eval)(text);
    }
  }, source);
  const violations = await root.evaluate(async element => {
    const { axe } = window as unknown as { axe: IAxe };
    return (await axe.run(element, { resultTypes: ['violations'] })).violations;
  });
  const found = violations.map(each => [
    each.id,
    each.help,
    ...each.nodes.map(node => node.failureSummary ?? node.html)
  ]);
  expect(found).toEqual([]);
}
