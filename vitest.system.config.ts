import { defineConfig } from 'vitest/config';

/** CI sums up the counts of several runs. */
const json = process.env.VITEST_JSON;

/** Tests with programs that npm does not install: `npm run test:system`. */
export default defineConfig({
  test: {
    globalSetup: 'test/run-folder.ts',
    include: ['test/system/**/*.test.ts'],
    reporters: json ? ['default', 'json'] : ['default'],
    ...(json ? { outputFile: { json } } : {}),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What a test says about a program that is missing is for whoever runs it.
    disableConsoleIntercept: true,
  },
});
