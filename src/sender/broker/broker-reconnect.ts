import type { MqttClient } from 'mqtt';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { isPassing, reasonCodeOf } from '../reason-codes.js';

/** How patiently to connect again. */
export interface ReconnectDelays {
  /** The delay after a connection that lasted; doubles with every one that did not. */
  firstMs: number;
  /** The longest delay, and how long a connection must have lasted. */
  longestMs: number;
}

/** MQTT 5 (3.14.2.1): somebody else has connected with our client identifier. */
const SESSION_TAKEN_OVER = 0x8e;

/** MQTT.js reads this option whenever a connection is closed; 0 is for never. */
type ReconnectOptions = Pick<MqttClient['options'], 'reconnectPeriod' | 'reconnectOnConnackError'>;

type Reconnecting = Pick<MqttClient, 'on' | 'prependListener'> & { readonly options: ReconnectOptions };

/**
 * Makes MQTT.js, which would connect again at a constant rate for ever, take its time. Two clients that take one client
 * identifier from each other grow slow, since no connection of theirs lasts; with MQTT 5, where the broker says so, the
 * first one stops for good.
 */
export function reconnectWithBackoff(
  client: Reconnecting,
  delays: ReconnectDelays | undefined,
  clock: Pick<Clock, 'now'> = systemClock,
): void {
  const { options } = client;
  let delay = 0;
  let connectedAt: number | undefined;
  let isTakenOver = false;

  client.on('connect', () => {
    connectedAt = clock.now();
    isTakenOver = false;
    // Only with a period other than 0 does MQTT.js remember what is subscribed from now on.
    if (delays !== undefined) options.reconnectPeriod = Math.max(delay, delays.firstMs);
  });
  client.on('disconnect', ({ reasonCode }) => {
    isTakenOver = reasonCode === SESSION_TAKEN_OVER;
  });
  client.on('error', (error) => {
    // By itself MQTT.js gives up when the broker refuses a login: right for a wrong password, wrong for a busy broker.
    options.reconnectOnConnackError = isPassing(reasonCodeOf(error) ?? 0);
  });
  // In front of MQTT.js's own listener.
  client.prependListener('close', () => {
    // Never connected: that is for whoever connects to judge.
    if (options.reconnectPeriod === 0 || delays === undefined) return;
    const lasted = connectedAt !== undefined && clock.now() - connectedAt >= delays.longestMs;
    delay = lasted || delay === 0 ? delays.firstMs : Math.min(2 * delay, delays.longestMs);
    connectedAt = undefined;
    // Spread: a broker that comes back is not met by all its clients at once.
    options.reconnectPeriod = isTakenOver ? 0 : Math.ceil(delay * (0.5 + Math.random() / 2));
  });
}
