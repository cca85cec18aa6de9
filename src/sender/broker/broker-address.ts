import type { Issue } from '../../error/issue.js';

/** The broker's address, as MQTT.js options. */
export interface BrokerAddress {
  protocol: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  host: string;
  /** The protocol's standard port by default. */
  port?: number;
  /** Path and query, for WebSocket only. */
  path?: string;
}

type Protocol = BrokerAddress['protocol'];

const PROTOCOLS: Record<Protocol, { isSecure: boolean; hasPath: boolean }> = {
  mqtt: { isSecure: false, hasPath: false },
  mqtts: { isSecure: true, hasPath: false },
  ws: { isSecure: false, hasPath: true },
  wss: { isSecure: true, hasPath: true },
};

/** Whether the connection uses TLS, which encrypts it and authenticates the broker. */
export const isSecure = ({ protocol }: BrokerAddress): boolean => PROTOCOLS[protocol].isSecure;

/** Host and port, for messages. Without the path, which may contain a token. */
export const nameOf = ({ host, port }: BrokerAddress): string => (port === undefined ? host : `${host}:${port}`);

/**
 * Parses the URL of a broker. MQTT.js does not get the URL, because it would read user, password and client identifier
 * from it. Issues never quote the URL, which may contain secrets.
 */
export function readBrokerUrl(text: string): BrokerAddress | Issue {
  // Checked in the whole text: a password that contains a slash ends up partly in the path.
  if (text.includes('@')) {
    return wrongUrl(
      'must not contain a user or password, since URLs end up in logs: use uid, password or passwordFile',
    );
  }
  if (!URL.canParse(text)) return wrongUrl('is not a URL; it should look like mqtts://host:port');
  const { protocol, hostname, port, pathname, search, hash } = new URL(text);
  const name = protocol.slice(0, -1);
  if (!isProtocol(name)) return wrongUrl(`must begin with one of ${Object.keys(PROTOCOLS).join('://, ')}://`);
  if (hostname === '') return wrongUrl('has no host; it should look like mqtts://host:port');
  if (hash !== '') return wrongUrl('must not contain a #');
  const { hasPath } = PROTOCOLS[name];
  if (!hasPath && (pathname.length > 1 || search !== ''))
    return wrongUrl(`must end after the port: ${name}:// has no path or query`);
  return {
    protocol: name,
    // An IPv6 address is in brackets in a WebSocket URL, but not in the options of a socket.
    host: hasPath ? hostname : hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(port === '' ? {} : { port: Number(port) }),
    ...(hasPath ? { path: `${pathname}${search}` } : {}),
  };
}

function isProtocol(name: string): name is Protocol {
  return Object.hasOwn(PROTOCOLS, name);
}

function wrongUrl(what: string): Issue {
  return { code: 'WRONG_OPTION', pointer: '/url', message: `the url ${what}` };
}
