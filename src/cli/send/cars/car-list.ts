import { createReadStream, statSync } from 'node:fs';
import { fileError } from '../../terminal/file-error.js';
import { UserError } from '../../terminal/user-error.js';
import { type ListedCar, readCar } from './read-car.js';
import { splitLines } from './split-lines.js';

/** The file name that means standard input. */
const STANDARD_INPUT = '-';

/** The list of a fleet's cars: a file or standard input. */
export class CarList {
  readonly name: string;
  readonly #isFile: boolean;

  constructor(private readonly file: string) {
    this.name = file === STANDARD_INPUT ? 'standard input' : file;
    this.#isFile = file !== STANDARD_INPUT && isFile(file);
  }

  /** Number of lines for cars; `undefined` if the list can be read only once (a pipe). */
  async count(): Promise<number | undefined> {
    if (!this.#isFile) return undefined;
    let count = 0;
    for await (const cars of this.read(new AbortController().signal)) count += cars.length;
    return count;
  }

  /** Reads the list in batches; ends early when `signal` is aborted. Throws a `UserError` if it cannot be read. */
  async *read(signal: AbortSignal): AsyncGenerator<ListedCar[]> {
    const stream = this.file === STANDARD_INPUT ? process.stdin : createReadStream(this.file);
    const stop = (): unknown => stream.destroy();
    signal.addEventListener('abort', stop);
    try {
      for await (const lines of splitLines(stream, this.name)) {
        yield lines.map(readCar).filter((car) => car !== undefined);
      }
    } catch (cause) {
      if (!signal.aborted) throw fileError('read', this.name, cause);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}

/** Whether it is a regular file; a pipe is not. Throws a `UserError` for a folder, or if there is no such file. */
function isFile(name: string): boolean {
  try {
    const stats = statSync(name);
    if (stats.isDirectory()) throw new UserError(`Cannot read ${name}: it is a folder`);
    return stats.isFile();
  } catch (cause) {
    throw fileError('read', name, cause);
  }
}
