import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../refusal.js';
import { fakeBroker } from './fake-broker.js';
import { playDemo } from './play-demo.js';

describe('the demo with a broker that is no good', () => {
  const CONNACK_ACCEPTED = Buffer.from([0x20, 2, 0, 0]);
  const CONNACK_NOT_AUTHORISED = Buffer.from([0x20, 2, 0, 5]);

  test.each<[string, RegExp, (socket: Socket) => void]>([
    [
      'refuses',
      /^Cannot connect to .*: Connection refused: Not authorized$/,
      (socket) => socket.end(CONNACK_NOT_AUTHORISED),
    ],
    ['hangs up', /^Cannot connect to .*: .*$/, (socket) => socket.destroy()],
    [
      'hangs up later',
      /^Lost the connection to .*$/,
      (socket) => {
        socket.write(CONNACK_ACCEPTED);
        socket.once('data', () => socket.destroy());
      },
    ],
  ])('%s', async (_what, expected, behave) => {
    const { server, url } = await fakeBroker(behave);
    const { out, failure } = await playDemo({ broker: url });
    server.close();
    expect(failure).toMatch(expected);
    expect(out + failure).not.toContain('secret');
  });

  test('is not there', async () => {
    const { server, url } = await fakeBroker(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const { out, failure } = await playDemo({ broker: url });
    expect(failure).toMatch(/^Cannot connect to the broker at mqtt:\/\/127\.0\.0\.1:\d+: ECONNREFUSED$/);
    expect(out + failure).not.toContain('secret');
  });

  test.each(['user:secret@localhost', 'mqtt//user:secret@localhost', 'http://user:secret@localhost', 'mqtt:secret'])(
    'has no proper URL: %s',
    async (url) => {
      const told = await refusalOf('demo', '--broker', url);
      expect(told).toMatch(/^--broker takes a URL such as .+$/);
      expect(told).not.toContain('secret');
    },
  );
});
