import type { MqttClient } from 'mqtt';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { isPassing, reasonCodeOf } from '../reason-codes.js';

/** Bounds of the exponential backoff. */
export interface ReconnectDelays {
  /** The delay after a stable connection, in ms; doubles after each one that was not stable. */
  firstMs: number;
  /** The longest delay, and the duration from which a connection counts as stable, in ms. */
  longestMs: number;
}

/** MQTT 5 (3.14.2.1): another client has connected with the same client identifier. */
const SESSION_TAKEN_OVER = 0x8e;

/** MQTT.js reads `reconnectPeriod` each time a connection closes; 0 disables reconnecting. */
type ReconnectOptions = Pick<MqttClient['options'], 'reconnectPeriod' | 'reconnectOnConnackError'>;

type ReconnectingClient = Pick<MqttClient, 'on' | 'prependListener'> & { readonly options: ReconnectOptions };

/**
 * Adds exponential backoff with jitter to MQTT.js, which reconnects at a constant rate. Two clients with the same
 * client identifier keep disconnecting each other; they back off too, since none of their connections is stable. With
 * MQTT 5 the broker reports the takeover, and the disconnected client stops reconnecting.
 */
export function reconnectWithBackoff(
  client: ReconnectingClient,
  delays: ReconnectDelays | undefined,
  clock: Pick<Clock, 'now'> = systemClock,
): void {
  const { options } = client;
  let delayMs = 0;
  let connectedAt: number | undefined;
  let isTakenOver = false;

  client.on('connect', () => {
    connectedAt = clock.now();
    isTakenOver = false;
    // While the period is 0, MQTT.js does not record subscriptions for the next connection.
    if (delays !== undefined) options.reconnectPeriod = Math.max(delayMs, delays.firstMs);
  });
  client.on('disconnect', ({ reasonCode }) => {
    isTakenOver = reasonCode === SESSION_TAKEN_OVER;
  });
  client.on('error', (error) => {
    // By default MQTT.js stops after a refused CONNECT: right for a wrong password, wrong for a busy broker.
    options.reconnectOnConnackError = isPassing(reasonCodeOf(error) ?? 0);
  });
  // Must run before MQTT.js's own listener, which reads `reconnectPeriod`.
  client.prependListener('close', () => {
    // The first connection has failed, which connectPopupBroker reports, or reconnecting is off.
    if (options.reconnectPeriod === 0 || delays === undefined) return;
    const wasStable = connectedAt !== undefined && clock.now() - connectedAt >= delays.longestMs;
    delayMs = wasStable || delayMs === 0 ? delays.firstMs : Math.min(2 * delayMs, delays.longestMs);
    connectedAt = undefined;
    // Jitter, so that clients do not all reconnect at once when a broker is back.
    options.reconnectPeriod = isTakenOver ? 0 : Math.ceil(delayMs * (0.5 + Math.random() / 2));
  });
}
