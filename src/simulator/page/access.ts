/** Who may talk to the simulator: its own page, and nobody else. */
import { timingSafeEqual } from 'node:crypto';

/** Names of this machine, by which its own page may be loaded. */
const HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether a request is for this machine by a name of it: another name may belong to anybody (DNS rebinding). */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return HOSTS.some((name) => host === `${name}:${port}`);
}

/** Why a WebSocket is refused; `undefined` if it is not. Browsers always say from which page it comes. */
export function refusalOf(
  { host, origin }: { host?: string | undefined; origin?: string | undefined },
  given: string | null,
  { port, token }: { port: number; token: string },
): string | undefined {
  if (!isOwnHost(host, port)) return 'another host';
  if (origin !== `http://${host}`) return 'another origin';
  return isSame(given ?? '', token) ? undefined : 'no token';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Why an MQTT client is refused. Programs name no origin; a browser does, and foreign pages have no business here. */
export function refusalOfClient(
  { host, origin }: { host?: string | undefined; origin?: string | undefined },
  port: number,
): string | undefined {
  if (!isOwnHost(host, port)) return 'another host';
  return origin === undefined || origin === `http://${host}` ? undefined : 'another origin';
}
