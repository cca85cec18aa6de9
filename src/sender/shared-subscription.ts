/**
 * Shared subscriptions: of all that subscribe to `$share/GROUP/FILTER`, the broker sends each message to one (MQTT 5, 4.8.2). Many brokers
 * have them for MQTT 3.1.1, too. The messages come on their own topics.
 */
import { IS_TOPIC_VALUE } from '#contract/topics.js';
import { ContractError } from '../error/contract-error.js';
import type { OptionRule } from '../options/check-options.js';
import { isTooLongForTopic } from '../topic/topic-length.js';
import { refused } from './failures.js';
import { SHARED_NOT_SUPPORTED } from './reason-codes.js';
import type { SenderClient } from './sender-client.js';

/** A name is one level of the filter, as a user name is. */
export const SHARED_GROUP_RULE: OptionRule = {
  isRight: (value: unknown) => IS_TOPIC_VALUE.uid(value),
  expected: 'a text that is not empty, without /, +, #, control characters and lone surrogates',
};

/** The filter for a member of the group; the filter itself without a group. Throws `INVALID_OPTIONS` if it is too long. */
export function filterForGroup(filter: string, group: string | undefined): string {
  if (group === undefined) return filter;
  const shared = `$share/${group}/${filter}`;
  if (isTooLongForTopic(shared)) throw wrongGroup('sharedGroup makes the topic filter too long');
  return shared;
}

/** Answers reach any member of the group, so what one remembers alone is of no use. Throws `INVALID_OPTIONS`. */
export function checkGroup({ sharedGroup, receipts }: { sharedGroup?: unknown; receipts?: unknown }): void {
  if (sharedGroup === undefined || receipts !== undefined) return;
  throw wrongGroup(
    'sharedGroup needs the option receipts, with a store that the whole group shares, such as redisReceipts',
  );
}

/** Throws `REFUSED` if the broker has said that it has none (MQTT 5): subscribing would end the connection. */
export function checkBrokerShares({ serverProperties }: SenderClient): void {
  if (serverProperties?.sharedSubscriptionAvailable === false) throw refused('the subscription', SHARED_NOT_SUPPORTED);
}

function wrongGroup(message: string): ContractError {
  return new ContractError('INVALID_OPTIONS', [{ code: 'WRONG_OPTION', pointer: '/sharedGroup', message }]);
}
