/** The lines of a journal: one JSON object each. */
import { createHash } from 'node:crypto';
import { CONTRACT_VERSION } from '#contract/names.js';
import { UserError } from '../../terminal/user-error.js';
import { type CarStatus, isCarStatus } from './car-states.js';

/** The first fields of the header. */
const KIND = { journal: 'popup-contract send', format: 1 };
const HEADER_START = JSON.stringify(KIND).slice(0, -1);

/** A status of one car. */
export interface JournalEntry {
  vin: string;
  status: CarStatus;
  /** Code of the error, if there was one. */
  code?: string | undefined;
  /** The broker's MQTT reason code. */
  reasonCode?: number | undefined;
  /** ISO 8601. */
  at: string;
}

/** Identifies a run by its payload and topic. */
export function runHash(payload: Uint8Array, topic: string): string {
  return createHash('sha256').update(topic).update('\n').update(payload).digest('hex');
}

/** The first line. Its version is informative only: a newer package may continue an older one's journal. */
export function headerLine(sha256: string): string {
  return `${JSON.stringify({ ...KIND, contract: CONTRACT_VERSION, sha256 })}\n`;
}

/** Throws a `UserError` unless `text` is the header of a journal for this run. */
export function checkHeader(text: string, file: string, sha256: string): void {
  const header = parseObject(text);
  if (header?.journal !== KIND.journal) throw new UserError(`${file} is no journal of this command`);
  if (header.format !== KIND.format) throw new UserError(`${file} was written by another version of this command`);
  if (header.sha256 === sha256) return;
  throw new UserError(
    `${file} is the journal of another message: text, button, content, application, partner, environment or trailing slash differ. Use the same ones, or another journal`,
  );
}

/** Whether a first line without its end can be a header that was truncated when its run was killed. */
export const mayBeTruncatedHeader = (text: string): boolean =>
  HEADER_START.startsWith(text) || text.startsWith(HEADER_START);

/** Throws a `UserError` for a line that is not an entry. */
export function readEntry(text: string, file: string, line: number): JournalEntry {
  const entry = parseObject(text);
  const { vin, status, at } = entry ?? {};
  if (typeof vin === 'string' && isCarStatus(status) && typeof at === 'string') return { vin, status, at };
  throw new UserError(`${file}, line ${line}: this is no line of a journal`);
}

/** `undefined` for what is not a JSON object, which includes every truncated line. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
