import { randomBytes } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import type { ContractError } from '../../error/contract-error.js';
import { loadMqtt } from '../../peers/load-mqtt.js';
import { Inbox } from '../inbox/inbox.js';
import { attachInbox } from '../inbox/message-inbox.js';
import { isSecure, nameOf } from './broker-address.js';
import { readCredentials } from './broker-credentials.js';
import { type Attempt, connectFailure, connectTimeout } from './broker-failures.js';
import { type BrokerOptions, checkBrokerOptions, RECONNECT_DEFAULTS } from './broker-options.js';
import { type ReconnectDelays, reconnectWithBackoff } from './broker-reconnect.js';

const DEFAULTS = {
  protocolVersion: 4,
  connectTimeoutMs: 10_000,
  keepaliveSeconds: 30,
  handlerConcurrency: 20,
} as const;

/** Every broker accepts client identifiers of up to this many letters and digits (MQTT 3.1.1, 3.1.3.1). */
const CLIENT_ID_LENGTH = 23;
const CLIENT_ID_PREFIX = 'popup';

/**
 * Connects to an MQTT broker with safe settings for sending popups: a unique client identifier, a clean session, no
 * queue in the client, app messages acknowledged after they were handled, the broker's certificate always verified, and reconnecting with exponential backoff. Needs the
 * package `mqtt`. The caller owns the client, and ends it with `client.endAsync()`.
 *
 * Secrets come from options or files, never from the URL, and no error contains them. The user name is the `uid`;
 * without `mqtts:` or `wss:`, user name and password are sent unencrypted.
 *
 * With `sessionExpirySeconds` and a `clientId` the session is kept: an app message whose handler had not finished when the
 * process died comes again, to the next process that connects with this identifier and calls `onAppMessage`.
 *
 * A client stops reconnecting when the broker refuses it, which it reports by its `error` event; after a temporary
 * refusal, such as a busy broker, it goes on. With MQTT 5 it also stops when another client takes over its client
 * identifier, which it reports by its `disconnect` event.
 *
 * @param options - The broker's address, the credentials and the timeouts.
 * @returns A connected MQTT.js client for `createPopupSender`. Settles within `connectTimeoutMs`.
 * @throws `ContractError`: `INVALID_OPTIONS`, also for files that cannot be read. `REFUSED` when the broker refuses the
 * connection, with its `reasonCode`, and with `LOGIN_REFUSED` in its issue when it refuses the login. `NOT_CONNECTED`
 * otherwise, with the reason in its issue: `UNREACHABLE`, `CERTIFICATE_REFUSED` (the broker requires a client
 * certificate, or refuses the given one), `UNTRUSTED_BROKER` (the broker's certificate failed verification) or
 * `MISSING_PACKAGE`.
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
  const { protocolVersion = DEFAULTS.protocolVersion, sessionExpirySeconds = 0 } = options;
  const { handlerConcurrency = DEFAULTS.handlerConcurrency } = options;
  const keepsSession = sessionExpirySeconds > 0;
  const credentials = await readCredentials(options);
  const { connect } = await loadMqtt();
  const open = (): MqttClient => {
    const client = connect({
      ...address,
      ...credentials,
      username: options.uid,
      clientId: options.clientId ?? randomClientId(),
      clean: !keepsSession,
      protocolVersion,
      ...(protocolVersion === 5
        ? { properties: { sessionExpiryInterval: sessionExpirySeconds, receiveMaximum: handlerConcurrency } }
        : {}),
      queueQoSZero: false,
      rejectUnauthorized: true,
      connectTimeout: connectTimeoutMs,
      keepalive: keepaliveSeconds,
      // The first attempt is not repeated; once connected, reconnectWithBackoff sets this.
      reconnectPeriod: 0,
      // MQTT.js would log its packets, and CONNECT contains the password.
      log: () => undefined,
    });
    attachInbox(client, new Inbox(client, { concurrency: handlerConcurrency, keepsSession }));
    client.on('connect', () => disableNagle(client));
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
 * MQTT.js writes a packet in several pieces. Nagle's algorithm delays small pieces until the previous ones are
 * acknowledged, and brokers delay their TCP acknowledgements.
 */
function disableNagle({ stream }: MqttClient): void {
  // WebSocket streams have no such method, and disable it themselves.
  if ('setNoDelay' in stream && typeof stream.setNoDelay === 'function') stream.setNoDelay(true);
}

/** Resolves once connected; rejects on a failure or after `timeoutMs`, and then ends the client. */
function firstConnection(open: () => MqttClient, attempt: Attempt, timeoutMs: number): Promise<MqttClient> {
  return new Promise((resolve, reject) => {
    let client: MqttClient | undefined;
    const cleanUp = (): void => {
      clearTimeout(timer);
      client?.removeListener('connect', onConnect);
      client?.removeListener('error', onFailure);
      client?.removeListener('close', onFailure);
      client?.stream.removeListener('error', onFailure);
    };
    const fail = (failure: ContractError): void => {
      cleanUp();
      client?.end(true);
      reject(failure);
    };
    const onConnect = (): void => {
      cleanUp();
      if (client !== undefined) resolve(client);
    };
    const onFailure = (error?: unknown): void => fail(connectFailure(error, attempt));
    // Set before MQTT.js sets its own timer, so that this one fires first.
    const timer = setTimeout(() => fail(connectTimeout(attempt.broker, timeoutMs)), timeoutMs);
    try {
      client = open();
      client.on('connect', onConnect);
      client.on('error', onFailure);
      client.on('close', onFailure);
      // MQTT.js emits no `error` for errors without a code, such as a refused WebSocket.
      client.stream.on('error', onFailure);
    } catch (error) {
      onFailure(error);
    }
  });
}
