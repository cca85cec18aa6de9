/** A folder for what the tests of one run share: made before them, removed after them. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    runFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  project.provide('runFolder', folder);
  // In watch mode: the sources have changed.
  project.onTestsRerun(async () => {
    remove();
    mkdirSync(folder);
  });
  return remove;
}
