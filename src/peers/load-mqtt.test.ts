import { expect, test } from 'vitest';
import { loadMqtt } from './load-mqtt.js';

test('loads MQTT.js', async () => {
  expect(typeof (await loadMqtt()).connect).toBe('function');
});

test.each(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])(
  'says how to install it when there is none (%s)',
  async (code) => {
    const cause = Object.assign(new Error("Cannot find package 'mqtt'"), { code });
    const failure = loadMqtt(() => Promise.reject(cause));
    await expect(failure).rejects.toMatchObject({
      code: 'NOT_CONNECTED',
      issues: [{ code: 'MISSING_PACKAGE' }],
      cause,
    });
    await expect(failure).rejects.toThrow('npm install mqtt');
  },
);

test('passes on what else goes wrong', async () => {
  const cause = new Error('its code is broken');
  await expect(loadMqtt(() => Promise.reject(cause))).rejects.toBe(cause);
});
