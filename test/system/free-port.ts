import { createServer } from 'node:net';
import { listen } from '../listen.js';

/** A port of the loopback interface that nobody has, for a program that cannot find one by itself. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
