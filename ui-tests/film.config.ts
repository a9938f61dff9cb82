import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** One check, as the moving picture in the README shows it. It is no test: `make film` runs it. */
export default defineConfig(base, {
  testDir: 'walk',
  testMatch: '*.film.ts',
  outputDir: 'test-results/film',
  workers: 1,
  timeout: 240_000,
  reporter: 'list'
});
