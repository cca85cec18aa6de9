import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** CI sums up the counts of several runs. */
const json = process.env.VITEST_JSON;

/**
 * What `npm test` has no time or no programs for: `npm run test:system`. Tests with programs that npm does not install, tests
 * that are slow by nature, and random tests in full (see test/rounds.ts).
 */
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    globalSetup: 'test/run-folder.ts',
    include: ['test/system/**/*.test.ts', 'test/**/*.slow.test.ts', 'test/**/*.rounds.test.ts'],
    env: { FULL_ROUNDS: '1' },
    reporters: json ? ['default', 'json'] : ['default'],
    ...(json ? { outputFile: { json } } : {}),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What a test says about a program that is missing is for whoever runs it.
    disableConsoleIntercept: true,
  },
});
