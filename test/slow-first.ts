import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { ROOT } from './run.js';

/**
 * Files to start with, so that no core is idle at the end: the one that builds the package, for which others would wait,
 * and the slowest. On a first run vitest has no times to go by.
 */
const FIRST = ['test/cli/demo/demo.test.ts', 'test/docs/examples.test.ts'].map((file) => join(ROOT, file));

const place = ({ moduleId }: TestSpecification): number => FIRST.indexOf(moduleId) + 1 || FIRST.length + 1;

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
