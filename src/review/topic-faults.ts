import { TOPICS, TRAILING_SLASH } from '../../generated/v1/topics.js';
import type { TopicKind } from '../../generated/v1/types.js';
import { type ParsedTopic, parseTopic } from '../topic/parse-topic.js';
import type { Fault } from './finding.js';
import type { Review } from './review-payload.js';

/** The topic that each kind of payload is published on. */
const TOPIC_OF: Readonly<Record<Review['as'], TopicKind>> = {
  'popup-message': 'popup',
  'data-message': 'popup',
  'app-message': 'app-message',
};

/** A topic has no place in the payload. */
const BEGINNING = { offset: 0, endOffset: 0 };

/** What is wrong with the topic of a payload. */
export function topicFaults(topic: string, as: Review['as']): Fault[] {
  const parsed = parseTopic(topic);
  if (parsed === undefined) return [faultOf('invalid-topic', 'this is no topic of the contract')];
  return [...directionFaults(parsed, as), ...slashFaults(parsed)];
}

function directionFaults({ kind }: ParsedTopic, as: Review['as']): Fault[] {
  if (kind === TOPIC_OF[as]) return [];
  const { direction } = TOPICS[kind];
  return [
    faultOf('wrong-direction', `the topic is for messages from ${direction.replaceAll('-', ' ')}, not for this one`),
  ];
}

function slashFaults({ kind, trailingSlash }: ParsedTopic): Fault[] {
  if (trailingSlash || !TRAILING_SLASH[kind]) return [];
  return [faultOf('missing-trailing-slash', 'the topic does not end in a slash, as it is documented in one place')];
}

function faultOf(ruleId: string, message: string): Fault {
  return { ruleId, pointer: '', message, range: BEGINNING };
}
