/** JupyterLab in another language: what the extension says is in that language too, but for a course's own words. */
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test as base } from '../support/fixtures';
import { Home, status } from '../support/home';
import { Lab } from '../support/lab';
import { JupyterServer } from '../support/server';
import * as states from '../support/states';

const COURSES = resolve(__dirname, '../courses');

const test = base.extend<object, { server: JupyterServer }>({
  server: [
    async ({}, use) => {
      const server = new JupyterServer({ courses: COURSES });
      await server.start();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 120_000 }
  ]
});

interface ILanguage {
  button: string;
  name: string;
  notYet: string;
  passed: string;
  stopped: string;
  outOfDate: RegExp;
  solution: string;
  count: string;
  none: string;
  next: string;
  progress: string;
}

const LANGUAGES: Record<string, ILanguage> = {
  es_ES: {
    button: 'Comprobar',
    name: 'Comprobar double',
    notYet: 'Todavía no',
    passed: 'Superado',
    stopped: 'Detenido',
    outOfDate: /^Superado hace un momento; desde entonces ha cambiado la celda\.$/,
    solution: 'Mostrar la solución',
    count: '1 de 3',
    none: 'sin empezar',
    next: 'Continuar: Triple it',
    progress: '1 de 3. First evening: 1 de 3 ejercicios superados. Mostrar el curso'
  },
  de_DE: {
    button: 'Prüfen',
    name: 'double prüfen',
    notYet: 'Noch nicht',
    passed: 'Bestanden',
    stopped: 'Abgebrochen',
    outOfDate: /^Bestanden \(gerade eben\)\. Seitdem hat sich die Zelle geändert\.$/,
    solution: 'Lösung zeigen',
    count: '1 von 3',
    none: 'noch offen',
    next: 'Weiter: Triple it',
    progress: '1 von 3. First evening: 1 von 3 Aufgaben bestanden. Kurs zeigen'
  }
};

for (const [locale, words] of Object.entries(LANGUAGES)) {
  test(`the bars, the panel and the status bar speak ${locale}`, async ({ page, server }) => {
    server.forget();
    await server.settings('@jupyterlab/translation-extension:plugin', { locale });
    cpSync(join(COURSES, 'evenings', 'first.ipynb'), join(server.files, 'first.ipynb'));
    const lab = await Lab.visit(page, server);
    const notebook = await lab.show('first.ipynb');
    const bar = notebook.bar('first/double');
    await expect(bar.button).toHaveText(words.button);
    await expect(bar.button).toHaveAccessibleName(words.name);

    await notebook.reveal(1);
    await notebook.write(1, 'def double(x):\n    return 2 * abs(x)');
    await bar.check();
    await bar.is(states.NOT_YET);
    await expect(bar.state).toHaveText(words.notYet);
    await expect(page.locator('.m4-Announcer')).toContainText(`double: ${words.notYet}.`);

    await notebook.write(1, 'raise ValueError\n1 / 0');
    await bar.check();
    await bar.is(states.STOPPED);
    await expect(bar.state).toHaveText(words.stopped);

    await notebook.write(1, 'def double(x):\n    return 2 * x');
    await bar.check();
    await bar.is(states.PASSED);
    await expect(bar.state).toHaveText(words.passed);
    const home = await Home.open(lab);
    await expect(home.count('first')).toHaveText(words.count);
    await expect(home.count('second')).toHaveText(words.none);
    await expect(home.next).toHaveText(words.next);
    await expect(status(page)).toHaveAccessibleName(words.progress);

    await notebook.write(1, 'def double(x):\n    return x + x + 1');
    await bar.is(states.OUT_OF_DATE);
    await expect(bar.why).toHaveText(words.outOfDate);
    await bar.more.click();
    await expect(page.getByRole('menuitem', { name: words.solution })).toBeVisible();
    await page.keyboard.press('Escape');
    await lab.clear();
  });
}
