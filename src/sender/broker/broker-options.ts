import { ContractError } from '../../error/contract-error.js';
import type { Issue } from '../../error/issue.js';
import { booleanOption, checkOptions, millisecondsOption, type OptionRule, stringOption } from '../check-options.js';
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
  /** `mqtts://host:port`, or `wss:`; `mqtt:` and `ws:` without encryption. A user or password in it is refused. */
  url: string;
  /** The partner's MQTT user name. */
  uid: string;
  /** The password. */
  password?: string | undefined;
  /** A file that holds the password and nothing else; a line feed at its end does not count. */
  passwordFile?: string | undefined;
  /** The client certificate, in PEM, with those between it and its CA. */
  cert?: string | Uint8Array | undefined;
  /** A file that holds `cert`. */
  certFile?: string | undefined;
  /** The private key of the client certificate, in PEM. */
  key?: string | Uint8Array | undefined;
  /** A file that holds `key`. */
  keyFile?: string | undefined;
  /** What the private key is encrypted with. */
  passphrase?: string | undefined;
  /** The certificates, in PEM, that a broker is trusted by; those that come with Node by default. */
  ca?: string | Uint8Array | undefined;
  /** A file that holds `ca`. */
  caFile?: string | undefined;
  /** The MQTT client identifier; a random one by default. Two connections of one identifier end each other. */
  clientId?: string | undefined;
  /** 4 is MQTT 3.1.1, the default; 5 is MQTT 5. */
  protocolVersion?: 4 | 5 | undefined;
  /** How long connecting may take, in ms; 10,000 by default. */
  connectTimeoutMs?: number | undefined;
  /** Whether to connect again when the connection is lost; `true` by default. */
  reconnect?: boolean | undefined;
  /** How long to wait before that, in ms, at most; 1,000 by default. Doubles with every connection that did not last. */
  reconnectDelayMs?: number | undefined;
  /** What it doubles up to, in ms; 30,000 by default. A connection that lasted so long starts anew with the shortest. */
  longestReconnectDelayMs?: number | undefined;
  /** How long the line may be silent before it is tested, in s; 30 by default, 0 for never. */
  keepaliveSeconds?: number | undefined;
}

/** What MQTT can carry in two bytes: lengths of texts, and the keep-alive (MQTT 3.1.1, 1.5.3 and 3.1.2.10). */
const MAX_OF_16_BITS = 0xffff;

const mqttText: OptionRule = {
  isRight: (value: unknown) =>
    typeof value === 'string' && value !== '' && !value.includes('\0') && Buffer.byteLength(value) <= MAX_OF_16_BITS,
  expected: `a string that is not empty, of at most ${MAX_OF_16_BITS} bytes, without U+0000`,
};
const pem: OptionRule = {
  isRight: (value: unknown) => (typeof value === 'string' || value instanceof Uint8Array) && value.length > 0,
  expected: 'PEM, as a string or as bytes',
};
const delay: OptionRule = {
  isRight: (value: never) => millisecondsOption.isRight(value) && value >= 1,
  expected: 'a number of milliseconds from 1',
};

const RULES: Record<keyof BrokerOptions, OptionRule> = {
  url: stringOption,
  uid: mqttText,
  password: mqttText,
  passwordFile: stringOption,
  cert: pem,
  certFile: stringOption,
  key: pem,
  keyFile: stringOption,
  passphrase: stringOption,
  ca: pem,
  caFile: stringOption,
  clientId: mqttText,
  protocolVersion: { isRight: (value) => [4, 5].includes(value), expected: '4 (MQTT 3.1.1) or 5' },
  connectTimeoutMs: delay,
  reconnect: booleanOption,
  reconnectDelayMs: delay,
  longestReconnectDelayMs: delay,
  keepaliveSeconds: {
    isRight: (value: number) => Number.isInteger(value) && value >= 0 && value <= MAX_OF_16_BITS,
    expected: `a whole number from 0 to ${MAX_OF_16_BITS}`,
  },
};

export const RECONNECT_DEFAULTS = { reconnectDelayMs: 1_000, longestReconnectDelayMs: 30_000 };

/** What only means something on an encrypted connection. */
const TLS_OPTIONS = ['cert', 'certFile', 'key', 'keyFile', 'passphrase', 'ca', 'caFile'] as const;

/** What can be given as it is, or in a file. */
const IN_FILES = [
  ['password', 'passwordFile'],
  ['cert', 'certFile'],
  ['key', 'keyFile'],
  ['ca', 'caFile'],
] as const;

/** Judges options by themselves; what is in the files is judged when they are read. */
export function checkBrokerOptions(options: BrokerOptions): BrokerAddress {
  checkOptions(options, RULES, ['url', 'uid']);
  const address = readBrokerUrl(options.url);
  const issues = [
    ...('code' in address ? [address] : encryptionIssues(options, address)),
    ...IN_FILES.filter(([value, file]) => has(options, value) && has(options, file)).map(([value, file]) =>
      wrongOption(file, `give either ${value} or ${file}`),
    ),
    ...certificateIssues(options),
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

/** MQTT.js would silently encrypt when it is given a certificate, and silently ignore a CA. */
function encryptionIssues(options: BrokerOptions, address: BrokerAddress): Issue[] {
  if (isSecure(address)) return [];
  const hint = `is for encrypted connections: begin the url with ${address.protocol}s://`;
  return TLS_OPTIONS.filter((name) => has(options, name)).map((name) => wrongOption(name, `${name} ${hint}`));
}

function certificateIssues(options: BrokerOptions): Issue[] {
  const hasCert = has(options, 'cert') || has(options, 'certFile');
  const hasKey = has(options, 'key') || has(options, 'keyFile');
  if (hasCert && !hasKey) return [wrongOption('key', 'a client certificate needs its private key: key or keyFile')];
  if (hasKey && !hasCert) return [wrongOption('cert', 'a private key needs its certificate: cert or certFile')];
  if (has(options, 'passphrase') && !hasKey) return [wrongOption('passphrase', 'there is no key to be decrypted')];
  return [];
}

function delayIssues(options: BrokerOptions): Issue[] {
  const { reconnectDelayMs = 0, longestReconnectDelayMs } = options;
  const longest = longestReconnectDelayMs ?? Math.max(reconnectDelayMs, RECONNECT_DEFAULTS.longestReconnectDelayMs);
  return longest >= reconnectDelayMs
    ? []
    : [wrongOption('longestReconnectDelayMs', 'longestReconnectDelayMs must not be less than reconnectDelayMs')];
}
