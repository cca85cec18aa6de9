import { join } from 'node:path';
import { ROOT, run } from './run.js';

/** What is in scripts that no ES5 parser takes; empty when there is nothing. */
export async function notEs5(files: string[]): Promise<string> {
  const { status, stdout, stderr } = await run(join(ROOT, 'node_modules/.bin/es-check'), ['es5', ...files]);
  return status === 0 ? '' : stdout + stderr;
}
