import { describe, expect, test } from 'vitest';
import { isOwnHost, refusalOf, refusalOfClient } from './access.js';

const SERVER = { port: 4711, token: 'a1b2c3' };
const HOST = '127.0.0.1:4711';

describe('row 30: who may connect', () => {
  test.each([
    [HOST, `http://${HOST}`, 'a1b2c3', undefined],
    ['localhost:4711', 'http://localhost:4711', 'a1b2c3', undefined],
    ['[::1]:4711', 'http://[::1]:4711', 'a1b2c3', undefined],
    [HOST, `http://${HOST}`, null, 'no token'],
    [HOST, `http://${HOST}`, '', 'no token'],
    [HOST, `http://${HOST}`, 'a1b2c4', 'no token'],
    [HOST, `http://${HOST}`, 'a1b2c3a', 'no token'],
    [HOST, undefined, 'a1b2c3', 'another origin'],
    [HOST, 'null', 'a1b2c3', 'another origin'],
    [HOST, 'https://evil.example', 'a1b2c3', 'another origin'],
    [HOST, `https://${HOST}`, 'a1b2c3', 'another origin'],
    [HOST, 'http://127.0.0.1:4712', 'a1b2c3', 'another origin'],
    [HOST, 'http://localhost:4711', 'a1b2c3', 'another origin'],
    ['evil.example:4711', 'http://evil.example:4711', 'a1b2c3', 'another host'],
    ['127.0.0.1:80', 'http://127.0.0.1:80', 'a1b2c3', 'another host'],
    [undefined, undefined, 'a1b2c3', 'another host'],
  ])('%s, %s, %s: %s', (host, origin, token, refusal) => {
    expect(refusalOf({ host, origin }, token, SERVER)).toBe(refusal);
  });

  test('pages too are served by names of this machine alone', () => {
    expect([isOwnHost(HOST, 4711), isOwnHost('evil.example:4711', 4711), isOwnHost(undefined, 4711)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([
    [HOST, undefined, undefined],
    [HOST, `http://${HOST}`, undefined],
    [HOST, 'null', 'another origin'],
    [HOST, 'http://evil.example', 'another origin'],
    ['evil.example:4711', undefined, 'another host'],
  ])('an MQTT client of %s, %s: %s', (host, origin, refusal) => {
    expect(refusalOfClient({ host, origin }, 4711)).toBe(refusal);
  });
});
