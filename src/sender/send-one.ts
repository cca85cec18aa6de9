import { POPUP_OPTION_FIELDS, POPUP_OPTION_NAMES } from '../../generated/v1/options.js';
import type { PopupOptions } from '../../generated/v1/types.js';
import { ContractError } from '../error/contract-error.js';
import { OPTION_OF_FIELD } from '../popup/create-popup.js';
import { millisecondsOption, type OptionRule, objectWith, optionIssues, stringOption } from './check-options.js';
import { type Payload, payloadOf } from './encode-for-publish.js';
import type { Message } from './outbox/entry.js';
import type { Outbox } from './outbox/outbox.js';
import type { Accepted, SendOptions } from './send-options.js';

/** What a sender adds to each of its messages. */
export interface MessageDefaults {
  /** The sender's application, for messages that name none. */
  appId: string | undefined;
  topicOf: (vin: string) => string;
}

/** The options of a popup take anything here: `createPopup` judges them. */
const judgedByCreatePopup: OptionRule = { isRight: () => true, expected: 'as createPopup has it' };

/** The options that make a popup. */
export const POPUP_RULES = Object.fromEntries(
  Object.keys(POPUP_OPTION_FIELDS).map((option) => [option, judgedByCreatePopup]),
) as Record<keyof PopupOptions, OptionRule>;

/** The options that make a popup for a car, and say how long it may wait. */
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
    const issues = optionIssues(given, SEND_RULES, OPTION_OF_FIELD);
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

/** The options of the popup among those of a message. A missing application is for `createPopup` to report. */
export function popupOptions(defaults: MessageDefaults, given: Partial<SendOptions<object>>): PopupOptions<object> {
  const options: Record<string, unknown> = {};
  for (const name of OPTION_NAMES) options[name] = given[name];
  options[POPUP_OPTION_NAMES.appId] ??= defaults.appId;
  return options as unknown as PopupOptions<object>;
}

const OPTION_NAMES = Object.keys(POPUP_OPTION_FIELDS) as (keyof PopupOptions)[];
