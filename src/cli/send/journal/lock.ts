import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileError } from '../../terminal/file-error.js';
import { UserError } from '../../terminal/user-error.js';

/**
 * Locks a journal against other runs by a lock file that names this process. A link creates it with its content
 * atomically.
 *
 * @returns The function that releases the lock.
 * @throws `UserError` if another run has the lock, or the lock file cannot be written.
 */
export function lockJournal(journal: string): () => void {
  const file = `${journal}.lock`;
  const own = `${file}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, host: hostname() });
  try {
    writeFileSync(own, content);
    if (!tryToLink(own, file)) {
      clearStaleLock(file, journal);
      if (!tryToLink(own, file)) throw inUse(journal, file);
    }
  } catch (cause) {
    throw fileError('lock', journal, cause);
  } finally {
    rmSync(own, { force: true });
  }
  const unlock = (): void => {
    process.off('exit', unlock);
    rmSync(file, { force: true });
  };
  process.on('exit', unlock);
  return unlock;
}

function tryToLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that has ended. Moves it first and checks again: another run may have replaced it. */
function clearStaleLock(file: string, journal: string): void {
  if (isHeld(contentOf(file))) throw inUse(journal, file);
  const moved = `${file}.stale.${process.pid}`;
  renameSync(file, moved);
  const isLive = isHeld(contentOf(moved));
  if (isLive) tryToLink(moved, file);
  rmSync(moved, { force: true });
  if (isLive) throw inUse(journal, file);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function isHeld(content: string): boolean {
  let held: { pid?: unknown; host?: unknown };
  try {
    held = Object(JSON.parse(content));
  } catch {
    return false;
  }
  // Processes of another machine cannot be checked. Our own process id was another process's, before a restart.
  if (held.host !== hostname()) return true;
  return typeof held.pid === 'number' && held.pid !== process.pid && isRunning(held.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(journal: string, file: string): UserError {
  return new UserError(`Another run is using the journal ${journal}. If there is none, delete ${file}`);
}
