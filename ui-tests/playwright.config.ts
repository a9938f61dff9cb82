import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** A browser that is already there: named by the environment, else the system's Chromium. */
function systemBrowser(): string | undefined {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return known.find(path => path !== undefined && existsSync(path));
}

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  // A worker is a Jupyter server, its kernels and a browser: two of them keep two cores busy.
  workers: Number(process.env.MATH4ML_UI_WORKERS ?? 2),
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // A test that passes at its second try has found something.
  retries: 0,
  // Many learners' machines are slow, and so are the machines that run this.
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    viewport: { width: 1100, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    video: 'off',
    // Recording everything that happens costs two cores a third of their time: MATH4ML_TRACE=1 asks for it.
    trace: process.env.MATH4ML_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: systemBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Text is drawn the same on every machine.
        '--font-render-hinting=none'
      ]
    }
  }
});
