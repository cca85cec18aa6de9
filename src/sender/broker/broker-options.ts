import { ContractError } from '../../error/contract-error.js';
import type { Issue } from '../../error/issue.js';
import {
  booleanOption,
  checkOptions,
  MAX_TIMER_MS,
  millisecondsOption,
  type OptionRule,
  stringOption,
} from '../../options/check-options.js';
import { type BrokerAddress, isSecure, readBrokerUrl } from './broker-address.js';

/**
 * How to connect to a broker (PROTOCOL.md §2).
 *
 * @example
 * import type { BrokerOptions } from 'webportal-popup-contract/sender';
 *
 * const options: BrokerOptions = {
 *   url: 'mqtts://broker.example:8883',
 *   uid: 'MYUID01',
 *   passwordFile: '/run/secrets/mqtt-password',
 *   certFile: '/run/secrets/client.crt',
 *   keyFile: '/run/secrets/client.key',
 * };
 */
export interface BrokerOptions {
  /** `mqtts://host:port` or `wss:`; without encryption, `mqtt:` or `ws:`. Must not contain a user or password. */
  url: string;
  /** The partner's MQTT user name. */
  uid: string;
  /** The MQTT password. */
  password?: string | undefined;
  /** Path of a file with the password; one line break at its end is ignored. */
  passwordFile?: string | undefined;
  /** The client certificate in PEM, followed by any intermediate certificates. */
  cert?: string | Uint8Array | undefined;
  /** Path of a file with `cert`. */
  certFile?: string | undefined;
  /** The private key of the client certificate in PEM. */
  key?: string | Uint8Array | undefined;
  /** Path of a file with `key`. */
  keyFile?: string | undefined;
  /** The passphrase of an encrypted private key. */
  passphrase?: string | undefined;
  /** The CA certificates to trust, in PEM; those of Node by default. */
  ca?: string | Uint8Array | undefined;
  /** Path of a file with `ca`. */
  caFile?: string | undefined;
  /**
   * The MQTT client identifier; random by default. Clients with the same identifier disconnect each other: each process of
   * several needs its own.
   */
  clientId?: string | undefined;
  /**
   * How long the broker keeps the session without a connection, in seconds; 0 by default: not at all. In a kept session,
   * which needs a `clientId`, the broker keeps the app messages that were not handled, also while there is no process. With
   * MQTT 3.1.1 any other number keeps it for as long as the broker likes.
   */
  sessionExpirySeconds?: number | undefined;
  /**
   * Maximum number of app messages that are handled at a time, 20 by default: the window of a common broker. With MQTT 5 it
   * is the receive maximum, so the broker holds back the rest; with MQTT 3.1.1 the broker has a limit of its own.
   */
  handlerConcurrency?: number | undefined;
  /** 4 is MQTT 3.1.1, the default; 5 is MQTT 5. */
  protocolVersion?: 4 | 5 | undefined;
  /** Timeout of the first connection, in ms; 10,000 by default. */
  connectTimeoutMs?: number | undefined;
  /** Whether to reconnect when the connection is lost; `true` by default. */
  reconnect?: boolean | undefined;
  /** Delay before reconnecting, in ms; 1,000 by default. Doubles until a connection lasts; jitter cuts up to half. */
  reconnectDelayMs?: number | undefined;
  /** Upper bound of the delay, in ms; 30,000 by default. A connection that lasted this long resets the delay. */
  longestReconnectDelayMs?: number | undefined;
  /** MQTT keep-alive interval in seconds; 30 by default, 0 disables it. */
  keepaliveSeconds?: number | undefined;
}

/** MQTT encodes string lengths, the keep-alive and the receive maximum in two bytes (MQTT 5, 1.5.4, 3.1.2.10, 3.1.2.11.3). */
const MAX_UINT16 = 0xffff;

/** MQTT 5 encodes the session expiry interval in four bytes; the largest number means never (3.1.2.11.2). */
const MAX_UINT32 = 0xffff_ffff;

const mqttStringOption: OptionRule = {
  isRight: (value: unknown) =>
    typeof value === 'string' && value !== '' && !value.includes('\0') && Buffer.byteLength(value) <= MAX_UINT16,
  expected: `a non-empty string of at most ${MAX_UINT16} bytes, without U+0000`,
};
const pemOption: OptionRule = {
  isRight: (value: unknown) => (typeof value === 'string' || value instanceof Uint8Array) && value.length > 0,
  expected: 'PEM, as a string or Uint8Array',
};
const delayOption: OptionRule = {
  isRight: (value: never) => millisecondsOption.isRight(value) && value >= 1,
  expected: `a number of milliseconds from 1 to ${MAX_TIMER_MS}`,
};

function integerOption(least: number, most: number): OptionRule {
  return {
    isRight: (value: number) => Number.isInteger(value) && value >= least && value <= most,
    expected: `a whole number from ${least} to ${most}`,
  };
}

const RULES: Record<keyof BrokerOptions, OptionRule> = {
  url: stringOption,
  uid: mqttStringOption,
  password: mqttStringOption,
  passwordFile: stringOption,
  cert: pemOption,
  certFile: stringOption,
  key: pemOption,
  keyFile: stringOption,
  passphrase: stringOption,
  ca: pemOption,
  caFile: stringOption,
  clientId: mqttStringOption,
  sessionExpirySeconds: integerOption(0, MAX_UINT32),
  handlerConcurrency: integerOption(1, MAX_UINT16),
  protocolVersion: { isRight: (value) => [4, 5].includes(value), expected: '4 (MQTT 3.1.1) or 5' },
  connectTimeoutMs: delayOption,
  reconnect: booleanOption,
  reconnectDelayMs: delayOption,
  longestReconnectDelayMs: delayOption,
  keepaliveSeconds: integerOption(0, MAX_UINT16),
};

export const RECONNECT_DEFAULTS = { reconnectDelayMs: 1_000, longestReconnectDelayMs: 30_000 };

/** Options that apply to encrypted connections only. */
const TLS_OPTIONS = ['cert', 'certFile', 'key', 'keyFile', 'passphrase', 'ca', 'caFile'] as const;

/** Pairs of options for one value: given directly, or in a file. */
const FILE_OPTIONS = [
  ['password', 'passwordFile'],
  ['cert', 'certFile'],
  ['key', 'keyFile'],
  ['ca', 'caFile'],
] as const;

/** Checks the options, without reading the files. Throws `INVALID_OPTIONS`. Returns the parsed URL. */
export function checkBrokerOptions(options: BrokerOptions): BrokerAddress {
  checkOptions(options, RULES, ['url', 'uid']);
  const address = readBrokerUrl(options.url);
  const issues = [
    ...('code' in address ? [address] : encryptionIssues(options, address)),
    ...FILE_OPTIONS.filter(([value, file]) => has(options, value) && has(options, file)).map(([value, file]) =>
      wrongOption(file, `give either ${value} or ${file}, not both`),
    ),
    ...certificateIssues(options),
    ...sessionIssues(options),
    ...delayIssues(options),
  ];
  if ('code' in address || issues.length > 0) throw new ContractError('INVALID_OPTIONS', issues);
  return address;
}

export function wrongOption(name: keyof BrokerOptions, message: string): Issue {
  return { code: 'WRONG_OPTION', pointer: `/${name}`, message };
}

function has(options: BrokerOptions, name: keyof BrokerOptions): boolean {
  return options[name] !== undefined;
}

/** With an unencrypted URL, MQTT.js would silently encrypt when given a certificate, and silently ignore a CA. */
function encryptionIssues(options: BrokerOptions, address: BrokerAddress): Issue[] {
  if (isSecure(address)) return [];
  const hint = `is for encrypted connections only: begin the url with ${address.protocol}s://`;
  return TLS_OPTIONS.filter((name) => has(options, name)).map((name) => wrongOption(name, `${name} ${hint}`));
}

function certificateIssues(options: BrokerOptions): Issue[] {
  const hasCert = has(options, 'cert') || has(options, 'certFile');
  const hasKey = has(options, 'key') || has(options, 'keyFile');
  if (hasCert && !hasKey) return [wrongOption('key', 'a client certificate needs its private key: key or keyFile')];
  if (hasKey && !hasCert) return [wrongOption('cert', 'a private key needs its certificate: cert or certFile')];
  if (has(options, 'passphrase') && !hasKey)
    return [wrongOption('passphrase', 'a passphrase needs the private key that it decrypts: key or keyFile')];
  return [];
}

/** A random client identifier would leave a session behind that no process finds again. */
function sessionIssues({ sessionExpirySeconds = 0, clientId }: BrokerOptions): Issue[] {
  return sessionExpirySeconds === 0 || clientId !== undefined
    ? []
    : [wrongOption('clientId', 'a session that is kept needs a clientId, by which the next process finds it')];
}

function delayIssues(options: BrokerOptions): Issue[] {
  const { reconnectDelayMs = 0, longestReconnectDelayMs } = options;
  const longest = longestReconnectDelayMs ?? Math.max(reconnectDelayMs, RECONNECT_DEFAULTS.longestReconnectDelayMs);
  return longest >= reconnectDelayMs
    ? []
    : [wrongOption('longestReconnectDelayMs', 'longestReconnectDelayMs must not be less than reconnectDelayMs')];
}
