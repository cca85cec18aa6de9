/** Reason codes of MQTT 5 (2.4) by which a broker refuses a message, a subscription or a login, and what they are called. */
const NAMES: Record<number, string> = {
  128: 'unspecified error',
  129: 'malformed packet',
  130: 'protocol error',
  131: 'implementation specific error',
  132: 'unsupported protocol version',
  133: 'client identifier not valid',
  134: 'bad user name or password',
  135: 'not authorized',
  136: 'server unavailable',
  137: 'server busy',
  138: 'banned',
  143: 'topic filter invalid',
  144: 'topic name invalid',
  145: 'packet identifier in use',
  149: 'packet too large',
  151: 'quota exceeded',
  153: 'payload format invalid',
  155: 'QoS not supported',
  159: 'connection rate exceeded',
};

/** Why MQTT 3.1.1 (3.2.2.3) refuses a connection. */
const CONNECT_RETURN_NAMES: Record<number, string> = {
  1: 'unacceptable protocol version',
  2: 'identifier rejected',
  3: 'server unavailable',
  4: 'bad user name or password',
  5: 'not authorized',
};

/** The smallest reason code of MQTT 5 that is a failure. */
const FIRST_FAILURE = 0x80;

/** Failures that may be gone in a while. */
const PASSING = [3, 131, 136, 137, 145, 151, 159];

/** QoS not supported: what a broker would answer to a message above its maximum QoS. */
export const QOS_NOT_SUPPORTED = 155;

/** A reason code in words: `0x87 (not authorized)`. */
export function describeReason(code: number): string {
  const hex = `0x${code.toString(16).padStart(2, '0')}`;
  const name = NAMES[code] ?? CONNECT_RETURN_NAMES[code];
  return name === undefined ? hex : `${hex} (${name})`;
}

/** Whether the same may be accepted later. */
export function isPassing(code: number): boolean {
  return PASSING.includes(code);
}

/** The reason code in an error of MQTT.js; undefined when the broker gave none. */
export function reasonCodeOf(error: unknown): number | undefined {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'number' && (code >= FIRST_FAILURE || code in CONNECT_RETURN_NAMES) ? code : undefined;
}
