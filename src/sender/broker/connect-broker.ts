import { randomBytes } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import type { ContractError } from '../../error/contract-error.js';
import { isSecure, nameOf } from './broker-address.js';
import { readCredentials } from './broker-credentials.js';
import { type Attempt, connectFailure, connectTimeout } from './broker-failures.js';
import { type BrokerOptions, checkBrokerOptions, RECONNECT_DEFAULTS } from './broker-options.js';
import { type ReconnectDelays, reconnectWithBackoff } from './broker-reconnect.js';
import { loadMqtt } from './load-mqtt.js';

const DEFAULTS = { protocolVersion: 4, connectTimeoutMs: 10_000, keepaliveSeconds: 30 } as const;

/** Every broker takes an identifier of so many letters and digits (MQTT 3.1.1, 3.1.3.1). */
const CLIENT_ID_LENGTH = 23;
const CLIENT_ID_PREFIX = 'popup';

/**
 * Connects to an MQTT broker with what is safe for sending popups: an identifier of its own, a clean session, nothing
 * kept back in the client, the broker's certificate always verified, and after a loss patient attempts to connect again.
 * Needs the package `mqtt`. The client is the caller's: `client.endAsync()` ends it.
 *
 * Secrets come from options or files, never from the URL, and stand in no error. The user name is the `uid`; without
 * `mqtts:` or `wss:` it goes over the line in clear, and so does the password.
 *
 * A client that is refused when it connects again gives up, unless the reason may pass, such as a busy broker; its
 * `error` event tells. So does, with MQTT 5, one whose identifier another client has taken; its `disconnect` event tells.
 *
 * @param options - Where the broker is, who connects, and how patiently.
 * @returns An MQTT.js client that is connected, for `createPopupSender`. Settles within `connectTimeoutMs`.
 * @throws `ContractError`: `INVALID_OPTIONS` also for files that cannot be read. `REFUSED` when the broker refuses the
 * connection, with its `reasonCode`, and `LOGIN_REFUSED` in its issue when it is about user and password.
 * `NOT_CONNECTED` otherwise, and its issue says why: `UNREACHABLE`, `CERTIFICATE_REFUSED` (the broker wants a client
 * certificate, or another one), `UNTRUSTED_BROKER` (its own is not to be trusted) or `MISSING_PACKAGE`.
 *
 * @example
 * import { isContractError } from 'webportal-popup-contract';
 * import { connectPopupBroker, createPopupSender } from 'webportal-popup-contract/sender';
 *
 * async function remind(): Promise<void> {
 *   const client = await connectPopupBroker({
 *     url: 'mqtts://broker.example:8883',
 *     uid: 'MYUID01',
 *     passwordFile: '/run/secrets/mqtt-password',
 *     certFile: '/run/secrets/client.crt',
 *     keyFile: '/run/secrets/client.key',
 *   });
 *   const sender = createPopupSender({ client, uid: 'MYUID01', idApp: 'MY_APP_ID' });
 *   await sender.send({ vin: 'DEM0CAR0000000001', text: 'Your table is ready.', okButton: true });
 *   await sender.close();
 *   await client.endAsync();
 * }
 *
 * let code: string | undefined;
 * try {
 *   await connectPopupBroker({ url: 'mqtts://MYUID01:secret@broker.example:8883', uid: 'MYUID01' });
 * } catch (error) {
 *   if (isContractError(error)) code = error.code;
 * }
 * code; // => 'INVALID_OPTIONS'
 */
export async function connectPopupBroker(options: BrokerOptions): Promise<MqttClient> {
  const address = checkBrokerOptions(options);
  const { connectTimeoutMs = DEFAULTS.connectTimeoutMs, keepaliveSeconds = DEFAULTS.keepaliveSeconds } = options;
  const credentials = await readCredentials(options);
  const { connect } = await loadMqtt();
  const open = (): MqttClient => {
    const client = connect({
      ...address,
      ...credentials,
      username: options.uid,
      clientId: options.clientId ?? randomClientId(),
      clean: true,
      protocolVersion: options.protocolVersion ?? DEFAULTS.protocolVersion,
      queueQoSZero: false,
      rejectUnauthorized: true,
      connectTimeout: connectTimeoutMs,
      keepalive: keepaliveSeconds,
      // The first connection is made or it is not; afterwards reconnectWithBackoff sets this.
      reconnectPeriod: 0,
      // MQTT.js would log what it sends, and CONNECT holds the password.
      log: () => undefined,
    });
    client.on('connect', () => sendAtOnce(client));
    reconnectWithBackoff(client, delaysOf(options));
    return client;
  };
  const hasCertificate = credentials.cert !== undefined;
  const attempt = { broker: nameOf(address), isSecure: isSecure(address), hasCertificate };
  return await firstConnection(open, attempt, connectTimeoutMs);
}

function randomClientId(): string {
  return `${CLIENT_ID_PREFIX}${randomBytes(CLIENT_ID_LENGTH).toString('hex')}`.slice(0, CLIENT_ID_LENGTH);
}

function delaysOf(options: BrokerOptions): ReconnectDelays | undefined {
  if (options.reconnect === false) return undefined;
  const firstMs = options.reconnectDelayMs ?? RECONNECT_DEFAULTS.reconnectDelayMs;
  const longestMs = options.longestReconnectDelayMs ?? RECONNECT_DEFAULTS.longestReconnectDelayMs;
  return { firstMs, longestMs: Math.max(firstMs, longestMs) };
}

/**
 * MQTT.js writes a packet in pieces. By default the kernel keeps small pieces back until the broker has acknowledged
 * those before, and brokers take their time with that.
 */
function sendAtOnce({ stream }: MqttClient): void {
  // A WebSocket does so by itself.
  if ('setNoDelay' in stream && typeof stream.setNoDelay === 'function') stream.setNoDelay(true);
}

/** Settles in time. After a failure nothing is left of the connection. */
function firstConnection(open: () => MqttClient, attempt: Attempt, timeoutMs: number): Promise<MqttClient> {
  return new Promise((resolve, reject) => {
    let client: MqttClient | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      client?.removeListener('connect', onConnect);
      client?.removeListener('error', onFailure);
      client?.removeListener('close', onFailure);
      client?.stream.removeListener('error', onFailure);
    };
    const fail = (failure: ContractError): void => {
      settle();
      client?.end(true);
      reject(failure);
    };
    const onConnect = (): void => {
      settle();
      if (client !== undefined) resolve(client);
    };
    const onFailure = (error?: unknown): void => fail(connectFailure(error, attempt));
    // Before MQTT.js sets its own.
    const timer = setTimeout(() => fail(connectTimeout(attempt.broker, timeoutMs)), timeoutMs);
    try {
      client = open();
      client.on('connect', onConnect);
      client.on('error', onFailure);
      client.on('close', onFailure);
      // MQTT.js keeps errors without a code to itself, such as a WebSocket that is refused.
      client.stream.on('error', onFailure);
    } catch (error) {
      onFailure(error);
    }
  });
}
