import {
  APP_MESSAGE,
  DATA_MESSAGE,
  type ExplainedKind,
  LEGACY_POPUP_EVENT,
  NOTIFICATION_POPUP_EVENT,
  POPUP_MESSAGE,
} from '#contract/kinds.js';
import {
  APP_MESSAGE_FIELDS,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  NOTIFICATION_TYPE,
  POPUP_MESSAGE_CONSTANTS,
  POPUP_MESSAGE_FIELDS,
} from '#contract/names.js';
import { isData } from '../message/other-messages.js';
import { isRecord } from '../message/validate.js';
import { parseTopic } from '../topic/parse-topic.js';
import type { PayloadKind, TakenKind } from './payload-kind-names.js';

/** What a payload is taken for: what is said, or else what its topic is for, or else what is there. */
export function takenFor(as: PayloadKind | undefined, topic: string | undefined, value: unknown): TakenKind {
  if (as !== undefined && as !== 'server-message') return as;
  const topicKind = topic === undefined ? undefined : parseTopic(topic)?.kind;
  if (as === undefined && topicKind === 'app-message') return topicKind;
  if (isData(value)) return 'data-message';
  return as === undefined && isEvent(value) ? 'popup-event' : 'popup-message';
}

/** What no event has, and no event's misspelt field is mistaken for. */
const MESSAGE_FIELDS = [...Object.values(POPUP_MESSAGE_FIELDS), ...Object.keys(POPUP_MESSAGE_CONSTANTS)].filter(
  (field) => field !== APP_MESSAGE_FIELDS.content,
);

function isEvent(value: unknown): boolean {
  if (!isRecord(value) || MESSAGE_FIELDS.some((field) => Object.hasOwn(value, field))) return false;
  return typeof (value as Record<string, unknown>)[NOTIFICATION_POPUP_EVENT_FIELDS.type] === 'string';
}

type KindOf = (value: unknown) => ExplainedKind;

const KINDS: Readonly<Record<TakenKind, KindOf>> = {
  'popup-message': () => POPUP_MESSAGE,
  'data-message': () => DATA_MESSAGE,
  'app-message': () => APP_MESSAGE,
  // The oldest shape is told from the others by its type (PROTOCOL.md §5).
  'popup-event': (value) => (hasNotificationType(value) ? NOTIFICATION_POPUP_EVENT : LEGACY_POPUP_EVENT),
};

/** The kind whose validator judges a value. */
export function kindOf(taken: TakenKind, value: unknown): ExplainedKind {
  return KINDS[taken](value);
}

function hasNotificationType(value: unknown): boolean {
  if (!isRecord(value)) return true;
  const field = NOTIFICATION_POPUP_EVENT_FIELDS.type;
  return !Object.hasOwn(value, field) || (value as Record<string, unknown>)[field] === NOTIFICATION_TYPE;
}
