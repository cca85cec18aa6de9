import { LIMITS } from '../../generated/v1/limits.js';
import { utf8Length } from '../json/utf8.js';

/** The most bytes that one UTF-16 unit takes in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

/** Whether a topic takes more bytes in UTF-8 than MQTT allows. Most topics are so short that nothing has to be counted. */
export function isTooLongForTopic(topic: string): boolean {
  if (topic.length * MAX_BYTES_PER_UNIT <= LIMITS.maxTopicBytes) return false;
  return topic.length > LIMITS.maxTopicBytes || utf8Length(topic) > LIMITS.maxTopicBytes;
}
