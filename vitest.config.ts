import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { mainMajor } from './scripts/majors.js';
import { SlowFirst } from './test/slow-first.js';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** CI sums up the counts of several runs. */
const json = process.env.VITEST_JSON;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^webportal-popup-contract$/, replacement: source('src/index.ts') },
      { find: /^webportal-popup-contract\/receiver$/, replacement: source('src/receiver/index.ts') },
      { find: /^#contract\//, replacement: source(`generated/${mainMajor(source('.'))}/`) },
      { find: /^webportal-popup-contract\/review$/, replacement: source('src/review/index.ts') },
      { find: /^webportal-popup-contract\/evolution$/, replacement: source('src/evolution/index.ts') },
      { find: /^webportal-popup-contract\/bullmq$/, replacement: source('src/bullmq/index.ts') },
      { find: /^webportal-popup-contract\/sender$/, replacement: source('src/sender/index.ts') },
      { find: /^webportal-popup-contract\/simulator$/, replacement: source('src/simulator/index.ts') },
    ],
  },
  test: {
    globalSetup: 'test/run-folder.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/system/**', 'test/**/*.slow.test.ts', 'node_modules/**'],
    reporters: json ? ['default', 'json'] : ['default'],
    ...(json ? { outputFile: { json } } : {}),
    // Much of the time goes into child processes: every core has something to do.
    maxWorkers: '100%',
    // A process for each file would take a quarter of the time. So a test undoes what it changes outside its file: globals,
    // spies, environment variables. It must not need vi.mock, which does not reach modules that are loaded already.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    sequence: { sequencer: SlowFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'istanbul',
      include: [
        'src/{error,event,json,message,options,peers,popup,receipt,topic}/**/*.ts',
        'src/sender/*.ts',
        'src/sender/{asking,fleet,inbox,outbox,pacing,receipts,telemetry}/**/*.ts',
      ],
      exclude: ['**/*.test.ts'],
      reporter: ['text'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
