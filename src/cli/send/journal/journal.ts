import { closeSync, fdatasync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { fileError } from '../../terminal/file-error.js';
import { UserError } from '../../terminal/user-error.js';
import { headerLine, type JournalEntry } from './lines.js';
import { lockJournal } from './lock.js';
import { type JournalContent, readJournal } from './read-journal.js';

/** How often the journal is flushed to the disk. */
const SYNC_INTERVAL_MS = 1_000;

/**
 * A file with the outcome of every car, so that an interrupted run can be resumed without sending to a car twice.
 * A line survives the end of the process once it is written, and a crash of the machine after the next flush.
 */
export class Journal {
  /** The first write error; nothing is written after it. */
  failure: unknown;
  #unsynced = false;
  #isClosed = false;
  readonly #timer: NodeJS.Timeout;

  private constructor(
    readonly file: string,
    private readonly fd: number,
    /** The entries of earlier runs. */
    readonly before: JournalContent,
    private readonly unlock: () => void,
  ) {
    this.#timer = setInterval(() => this.#sync(), SYNC_INTERVAL_MS).unref();
  }

  /** Opens or creates a journal and locks it. Rejects with a `UserError` if it is in use or does not match `sha256`. */
  static async open(file: string, sha256: string): Promise<Journal> {
    const unlock = lockJournal(file);
    try {
      const fd = openSync(file, 'a+', 0o600);
      if (!fstatSync(fd).isFile()) throw new UserError(`Cannot use ${file} as a journal: it is not a regular file`);
      const before = await readJournal(fd, file, sha256);
      if (!before.hasHeader) writeAll(fd, headerLine(sha256));
      return new Journal(file, fd, before, unlock);
    } catch (cause) {
      unlock();
      throw fileError('open', file, cause);
    }
  }

  /** Appends a line; returns whether that succeeded. Never throws, so that results are still counted after an error. */
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
      // EBADF: closed in the meantime, which has synced it.
      if (error !== null && error.code !== 'EBADF') this.#fail(error);
    });
  }

  #fail(cause: unknown): void {
    this.failure ??= fileError('write', this.file, cause);
  }
}

/** `writeSync` may write only a part, for example on a full disk. */
function writeAll(fd: number, line: string): void {
  const bytes = Buffer.from(line);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
