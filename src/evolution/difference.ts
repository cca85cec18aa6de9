import type { Broken } from './change.js';
import type { Schema } from './schema.js';

/** A step of a change: what becomes of one place in the schema. */
export type Step =
  | { path: readonly string[]; before: unknown; after: unknown }
  /** Of a list whose order means nothing. */
  | { path: readonly string[]; removed: readonly unknown[]; added: readonly unknown[] };

/** Where a schema stands. */
export interface Place {
  path: readonly string[];
  /** Whether a value that is refused here makes a message refused: not where another part may refuse it anyway. */
  isCertain: boolean;
}

/** A difference between two schemas, which can be made or taken back by itself. */
export interface Difference {
  kind: string;
  /** Where in the schema. */
  path: readonly string[];
  /** What has changed, in a sentence without its full stop. */
  message: string;
  steps: Step[];
  /** Whom it breaks at the most by itself, by its kind alone; undefined if that cannot be told. */
  expected?: Broken[];
  /** Whether messages must prove all of that. */
  isCertain?: boolean;
  /** Whom it breaks whatever messages say, as names and topics do. */
  breaksCode?: Broken[];
  /** Whether code may use a name that was not there before. */
  isNewName?: boolean;
  /** For what is no matter of messages: words, and names that code uses. */
  isAnnotation?: true;
}

/** Names what differs between two schemas that stand in one place. */
export type Compare = (before: Schema, after: Schema, place: Place) => Difference[];

/** A message that was valid no longer is. */
const NARROWER: readonly Broken[] = ['old-sender', 'caller'];
/** A message is valid that was not before. */
const WIDER: readonly Broken[] = ['old-receiver'];

/** The step that gives a keyword another value. */
export function set(place: Place, keyword: string, before: unknown, after: unknown): Step {
  return { path: [...place.path, keyword], before, after };
}

/** Whom a difference breaks at the most by itself, and whether it certainly does. */
export function expectation(
  place: Place,
  isDecisive: boolean,
  isNarrower: boolean,
  isWider: boolean,
): Pick<Difference, 'expected' | 'isCertain'> {
  return {
    expected: [...(isNarrower ? NARROWER : []), ...(isWider ? WIDER : [])],
    isCertain: place.isCertain && isDecisive,
  };
}
