import type { ContractError } from '../../error/contract-error.js';
import { notConnected, outcomeUnknown, refused } from '../failures.js';
import { reasonCodeOf } from '../reason-codes.js';
import type { Accepted } from '../send-options.js';
import type { Message } from './entry.js';

/** What an acknowledgement means. With QoS 0 there is none, and nobody has accepted anything. */
export function acknowledged({ vin, topic, bytes }: Message, qos: 0 | 1, reasonCode: number): Accepted {
  const status = qos === 0 ? 'sent' : 'accepted';
  return { status, vin, topic, bytes, acknowledgedAt: Date.now(), reasonCode };
}

/** What it means that MQTT.js reports a failure. */
export function failedBy(error: Error, hasSent: boolean): ContractError {
  const reasonCode = reasonCodeOf(error);
  if (reasonCode !== undefined) return refused('the message', reasonCode, error);
  if (hasSent) return outcomeUnknown('the MQTT client gave up', error);
  return notConnected('the MQTT client does not take messages', error);
}
