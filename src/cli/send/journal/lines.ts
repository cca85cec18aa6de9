/** The lines of a journal: JSON, one object a line. */
import { createHash } from 'node:crypto';
import { CONTRACT_VERSION } from '../../../../generated/v1/names.js';
import { UserError } from '../../terminal/user-error.js';
import { type CarStatus, isCarStatus } from './car-states.js';

/** How the first line begins. */
const KIND = { journal: 'popup-contract send', format: 1 };
const BEGINNING = JSON.stringify(KIND).slice(0, -1);

/** What is known of one car at one time. */
export interface JournalEntry {
  vin: string;
  status: CarStatus;
  /** Of an error. */
  code?: string | undefined;
  /** The broker's. */
  reasonCode?: number | undefined;
  /** ISO 8601. */
  at: string;
}

/** Tells runs apart by what they send, and on which topics. */
export function runHash(payload: Uint8Array, topic: string): string {
  return createHash('sha256').update(topic).update('\n').update(payload).digest('hex');
}

/** The first line. The version is for people: a newer package may go on with what an older one began. */
export function headerLine(sha256: string): string {
  return `${JSON.stringify({ ...KIND, contract: CONTRACT_VERSION, sha256 })}\n`;
}

export function checkHeader(text: string, file: string, sha256: string): void {
  const header = objectOf(text);
  if (header?.journal !== KIND.journal) throw new UserError(`${file} is no journal of this command`);
  if (header.format !== KIND.format) throw new UserError(`${file} was written by another version of this command`);
  if (header.sha256 === sha256) return;
  throw new UserError(
    `${file} is the journal of another message: text, button, content, application, partner, environment or form of the topic differ. Use the same, or another journal`,
  );
}

/** Whether a run was killed while it wrote the first line. */
export const isCutHeader = (text: string): boolean => BEGINNING.startsWith(text) || text.startsWith(BEGINNING);

export function readEntry(text: string, file: string, line: number): JournalEntry {
  const entry = objectOf(text);
  const { vin, status, at } = entry ?? {};
  if (typeof vin === 'string' && isCarStatus(status) && typeof at === 'string') return { vin, status, at };
  throw new UserError(`${file}, line ${line}: this is no line of a journal`);
}

/** `undefined` for what is no JSON object. A line that was cut off never is one. */
export function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
