import { LIMITS } from '../../generated/v1/limits.js';
import { IS_TOPIC_VALUE, TOPIC_PATTERNS } from '../../generated/v1/topics.js';
import type { TopicKind, TopicValues } from '../../generated/v1/types.js';
import { utf8Length } from '../json/utf8.js';

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
  if (typeof topic !== 'string' || topic.length > LIMITS.maxTopicBytes || utf8Length(topic) > LIMITS.maxTopicBytes) {
    return undefined;
  }
  for (const { kind, parameters, pattern } of TOPIC_PATTERNS) {
    const [, ...parts] = pattern.exec(topic) ?? [];
    if (parts.length === 0) continue;
    if (!parameters.every((name, at) => IS_TOPIC_VALUE[name](parts[at] as string))) continue;
    const values = Object.fromEntries(parameters.map((name, at) => [name, parts[at]])) as unknown as TopicValues;
    return { kind, ...values, trailingSlash: parts.at(-1) === '/' };
  }
  return undefined;
}
