import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type CheckFlags, runCheck } from '../../../src/cli/check/run.js';

export interface Told {
  exitCode: number;
  /** Standard output. */
  text: string;
  /** Standard error. */
  problems: string;
}

/** `popup-contract check` in this process. */
export async function check(
  names: string[],
  flags: Partial<CheckFlags> = {},
  stdin: (string | Uint8Array)[] = [],
): Promise<Told> {
  const [lines, problems]: string[][] = [[], []];
  const exitCode = await runCheck(
    names,
    { failOn: 'error', ...flags },
    {
      print: (text) => lines?.push(stripVTControlCharacters(text)),
      problem: (text) => problems?.push(stripVTControlCharacters(text)),
      stdin: (async function* () {
        yield* stdin;
      })(),
    },
  );
  return { exitCode, text: (lines ?? []).join('\n'), problems: (problems ?? []).join('\n') };
}

/** A folder of our own. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'popup-check-'));

  at(name: string): string {
    return join(this.path, name);
  }

  /** Writes a file, and returns its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = this.at(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
