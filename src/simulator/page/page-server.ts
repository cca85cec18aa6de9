/** Serves the simulator's page on the loopback interface, and connects it with a head unit. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocket, WebSocketServer } from 'ws';
import { isOwnHost, refusalOf } from './access.js';
import { appFile, type Served } from './app-files.js';
import { type FromPage, readFromPage, type ToPage } from './messages.js';
import { type PortalCall, portalScript, readPortalCall } from './portal-script.js';

/** The page and what it loads, by its path. */
export type PageFiles = Readonly<Record<string, { type: string; body: string }>>;

/** What the page shows and moves. */
export interface PageSubject {
  /** All that a page has to know when it is opened. */
  welcome(): ToPage[];
  receive(message: FromPage): void;
  /** A call that the application makes, and its answer. */
  call(call: PortalCall): unknown;
}

export interface PageOptions {
  port: number;
  files: PageFiles;
  /** The folder of the embedded application. */
  app: string;
  /** Files that it need not have, by their names. */
  appExtras: Readonly<Record<string, string>>;
  /** Told of whoever was refused. */
  onRefused(reason: string): void;
  /** That of the package `ws`, which is loaded by whoever needs it. */
  WebSocketServer: typeof WebSocketServer;
}

export interface RunningPage {
  url: string;
  send(message: ToPage): void;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1_000_000;

export async function servePage(subject: PageSubject, options: PageOptions): Promise<RunningPage> {
  const [token, appToken] = [randomBytes(16).toString('base64url'), randomBytes(16).toString('base64url')];
  const pages = new Set<WebSocket>();
  const sockets = new options.WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => end(response, 500, 'text/plain', 'A fault of the simulator'));
  });
  const port = (): number => (server.address() as AddressInfo).port;
  const portalPath = `/portal/${appToken}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '' } = request.headers;
    if (!isOwnHost(host, port())) return refuse(response, 'another host');
    const { pathname } = addressOf(request);
    if (request.method === 'POST' && pathname === portalPath) return answerPortal(request, response);
    if (request.method !== 'GET') return end(response, 405, 'text/plain', 'Not here');
    const file = options.files[pathname];
    if (file !== undefined) {
      response.setHeader('Content-Security-Policy', policyOf(host));
      return end(response, 200, file.type, file.body.replaceAll('%TOKEN%', token));
    }
    const served = pathname.startsWith('/app/') ? await servedApp(pathname.slice('/app/'.length)) : undefined;
    if (served === undefined) return end(response, 404, 'text/plain', 'There is no such file');
    response.setHeader('Content-Security-Policy', APP_POLICY);
    // A sandboxed frame has no origin: fonts and requests of its own need this.
    response.setHeader('Access-Control-Allow-Origin', 'null');
    end(response, 200, served.type, served.body);
  }

  async function servedApp(path: string): Promise<Served | undefined> {
    const name = decoded(path) || 'index.html';
    const extra = options.appExtras[name];
    const found = await appFile(options.app, name, portalScript(portalPath));
    return found ?? (extra === undefined ? undefined : { type: 'text/javascript; charset=utf-8', body: extra });
  }

  async function answerPortal(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = readPortalCall(await bodyOf(request));
    response.setHeader('Access-Control-Allow-Origin', 'null');
    if (call === undefined) return end(response, 400, 'text/plain', 'No call');
    end(response, 200, 'application/json', JSON.stringify(subject.call(call) ?? null));
  }

  function refuse(response: ServerResponse, reason: string): void {
    options.onRefused(reason);
    end(response, 403, 'text/plain', 'Refused');
  }

  server.on('upgrade', (request, socket, head) => {
    const { host, origin } = request.headers;
    const { pathname, searchParams } = addressOf(request);
    // Whoever hangs up in the middle is no fault of the simulator.
    socket.on('error', () => undefined);
    const reason =
      pathname === '/live'
        ? refusalOf({ host, origin }, searchParams.get('token'), { port: port(), token })
        : 'no such path';
    if (reason !== undefined) {
      options.onRefused(reason);
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      pages.add(page);
      page.on('close', () => pages.delete(page));
      // A page that goes away in the middle of a message is no fault.
      page.on('error', () => undefined);
      page.on('message', (data) => {
        const message = readFromPage(String(data));
        if (message !== undefined) subject.receive(message);
      });
      for (const message of subject.welcome()) page.send(JSON.stringify(message));
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port()}/`,
    send(message) {
      const text = JSON.stringify(message);
      for (const page of pages) page.send(text);
    },
    async close() {
      for (const page of pages) page.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The address that was asked for; one that is none is that of no file. */
function addressOf({ url = '/' }: IncomingMessage): { pathname: string; searchParams: URLSearchParams } {
  return URL.canParse(url, ORIGIN) ? new URL(url, ORIGIN) : { pathname: '', searchParams: new URLSearchParams() };
}

/** Only the path is looked at. */
const ORIGIN = 'http://localhost';

/** A path that is not decoded is the name of no file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function policyOf(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ws://${host}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The application has no internet in the car, either. */
const APP_POLICY = "default-src 'self' 'unsafe-inline' data:; base-uri 'none'; form-action 'none'";

function end(response: ServerResponse, status: number, type: string, body: Uint8Array | string): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.writeHead(status);
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > MAX_BODY_BYTES) break;
  }
  return body;
}
