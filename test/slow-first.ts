import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { ROOT } from './run.js';

/**
 * Files to start with, so that no core is idle at the end: the one that builds the package, for which others would wait,
 * and the slowest. On a first run vitest has no times to go by.
 */
const FIRST = ['test/cli/command.test.ts', 'test/docs/examples.test.ts'];

/** Files that wait for the package to be built: they come when it is. */
const WAITING = /^test\/(cli\/(?!ask|demo)|docs\/reviewing|sender\/faults-close)/;

function place({ moduleId }: TestSpecification): number {
  const file = relative(ROOT, moduleId);
  const first = FIRST.indexOf(file);
  if (first >= 0) return first;
  return FIRST.length + (WAITING.test(file) ? 1 : 0);
}

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
