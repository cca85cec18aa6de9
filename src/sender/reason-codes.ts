/** MQTT 5 reason codes (2.4) for a refused message, subscription or login. */
const REASON_CODE_NAMES: Record<number, string> = {
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
  158: 'shared subscriptions not supported',
  159: 'connection rate exceeded',
};

/** MQTT 3.1.1 CONNACK return codes (3.2.2.3) for a refused connection. */
const CONNECT_RETURN_NAMES: Record<number, string> = {
  1: 'unacceptable protocol version',
  2: 'identifier rejected',
  3: 'server unavailable',
  4: 'bad user name or password',
  5: 'not authorized',
};

/** MQTT 5 reason codes from here on are failures. */
const FIRST_FAILURE = 0x80;

/** Codes of temporary failures: a retry may succeed. */
const TRANSIENT = [3, 131, 136, 137, 145, 151, 159];

/** Reason code for a message above the broker's maximum QoS. */
export const QOS_NOT_SUPPORTED = 155;

/** Reason code for a shared subscription with a broker that has none. */
export const SHARED_NOT_SUPPORTED = 158;

/** Formats a reason code with its name: `0x87 (not authorized)`. */
export function describeReason(code: number): string {
  const hex = `0x${code.toString(16).padStart(2, '0')}`;
  const name = REASON_CODE_NAMES[code] ?? CONNECT_RETURN_NAMES[code];
  return name === undefined ? hex : `${hex} (${name})`;
}

/** Whether the failure is temporary, so that a retry may succeed. */
export function isPassing(code: number): boolean {
  return TRANSIENT.includes(code);
}

/** The reason code that an MQTT.js error carries; undefined when the broker sent none. */
export function reasonCodeOf(error: unknown): number | undefined {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'number' && (code >= FIRST_FAILURE || code in CONNECT_RETURN_NAMES) ? code : undefined;
}
