/** Serves the simulator's page on the loopback interface, and connects it with a head unit. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isOwnHost } from './access.js';
import { addressOf } from './address.js';
import { appFile, type Served } from './app-files.js';
import type { Frame, FromPage, ToPage } from './messages.js';
import { appPolicy, pagePolicy, readReport } from './policies.js';
import { type PortalCall, portalScript, readPortalCall } from './portal-script.js';
import { acceptSockets, type MqttListener, type Ws } from './websockets.js';

/** The page and what it loads, by its path. */
export type PageFiles = Readonly<Record<string, { type: string; body: string }>>;

/** Where the embedded application comes from: a folder and its page, or an address that serves it already. */
export type AppSource = { folder: string; index: string } | { url: string };

/** What the page shows and moves. */
export interface PageSubject {
  /** All that a page has to know when it is opened. */
  welcome(): ToPage[];
  receive(message: FromPage): void;
  /** A call that the application makes, and its answer. */
  call(call: PortalCall): unknown;
  /** The browser kept something back, for the page or for the application. */
  blocked(by: Loader, what: string): void;
}

type Loader = 'page' | 'app';

export interface PageOptions {
  port: number;
  files: PageFiles;
  app: AppSource;
  /** Files that it need not have, by their names. */
  appExtras: Readonly<Record<string, string>>;
  /** Takes MQTT connections over WebSockets; without it they are refused. */
  mqtt?: MqttListener | undefined;
  /** Told of whoever was refused. */
  onRefused(reason: string): void;
  ws: Ws;
}

export interface RunningPage {
  url: string;
  send(message: ToPage): void;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1_000_000;

/** What the frame is given. One that is served elsewhere has its own origin, and may keep it. */
export function frameOf(app: AppSource): Frame {
  if ('url' in app) return { src: app.url, sandbox: 'allow-scripts allow-same-origin' };
  return { src: `/app/${app.index === INDEX ? '' : encodeURIComponent(app.index)}`, sandbox: 'allow-scripts' };
}

const INDEX = 'index.html';

export async function servePage(subject: PageSubject, options: PageOptions): Promise<RunningPage> {
  const { app, files, appExtras, onRefused, ws, mqtt } = options;
  const [token, appToken] = [secret(), secret()];
  const reports = { page: `/report/page/${token}`, app: `/report/app/${appToken}` };
  const portalPath = `/portal/${appToken}`;
  const server = createServer((request, response) => {
    answer(request, response).catch(() => end(response, 500, 'text/plain', 'A fault of the simulator'));
  });
  const port = (): number => (server.address() as AddressInfo).port;

  const posted: Readonly<Record<string, (response: ServerResponse, body: string) => void>> = {
    [portalPath]: answerPortal,
    [reports.page]: (response, body) => takeReport('page', response, body),
    [reports.app]: (response, body) => takeReport('app', response, body),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '' } = request.headers;
    if (!isOwnHost(host, port())) return refuse(response, 'another host');
    const { pathname } = addressOf(request);
    const take = Object.hasOwn(posted, pathname) ? posted[pathname] : undefined;
    if (request.method === 'POST' && take !== undefined) return take(response, await bodyOf(request));
    if (request.method !== 'GET') return end(response, 405, 'text/plain', 'Not here');
    const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined;
    if (file !== undefined) {
      const frame = 'url' in app ? new URL(app.url).origin : "'self'";
      response.setHeader('Content-Security-Policy', pagePolicy(host, frame, reports.page));
      return end(response, 200, file.type, file.body.replaceAll('%TOKEN%', token));
    }
    const served = pathname.startsWith('/app/') ? await servedApp(pathname.slice('/app/'.length)) : undefined;
    if (served === undefined) return end(response, 404, 'text/plain', 'There is no such file');
    response.setHeader('Content-Security-Policy', appPolicy(reports.app));
    // A sandboxed frame has no origin: fonts and requests of its own need this.
    response.setHeader('Access-Control-Allow-Origin', 'null');
    end(response, 200, served.type, served.body);
  }

  async function servedApp(path: string): Promise<Served | undefined> {
    if ('url' in app) return undefined;
    const name = decoded(path) || app.index;
    const extra = Object.hasOwn(appExtras, name) ? appExtras[name] : undefined;
    const found = await appFile(app.folder, name, portalScript(portalPath));
    return found ?? (extra === undefined ? undefined : { type: 'text/javascript; charset=utf-8', body: extra });
  }

  function answerPortal(response: ServerResponse, body: string): void {
    const call = readPortalCall(body);
    response.setHeader('Access-Control-Allow-Origin', 'null');
    if (call === undefined) end(response, 400, 'text/plain', 'No call');
    else end(response, 200, 'application/json', JSON.stringify(subject.call(call) ?? null));
  }

  function takeReport(by: Loader, response: ServerResponse, body: string): void {
    const what = readReport(body);
    if (what !== undefined) subject.blocked(by, what);
    end(response, 204, 'text/plain', '');
  }

  function refuse(response: ServerResponse, reason: string): void {
    onRefused(reason);
    end(response, 403, 'text/plain', 'Refused');
  }

  const sockets = acceptSockets(server, subject, { ws, token, mqtt, maxBytes: MAX_BODY_BYTES, port, onRefused });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port()}/`,
    send: sockets.send,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function secret(): string {
  return randomBytes(16).toString('base64url');
}

/** A path that is not decoded is the name of no file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

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
