/** The keywords of schemas that are more than structure. */
import type { Broken } from './change.js';

/** A keyword that has a number. */
export interface Bound {
  /** Whether it is the least or the most that is allowed. */
  isLeast: boolean;
  /** The number that says the same as none. */
  without: number;
}

export const BOUNDS: Readonly<Record<string, Bound>> = {
  minLength: { isLeast: true, without: 0 },
  minItems: { isLeast: true, without: 0 },
  minimum: { isLeast: true, without: -Infinity },
  maxLength: { isLeast: false, without: Infinity },
  maxItems: { isLeast: false, without: Infinity },
  maximum: { isLeast: false, without: Infinity },
};

export interface Annotation {
  /** Whom a change breaks; without it the annotation is words. */
  breaks?: (before: unknown, after: unknown) => Broken[];
  isName?: true;
}

const WORDS: Annotation = {};
/** Code uses the name. */
const NAME: Annotation = { breaks: (before) => (before === undefined ? [] : ['caller']), isName: true };
/** The same number in another unit means something else; one that had none was explained in words. */
const UNIT: Annotation = {
  breaks: (before, after) => (before === undefined || after === undefined ? [] : ['caller']),
};
/** Old and new no longer meet. */
const ROUTE: Annotation = { breaks: () => ['old-sender', 'old-receiver', 'caller'] };

export const ANNOTATIONS: Readonly<Record<string, Annotation>> = {
  title: WORDS,
  description: WORDS,
  examples: WORDS,
  definitions: WORDS,
  $comment: WORDS,
  'x-source': WORDS,
  'x-called': WORDS,
  'x-unit': UNIT,
  'x-action-meanings': WORDS,
  'x-errors': WORDS,
  'x-disagreement': WORDS,
  'x-extension': WORDS,
  'x-deprecated': WORDS,
  'x-samples': WORDS,
  'x-key': WORDS,
  'x-role': WORDS,
  'x-api-name': NAME,
  'x-direction': WORDS,
  'x-topic': WORDS,
  default: ROUTE,
};

/** What counts for a whole schema: in a part of another it describes the part. The title is the name of the type. */
export const OF_WHOLE: Readonly<Record<string, Annotation>> = {
  title: NAME,
  'x-role': NAME,
  'x-direction': ROUTE,
  'x-topic': ROUTE,
};

/** What the values of an `enum` mean: not words, and compared with the values. */
const ACTIONS = 'x-actions';

/** Whether a keyword says which messages are valid. */
export function isJudging(keyword: string): boolean {
  return ANNOTATIONS[keyword] === undefined && keyword !== ACTIONS;
}
