import { closeSync, fdatasync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { fileError } from '../../terminal/file-error.js';
import { UserError } from '../../terminal/user-error.js';
import { headerLine, type JournalEntry } from './lines.js';
import { lockJournal } from './lock.js';
import { type JournalContent, readJournal } from './read-journal.js';

/** How often the journal is flushed to the disk. */
const SYNC_INTERVAL_MS = 1_000;

/**
 * What became of every car, in a file: so that a run that ended early can be resumed, and nobody is sent a message twice.
 * A line that is written survives the death of the process; about once a second all of it is made to survive the machine.
 */
export class Journal {
  /** Why it cannot be written any more. */
  failure: unknown;
  #unsynced = false;
  #isClosed = false;
  readonly #timer: NodeJS.Timeout;

  private constructor(
    readonly file: string,
    private readonly fd: number,
    /** What earlier runs have left. */
    readonly before: JournalContent,
    private readonly unlock: () => void,
  ) {
    this.#timer = setInterval(() => this.#sync(), SYNC_INTERVAL_MS).unref();
  }

  static async open(file: string, sha256: string): Promise<Journal> {
    const unlock = lockJournal(file);
    try {
      const fd = openSync(file, 'a+', 0o600);
      if (!fstatSync(fd).isFile()) throw new UserError(`Cannot use ${file} as a journal: it is no file`);
      const before = await readJournal(fd, file, sha256);
      if (!before.isBegun) writeAll(fd, headerLine(sha256));
      return new Journal(file, fd, before, unlock);
    } catch (cause) {
      unlock();
      throw fileError('open', file, cause);
    }
  }

  /** Writes a line; returns whether that is done. Never throws: what has been sent goes on being counted. */
  write(entry: Omit<JournalEntry, 'at'>): boolean {
    if (this.failure !== undefined) return false;
    try {
      writeAll(this.fd, `${JSON.stringify({ ...entry, at: new Date().toISOString() } satisfies JournalEntry)}\n`);
      this.#unsynced = true;
      return true;
    } catch (cause) {
      this.#fail(cause);
      return false;
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#timer);
    try {
      fsyncSync(this.fd);
      closeSync(this.fd);
    } catch (cause) {
      this.#fail(cause);
    }
    this.unlock();
  }

  #sync(): void {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    fdatasync(this.fd, (error) => {
      // Closed meanwhile: then it has been synced.
      if (error !== null && error.code !== 'EBADF') this.#fail(error);
    });
  }

  #fail(cause: unknown): void {
    this.failure ??= fileError('write', this.file, cause);
  }
}

/** A full disk may take a part. */
function writeAll(fd: number, line: string): void {
  const bytes = Buffer.from(line);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
