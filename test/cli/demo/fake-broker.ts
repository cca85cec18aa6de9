import { createServer, type Server, type Socket } from 'node:net';
import { listen } from '../../listen.js';

/** A broker that does one thing to whoever connects. */
export async function fakeBroker(behave: (socket: Socket) => void): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => behave(socket));
  });
  return { server, url: `mqtt://user:secret@127.0.0.1:${await listen(server)}` };
}
