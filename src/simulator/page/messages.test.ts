import { expect, test } from 'vitest';
import { readFromPage } from './messages.js';
import { portalScript, readPortalCall } from './portal-script.js';

test.each([
  '{"type":"press","button":"ok"}',
  '{"type":"publish","payload":"{}"}',
  '{"type":"foreground","app":null}',
  '{"type":"rate","rate":10}',
  '{"type":"skip"}',
  '{"type":"behave","behaviour":{"eventShape":"oldest"}}',
  '{"type":"network","faults":{"isOffline":true,"delayMs":3000}}',
  '{"type":"end-guidance"}',
  '{"type":"started"}',
  '{"type":"app","data":{}}',
])('a page may send %s', (text) => {
  expect(readFromPage(text)).toEqual(JSON.parse(text));
});

test.each([
  '',
  'null',
  '[]',
  '{}',
  '{"type":"constructor"}',
  '{"type":"press","button":"left"}',
  '{"type":"rate","rate":1e9}',
  '{"type":"rate","rate":-1}',
  '{"type":"publish","payload":{}}',
  '{"type":"foreground"}',
  '{"type":"behave","behaviour":{"eventShape":"newest"}}',
  '{"type":"network","faults":{"delayMs":-1}}',
  '{"type":"network","faults":{"toString":true}}',
])('and not %s', (text) => {
  expect(readFromPage(text)).toBeUndefined();
});

test('a call of the application has a name and values', () => {
  expect(readPortalCall('{"method":"x","values":[1]}')).toEqual({ method: 'x', values: [1] });
  for (const text of ['', 'null', '{"method":"x"}', '{"method":1,"values":[]}']) {
    expect(readPortalCall(text)).toBeUndefined();
  }
});

test('the script that is injected is ES5', () => {
  expect(portalScript('/portal')).not.toMatch(/=>|\bconst\b|\blet\b|`/);
});
