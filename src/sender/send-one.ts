import { ContractError } from '../error/contract-error.js';
import type { PopupOptions } from '../popup/create-popup.js';
import { millisecondsOption, type OptionRule, objectWith, optionIssues, stringOption } from './check-options.js';
import { type Payload, payloadOf } from './encode-for-publish.js';
import type { Message } from './outbox/entry.js';
import type { Outbox } from './outbox/outbox.js';
import type { Accepted, SendOptions } from './send-options.js';

/** What a sender's messages have in common. */
export interface MessageDefaults {
  idApp: string | undefined;
  topicOf: (vin: string) => string;
}

/** Anything: `createPopup` judges it. */
const judgedByCreatePopup: OptionRule = { isRight: () => true, expected: 'as createPopup has it' };

/** What makes a popup. */
export const POPUP_RULES: Record<keyof PopupOptions, OptionRule> = {
  idApp: judgedByCreatePopup,
  text: judgedByCreatePopup,
  okButton: judgedByCreatePopup,
  content: judgedByCreatePopup,
};

/** What makes a popup for a car, and how long it may wait. */
export const MESSAGE_RULES: Record<keyof Omit<SendOptions, 'signal'>, OptionRule> = {
  vin: stringOption,
  ...POPUP_RULES,
  waitMs: millisecondsOption,
  timeToLiveMs: millisecondsOption,
};

const SEND_RULES = { ...MESSAGE_RULES, signal: objectWith('addEventListener', 'removeEventListener') };

/** `send`: nothing happens before all of it is known to be right. */
export function sendOne(outbox: Outbox, defaults: MessageDefaults, options: SendOptions<object>): Promise<Accepted> {
  return new Promise((resolve, reject) => {
    const given = Object(options) as SendOptions<object>;
    const issues = optionIssues(given, SEND_RULES);
    if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
    const message = makeMessage(defaults, given);
    outbox.add(message, (outcome) => ('status' in outcome ? resolve(outcome) : reject(outcome)), given.signal);
  });
}

/** Topic and payload of a message, both judged. A payload that is the same for many cars can be given. */
export function makeMessage(defaults: MessageDefaults, given: SendOptions<object>, shared?: Payload): Message {
  const { vin, waitMs = 0, timeToLiveMs = Number.POSITIVE_INFINITY } = given;
  const topic = defaults.topicOf(vin);
  const { payload, bytes } = shared ?? payloadOf(popupOptions(defaults, given));
  return { vin, topic, payload, bytes, waitMs, timeToLiveMs };
}

/** Left out, idApp is missed by createPopup. */
export function popupOptions(
  defaults: MessageDefaults,
  { idApp = defaults.idApp, text, okButton, content }: Omit<SendOptions<object>, 'vin'>,
): PopupOptions<object> {
  return { idApp, text, okButton, content } as PopupOptions<object>;
}
