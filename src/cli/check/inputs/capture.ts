import { parseTopic } from '../../../topic/parse-topic.js';
import { type FileLine, isBlank, linesOf } from './lines.js';
import type { FilePayload, SplitPayloads } from './payload.js';
import { utf16Length } from './utf16-length.js';

const SPACE = 0x20;

/** What no line of a topic begins with: white space, and what begins a line of JSON. */
const NO_TOPIC = /^[\s"{}[\],:\d-]/;

/**
 * A capture of `mosquitto_sub -F '%t %p'`: in front of each payload its topic and a space. A payload may have lines of its
 * own: a line that cannot begin with a topic belongs to the payload before it.
 */
export const capturedMessages: SplitPayloads = function* (bytes) {
  let message: FilePayload | undefined;
  for (const line of linesOf(bytes)) {
    const topic = topicOf(line, message === undefined);
    if (topic !== undefined) {
      if (message !== undefined) yield message;
      message = startOf(line, topic);
    } else if (message !== undefined) {
      const { byteOffset } = message;
      message.bytes = bytes.subarray(byteOffset, line.byteOffset + line.bytes.length);
    }
  }
  if (message !== undefined) yield message;
};

/** The topic that a line begins with. The first line that is not blank has one, whatever it is. */
function topicOf({ bytes }: FileLine, isFirst: boolean): string | undefined {
  if (isBlank(bytes)) return undefined;
  const space = bytes.indexOf(SPACE);
  const topic = (space === -1 ? bytes : bytes.subarray(0, space)).toString();
  const isLikely = isFirst || parseTopic(topic) !== undefined || (topic.includes('/') && !NO_TOPIC.test(topic));
  return isLikely ? topic : undefined;
}

function startOf({ bytes, line, byteOffset, offset }: FileLine, topic: string): FilePayload {
  const space = bytes.indexOf(SPACE);
  const before = space === -1 ? bytes.length : space + 1;
  const skipped = utf16Length(bytes.subarray(0, before));
  return {
    bytes: bytes.subarray(before),
    byteOffset: byteOffset + before,
    line,
    column: 1 + skipped,
    offset: offset + skipped,
    topic: { text: topic, line, column: 1, offset },
  };
}
