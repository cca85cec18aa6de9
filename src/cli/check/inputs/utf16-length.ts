import { isAscii } from 'node:buffer';

/** Number of UTF-16 code units of a text in UTF-8; of what is none, those that a decoder makes of it. */
export function utf16Length(bytes: Buffer): number {
  return isAscii(bytes) ? bytes.length : bytes.toString().length;
}
