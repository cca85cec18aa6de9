import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The project's own folder. */
export const ROOT = join(import.meta.dirname, '..');

export interface Finished {
  /** The exit code; -1 when it was killed or could not be started. */
  status: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** It is killed after this time. */
  timeoutMs?: number;
}

/** Runs a program to its end. A failure is a result, not an exception. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Finished> {
  const { timeoutMs = 60_000, ...rest } = options;
  return new Promise((resolve) => {
    execFile(command, args, { ...rest, timeout: timeoutMs, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      resolve({ status: typeof code === 'number' ? code : -1, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}
