import { readFileSync } from 'node:fs';
import { fileError } from '../terminal/file-error.js';

/** The text of a UTF-8 file, without the byte order mark that editors may put in front. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw fileError('read', file, cause);
  }
}
