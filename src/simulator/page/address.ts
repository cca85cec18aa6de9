import type { IncomingMessage } from 'node:http';

/** Only the path is looked at. */
const ORIGIN = 'http://localhost';

/** The address that was asked for; one that is none is that of no file. */
export function addressOf({ url = '/' }: IncomingMessage): { pathname: string; searchParams: URLSearchParams } {
  return URL.canParse(url, ORIGIN) ? new URL(url, ORIGIN) : { pathname: '', searchParams: new URLSearchParams() };
}
