import { TOPIC_PARSERS } from '../../generated/v1/topics.js';
import type { TopicKind, TopicValues } from '../../generated/v1/types.js';
import { isTooLongForTopic } from './topic-length.js';

/**
 * A topic of the contract, taken apart.
 *
 * @example
 * import { type ParsedTopic, parseTopic, popupTopic } from 'webportal-popup-contract';
 *
 * const parsed: ParsedTopic | undefined = parseTopic(popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' }));
 * parsed?.uid; // => 'MYUID01'
 */
export interface ParsedTopic extends TopicValues {
  /** Which topic it is. */
  kind: TopicKind;
  /** Whether it ended in a slash: the documents disagree, so both are topics of the contract (PROTOCOL.md §1). */
  trailingSlash: boolean;
}

/**
 * Takes a topic apart (PROTOCOL.md §1): the opposite of the builders, for both forms of the last slash.
 * Never throws.
 *
 * @param topic - The topic of a message that arrived.
 * @returns Its parts; `undefined` for whatever is no topic of the contract.
 *
 * @example
 * import { parseTopic, popupTopic } from 'webportal-popup-contract';
 *
 * const topic = popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001', trailingSlash: false });
 * parseTopic(topic)?.trailingSlash; // => false
 * parseTopic('some/other/topic'); // => undefined
 */
export function parseTopic(topic: string): ParsedTopic | undefined {
  if (typeof topic !== 'string' || isTooLongForTopic(topic)) return undefined;
  for (const parse of TOPIC_PARSERS) {
    const parsed = parse(topic);
    if (parsed !== undefined) return parsed;
  }
  return undefined;
}
