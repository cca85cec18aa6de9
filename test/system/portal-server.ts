/**
 * Serves the pages in ./portal on the loopback interface, and remembers what was asked for. As the proxy of a browser it
 * refuses whatever is not on that interface: browsers ask their makers for many things.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { listen } from '../listen.js';
import { prelude, suite } from '../receiver/engine/suite.js';
import { receiverScript } from '../receiver-script.js';

/**
 * No outside source, no code of text: what the car's applications can count on is less (PROTOCOL.md §6). To WebKit a page
 * that a sandbox has taken the origin from is not 'self', so there the server is named too.
 */
function policyFor(agent: string, server: string): string {
  const isWebKit = agent.includes('AppleWebKit') && !agent.includes('Chrome');
  return `default-src 'none'; script-src 'self'${isWebKit ? ` ${server}` : ''}; style-src 'self' 'unsafe-inline'`;
}

const page = (name: string): string => readFileSync(join(import.meta.dirname, 'portal', name), 'utf8');

export class PortalServer {
  /** The files that it has. */
  readonly files: Map<string, string>;
  /** What it was asked for. */
  readonly asked: string[] = [];
  /** What it was asked for as a proxy: other hosts, all refused. */
  readonly refused: string[] = [];
  readonly #server: Server;
  #port = 0;

  private constructor(files: Record<string, string>) {
    this.files = new Map(Object.entries(files));
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      const text = this.files.get(path);
      // A proxy is asked for whole addresses.
      (path.startsWith('/') ? this.asked : this.refused).push(path);
      response.writeHead(text === undefined ? 404 : 200, {
        'Content-Type': `${path.endsWith('.js') ? 'text/javascript' : 'text/html'}; charset=utf-8`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        ...(path === '/portal.html'
          ? {}
          : { 'Content-Security-Policy': policyFor(`${request.headers['user-agent']}`, this.url) }),
      });
      response.end(text);
    });
    this.#server.on('connect', (request, socket) => {
      this.refused.push(`${request.url}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  }

  static async start(): Promise<PortalServer> {
    const names = ['portal.html', 'portal.js', 'app.html', 'app.js', 'foreign.html', 'foreign.js'];
    const server = new PortalServer({
      ...Object.fromEntries(names.map((name) => [`/${name}`, page(name)])),
      '/given.js': prelude(),
      '/receiver.js': await receiverScript(),
      '/suite.js': suite(),
    });
    server.#port = await listen(server.#server);
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
