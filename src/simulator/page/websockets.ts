/** Connections of the page, and of MQTT clients that use WebSockets. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { createWebSocketStream, WebSocket, WebSocketServer } from 'ws';
import { refusalOf, refusalOfClient } from './access.js';
import { addressOf } from './address.js';
import { readFromPage, type ToPage } from './messages.js';
import type { PageSubject } from './page-server.js';

/** What is used of the package `ws`, which is loaded by whoever needs it. */
export interface Ws {
  WebSocketServer: typeof WebSocketServer;
  createWebSocketStream: typeof createWebSocketStream;
}

/** Takes an MQTT connection. */
export type MqttListener = (stream: Duplex) => void;

export interface Sockets {
  send(message: ToPage): void;
  close(): void;
}

/** Where MQTT clients connect, as brokers commonly have it. */
export const MQTT_PATH = '/mqtt';

/** Another window has the page now. */
const TAKEN_OVER = 4000;

interface SocketOptions {
  ws: Ws;
  token: string;
  mqtt: MqttListener | undefined;
  maxBytes: number;
  port(): number;
  onRefused(reason: string): void;
}

export function acceptSockets(server: Server, subject: PageSubject, options: SocketOptions): Sockets {
  const { ws, token, mqtt, maxBytes, port, onRefused } = options;
  const sockets = new ws.WebSocketServer({ noServer: true, maxPayload: maxBytes });
  const open = new Set<WebSocket>();
  let page: WebSocket | undefined;

  const reasons: Readonly<Record<string, (request: IncomingMessage) => string | undefined>> = {
    '/live': (request) =>
      refusalOf(request.headers, addressOf(request).searchParams.get('token'), { port: port(), token }),
    ...(mqtt === undefined ? {} : { [MQTT_PATH]: (request) => refusalOfClient(request.headers, port()) }),
  };
  const takes: Readonly<Record<string, (socket: WebSocket) => void>> = {
    '/live': (socket) => {
      // The application runs in one window only: two would answer everything twice.
      page?.close(TAKEN_OVER, 'opened in another window');
      page = socket;
      socket.on('message', (data) => {
        const message = readFromPage(String(data));
        if (message !== undefined && socket === page) subject.receive(message);
      });
      for (const message of subject.welcome()) socket.send(JSON.stringify(message));
    },
    [MQTT_PATH]: (socket) => mqtt?.(ws.createWebSocketStream(socket)),
  };

  server.on('upgrade', (request, connection, head) => {
    // Whoever hangs up in the middle is no fault of the simulator.
    connection.on('error', () => undefined);
    const { pathname } = addressOf(request);
    const reasonOf = Object.hasOwn(reasons, pathname) ? reasons[pathname] : undefined;
    const reason = reasonOf === undefined ? 'no such path' : reasonOf(request);
    if (reason !== undefined) {
      onRefused(reason);
      connection.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => undefined);
      takes[pathname]?.(socket);
    });
  });
  return {
    send: (message) => page?.send(JSON.stringify(message)),
    close() {
      for (const socket of open) socket.terminate();
      sockets.close();
    },
  };
}
