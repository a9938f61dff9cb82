import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** The browser's half of the benchmarks; `benchmarks/run.py` starts it and reads what it wrote. */
export default defineConfig(base, {
  testDir: 'benchmarks',
  testMatch: '*.bench.ts',
  outputDir: 'test-results/benchmarks',
  workers: 1,
  timeout: 900_000,
  reporter: 'line',
  use: { trace: 'off' }
});
