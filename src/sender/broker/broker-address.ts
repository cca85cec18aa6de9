import type { Issue } from '../../error/issue.js';

/** Where a broker is, in the words of MQTT.js. */
export interface BrokerAddress {
  protocol: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  host: string;
  /** Left out, the port that is usual for the protocol. */
  port?: number;
  /** Path and query; WebSocket alone has them. */
  path?: string;
}

type Protocol = BrokerAddress['protocol'];

const PROTOCOLS: Record<Protocol, { isSecure: boolean; hasPath: boolean }> = {
  mqtt: { isSecure: false, hasPath: false },
  mqtts: { isSecure: true, hasPath: false },
  ws: { isSecure: false, hasPath: true },
  wss: { isSecure: true, hasPath: true },
};

/** Whether the connection is encrypted and the broker has to prove who it is. */
export const isSecure = ({ protocol }: BrokerAddress): boolean => PROTOCOLS[protocol].isSecure;

/** For people. The path stays out: it may hold a token. */
export const nameOf = ({ host, port }: BrokerAddress): string => (port === undefined ? host : `${host}:${port}`);

/**
 * Reads the URL of a broker. Taken apart here, because MQTT.js would take user, password and client identifier from it.
 * The URL itself never stands in an issue: it may hold what it should not.
 */
export function readBrokerUrl(text: string): BrokerAddress | Issue {
  // Also where no user belongs: a password with a slash in it ends up in the path.
  if (text.includes('@')) {
    return wrongUrl('must not hold a user or a password, since URLs end up in logs: use uid, password or passwordFile');
  }
  if (!URL.canParse(text)) return wrongUrl('is not a URL; it should look like mqtts://host:port');
  const { protocol, hostname, port, pathname, search, hash } = new URL(text);
  const name = protocol.slice(0, -1);
  if (!isProtocol(name)) return wrongUrl(`must begin with one of ${Object.keys(PROTOCOLS).join('://, ')}://`);
  if (hostname === '') return wrongUrl('names no host; it should look like mqtts://host:port');
  if (hash !== '') return wrongUrl('must not hold a #');
  const { hasPath } = PROTOCOLS[name];
  if (!hasPath && (pathname.length > 1 || search !== '')) return wrongUrl('must end after the port');
  return {
    protocol: name,
    // Sockets take the address alone, a URL of WebSocket takes it in brackets.
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
