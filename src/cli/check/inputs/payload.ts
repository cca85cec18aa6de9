/** A payload in a file, and where it stands there. */
export interface FilePayload {
  bytes: Uint8Array;
  /** Offset of its first byte in the file. */
  byteOffset: number;
  /** Line and column of its first character in the file, both from 1. */
  line: number;
  column: number;
  /** Offset of its first character in the text of the file, in UTF-16 code units. */
  offset: number;
  /** The topic that stands in front of it, in a capture. */
  topic?: { text: string; line: number; column: number; offset: number };
}

/** Splits the bytes of a file into payloads. */
export type SplitPayloads = (bytes: Buffer) => Iterable<FilePayload>;

/** A file that is one payload. */
export const wholeFile: SplitPayloads = (bytes) => [{ bytes, byteOffset: 0, line: 1, column: 1, offset: 0 }];
