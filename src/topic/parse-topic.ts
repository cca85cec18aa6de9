import { TOPIC_PARSERS } from '#contract/topics.js';
import type { TopicKind, TopicValues } from '#contract/types.js';
import { isTooLongForTopic } from './topic-length.js';

/**
 * The parts of a topic of the contract.
 *
 * @example
 * import { type ParsedTopic, parseTopic, popupTopic } from 'webportal-popup-contract';
 *
 * const parsed: ParsedTopic | undefined = parseTopic(popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' }));
 * parsed?.uid; // => 'MYUID01'
 */
export interface ParsedTopic extends TopicValues {
  /** The kind of topic. */
  kind: TopicKind;
  /** Whether it ends in a slash: the vendor's documents disagree, so both forms are valid (PROTOCOL.md §1). */
  trailingSlash: boolean;
}

/**
 * Parses a topic, with or without the last slash (PROTOCOL.md §1). Never throws.
 *
 * @param topic - The topic of a received message.
 * @returns Its parts; `undefined` if it is not a topic of the contract.
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
