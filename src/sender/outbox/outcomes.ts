import type { ContractError } from '../../error/contract-error.js';
import { notConnected, outcomeUnknown, refused } from '../failures.js';
import { reasonCodeOf } from '../reason-codes.js';
import type { Accepted } from '../send-options.js';
import type { Message } from './entry.js';

/** The outcome of a successful publish. With QoS 0 there is no PUBACK, so the status is only `sent`. */
export function publishSuccess({ vin, topic, bytes }: Message, qos: 0 | 1, reasonCode: number): Accepted {
  const status = qos === 0 ? 'sent' : 'accepted';
  return { status, vin, topic, bytes, acknowledgedAt: Date.now(), reasonCode };
}

/** The outcome when MQTT.js calls back with an error: refused by the broker, sent or not sent. */
export function publishFailure(error: Error, mayHaveBeenSent: boolean): ContractError {
  const reasonCode = reasonCodeOf(error);
  if (reasonCode !== undefined) return refused('the message', reasonCode, error);
  if (mayHaveBeenSent) return outcomeUnknown('the MQTT client reported an error', error);
  return notConnected('the MQTT client rejected the message', error);
}
