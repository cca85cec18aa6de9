import { expect, test } from 'vitest';
import { demo } from '../command.js';
import { fakeBroker } from './fake-broker.js';

test('the demo with a broker that never answers ends at its deadline', async () => {
  const { server, url } = await fakeBroker(() => undefined);
  const { status, stdout, stderr } = await demo('--broker', url);
  server.close();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Cannot connect to .*: connack timeout\n$/);
  expect(stdout + stderr).not.toContain('secret');
});
