import { TOPICS, TRAILING_SLASH } from '#contract/topics.js';
import type { TopicKind } from '#contract/types.js';
import { type ParsedTopic, parseTopic } from '../topic/parse-topic.js';
import type { Fault } from './finding.js';
import type { TakenKind } from './payload-kind-names.js';

/** The topic that each kind of payload is published on; an event does not leave the car. */
const TOPIC_OF: Readonly<Record<TakenKind, TopicKind | undefined>> = {
  'popup-message': 'popup',
  'data-message': 'popup',
  'app-message': 'app-message',
  'popup-event': undefined,
};

/** A topic has no place in the payload. */
const BEGINNING = { offset: 0, endOffset: 0 };

/** What is wrong with the topic of a payload. */
export function topicFaults(topic: string, as: TakenKind): Fault[] {
  const parsed = parseTopic(topic);
  if (parsed === undefined) return [faultOf('invalid-topic', 'this is no topic of the contract')];
  return [...directionFaults(parsed, as), ...slashFaults(parsed, topic)];
}

function directionFaults({ kind }: ParsedTopic, as: TakenKind): Fault[] {
  if (kind === TOPIC_OF[as]) return [];
  const direction = TOPICS[kind].direction.replaceAll('-', ' ');
  const what = as === 'popup-event' ? 'events, which do not leave the car' : 'this one';
  return [faultOf('wrong-direction', `the topic is for messages from ${direction}, not for ${what}`)];
}

function slashFaults({ kind, trailingSlash }: ParsedTopic, topic: string): Fault[] {
  if (trailingSlash || !TRAILING_SLASH[kind]) return [];
  const message = 'the topic does not end in a slash, as it is documented in one place';
  return [{ ...faultOf('missing-trailing-slash', message), suggestion: `${topic}/` }];
}

function faultOf(ruleId: string, message: string): Fault {
  return { ruleId, pointer: '', message, range: BEGINNING };
}
