import { POPUP_OPTION_FIELDS } from '#contract/options.js';
import type { PopupOptions } from '#contract/types.js';
import { ContractError } from '../error/contract-error.js';
import {
  millisecondsOption,
  type OptionRule,
  type OptionRules,
  objectWith,
  optionIssues,
  stringOption,
} from '../options/check-options.js';
import { OPTION_OF_FIELD } from '../popup/create-popup.js';
import { type Payload, payloadOf } from './encode-for-publish.js';
import type { Message } from './outbox/entry.js';
import type { Outbox } from './outbox/outbox.js';
import type { Accepted, SendOptions } from './send-options.js';
import type { Telemetry } from './telemetry/telemetry.js';

/** What a sender builds each message with. */
export interface MessageDefaults {
  /** The sender's application id, for messages without their own. */
  appId: string | undefined;
  topicOf: (vin: string) => string;
}

/** The same, and who is told of messages that cannot be built. */
export interface SendDefaults extends MessageDefaults {
  telemetry: Telemetry;
}

/** Accepts any value: `createPopup` validates the popup's options. */
const validatedByCreatePopup: OptionRule = { isRight: () => true, expected: 'as createPopup has it' };

/** Rules for the popup's options. */
export const POPUP_RULES = Object.fromEntries(
  Object.keys(POPUP_OPTION_FIELDS).map((option) => [option, validatedByCreatePopup]),
) as Record<keyof PopupOptions, OptionRule>;

/** Rules for a message: its car, its popup and its times. */
export const MESSAGE_RULES: Record<keyof Omit<SendOptions, 'signal'>, OptionRule> = {
  vin: stringOption,
  ...POPUP_RULES,
  waitMs: millisecondsOption,
  timeToLiveMs: millisecondsOption,
};

export const SEND_RULES = { ...MESSAGE_RULES, signal: objectWith('addEventListener', 'removeEventListener') };

/**
 * Implements `send`: validates the whole message, then adds it to the outbox.
 *
 * Rejects with the `ContractError` codes listed at `PopupSender.send`.
 */
export function sendOne(
  outbox: Outbox,
  defaults: SendDefaults,
  options: SendOptions<object>,
  skipLimit: boolean,
): Promise<Accepted> {
  return new Promise((resolve, reject) => {
    const message = builtMessage(defaults, options);
    const settle = (outcome: Accepted | ContractError): void =>
      'status' in outcome ? resolve(outcome) : reject(outcome);
    outbox.add(message, settle, options.signal, skipLimit);
  });
}

function builtMessage(defaults: SendDefaults, options: SendOptions<object>): Message {
  try {
    return checkedMessage(defaults, options, SEND_RULES);
  } catch (error) {
    defaults.telemetry.refused(error, options);
    throw error;
  }
}

/**
 * The message that options describe, if all of them are right.
 *
 * @throws `ContractError` with the code `INVALID_TOPIC`, `INVALID_MESSAGE` or `TOO_LARGE`.
 */
export function checkedMessage(defaults: MessageDefaults, options: SendOptions<object>, rules: OptionRules): Message {
  const given = Object(options) as SendOptions<object>;
  const issues = optionIssues(given, rules, OPTION_OF_FIELD);
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  return makeMessage(defaults, given);
}

/**
 * Builds a message. `shared` is a payload encoded earlier, for many cars.
 *
 * @throws `ContractError` with the code `INVALID_TOPIC`, `INVALID_MESSAGE` or `TOO_LARGE`.
 */
export function makeMessage(defaults: MessageDefaults, given: SendOptions<object>, shared?: Payload): Message {
  const { vin, waitMs = 0, timeToLiveMs = Number.POSITIVE_INFINITY } = given;
  const topic = defaults.topicOf(vin);
  const { payload, bytes } = shared ?? payloadOf(given, defaults.appId);
  return { vin, topic, payload, bytes, waitMs, timeToLiveMs };
}
