import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { type RunningPage, servePage } from './page-server.js';

let page: RunningPage;
let refused: string[];

beforeEach(async () => {
  refused = [];
  page = await servePage(
    { welcome: () => [], receive: () => undefined, call: () => 'answer', blocked: () => undefined },
    {
      port: 0,
      files: { '/': { type: 'text/html', body: '<meta content="%TOKEN%">' } },
      app: { folder: tmpdir(), index: 'index.html' },
      appExtras: { 'receiver.js': 'script' },
      onRefused: (reason) => refused.push(reason),
      ws: { WebSocketServer, createWebSocketStream },
    },
  );
});
afterEach(() => page.close());

/** What is answered to bytes as they are. */
function raw(...lines: string[]): Promise<string> {
  const { port, hostname } = new URL(page.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the server of the page', () => {
  test('serves the page with its token and a strict policy, and nothing else', async () => {
    const response = await fetch(page.url);
    expect(await response.text()).toMatch(/content="[\w-]{22}"/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${page.url}none`)).status).toBe(404);
    expect((await fetch(page.url, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${page.url}portal/guess`, { method: 'POST', body: '{}' })).status).toBe(405);
  });

  test('serves what the application need not have itself, and no path outside', async () => {
    expect(await (await fetch(`${page.url}app/receiver.js`)).text()).toBe('script');
    for (const path of ['app/%2e%2e%2fsecret.js', 'app/%', 'app/none.js']) {
      expect((await fetch(page.url + path)).status).toBe(404);
    }
  });

  test('row 30: answers to names of this machine alone', async () => {
    expect(await raw('GET / HTTP/1.1', 'Host: evil.example')).toMatch(/^HTTP\/1\.1 403/);
    expect(refused).toEqual(['another host']);
  });

  test.each(['//', 'http://', '/live', '/live?token=x', '*'])(
    'refuses a WebSocket to %s, and goes on',
    async (path) => {
      const { host } = new URL(page.url);
      const upgrade = [
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: eA==',
      ];
      expect(await raw(`GET ${path} HTTP/1.1`, `Host: ${host}`, ...upgrade)).not.toMatch(/^HTTP\/1\.1 101/);
      expect((await fetch(page.url)).status).toBe(200);
    },
  );
});
