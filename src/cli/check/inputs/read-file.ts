import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../../terminal/user-error.js';
import { fileUsageError } from '../file-usage-error.js';

/** Opens what has no writer at once, instead of waiting for one. Windows has no such flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const FIRST_CHUNK = 64 * 1024;

/**
 * Reads a regular file, but no more than `maxBytes` and no more than it had when it was opened: whatever happens to it
 * meanwhile, this ends.
 *
 * @throws `UsageError` if it cannot be read, or is no regular file.
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
  try {
    const file = openSync(path, FLAGS);
    try {
      return contentOf(file, path, maxBytes);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw fileUsageError('read', path, cause);
  }
}

function contentOf(file: number, path: string, maxBytes: number): Buffer {
  const stats = fstatSync(file);
  if (stats.isDirectory()) throw new UsageError(`Cannot read ${path}: it is a folder`);
  if (!stats.isFile()) throw new UsageError(`Cannot read ${path}: it is no regular file; pipe it into -`);
  // Some file systems report no size for what they make up when it is read.
  const room = Math.min(maxBytes, stats.size > 0 ? stats.size : FIRST_CHUNK);
  const buffer = Buffer.allocUnsafe(room);
  let length = 0;
  while (length < room) {
    const read = readSync(file, buffer, length, room - length, null);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}

/** Reads a stream to its end, but no more than `maxBytes`. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
