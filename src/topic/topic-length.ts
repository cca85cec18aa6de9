import { LIMITS } from '#contract/limits.js';
import { utf8Length } from '../json/utf8.js';

/** Maximum number of UTF-8 bytes per UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;

/** Whether a topic has more UTF-8 bytes than MQTT allows. Most topics are so short that counting is unnecessary. */
export function isTooLongForTopic(topic: string): boolean {
  if (topic.length * MAX_BYTES_PER_UNIT <= LIMITS.maxTopicBytes) return false;
  return topic.length > LIMITS.maxTopicBytes || utf8Length(topic) > LIMITS.maxTopicBytes;
}
