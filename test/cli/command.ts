import { type Finished, ROOT, run } from '../run.js';

/** What `npm run demo` runs, up to the name of the command. */
export const COMMAND = ['--import', 'tsx', 'src/cli/main.ts'];

/** No command may take longer than 15 s. */
export function command(...args: string[]): Promise<Finished> {
  return run(process.execPath, [...COMMAND, ...args], { cwd: ROOT, timeoutMs: 15_000 });
}

export const demo = (...args: string[]): Promise<Finished> => command('demo', ...args);
