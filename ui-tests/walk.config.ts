import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** The whole course as a learner goes through it. It takes long, so it is no part of the tests: `make walk` runs it. */
export default defineConfig(base, {
  testDir: 'walk',
  testMatch: '*.walk.ts',
  outputDir: 'test-results/walk',
  workers: 1,
  timeout: 2_400_000,
  expect: { timeout: 60_000 },
  reporter: 'list'
});
