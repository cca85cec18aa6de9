import { describe, expect, test } from 'vitest';
import { isSecure, nameOf, readBrokerUrl } from './broker-address.js';

describe('readBrokerUrl', () => {
  test.each([
    ['mqtts://broker.example:8883', { protocol: 'mqtts', host: 'broker.example', port: 8883 }],
    ['mqtt://broker.example', { protocol: 'mqtt', host: 'broker.example' }],
    ['MQTT://broker.example/', { protocol: 'mqtt', host: 'broker.example' }],
    ['mqtts://[::1]:8883', { protocol: 'mqtts', host: '::1', port: 8883 }],
    ['ws://broker.example', { protocol: 'ws', host: 'broker.example', path: '/' }],
    ['wss://[::1]:8084/mqtt?a=b', { protocol: 'wss', host: '[::1]', port: 8084, path: '/mqtt?a=b' }],
  ])('%s', (url, expected) => {
    expect(readBrokerUrl(url)).toEqual(expected);
  });

  test.each([
    ['', 'is not a URL'],
    ['broker.example', 'is not a URL'],
    ['mqtts://broker.example:99999', 'is not a URL'],
    ['mqtts://', 'has no host'],
    ['mqtt:broker.example', 'has no host'],
    ['https://broker.example', 'must begin with one of mqtt://, mqtts://, ws://, wss://'],
    ['tcp://broker.example', 'must begin with one of'],
    ['constructor://broker.example', 'must begin with one of'],
    ['mqtts://broker.example/path', 'must end after the port'],
    // MQTT.js would take the identifier from there.
    ['mqtts://broker.example?clientId=x', 'must end after the port'],
    ['wss://broker.example/#x', 'must not contain a #'],
  ])('refuses %j', (url, message) => {
    expect(readBrokerUrl(url)).toMatchObject({ code: 'WRONG_OPTION', pointer: '/url' });
    expect(readBrokerUrl(url)).toHaveProperty('message', expect.stringContaining(message));
  });

  test.each([
    'mqtts://user:s3cret@broker.example',
    'mqtts://s3cret@broker.example',
    'mqtts://:s3cret@broker.example',
    // The slash ends the host: what was meant as a password would be a port and a path.
    'ws://user:1/s3cret@broker.example',
    'mqtts://user:s3/cret@broker.example',
    'user:s3cret@broker.example',
  ])('refuses %j without repeating it', (url) => {
    const issue = readBrokerUrl(url);
    expect(issue).toHaveProperty('message', expect.stringContaining('use uid, password or passwordFile'));
    expect(JSON.stringify(issue)).not.toMatch(/s3|cret/);
  });
});

test('a broker is named by host and port', () => {
  expect(nameOf({ protocol: 'wss', host: 'broker.example', port: 8084, path: '/?token=s3cret' })).toBe(
    'broker.example:8084',
  );
  expect(nameOf({ protocol: 'mqtt', host: 'broker.example' })).toBe('broker.example');
});

test.each([
  ['mqtt', false],
  ['mqtts', true],
  ['ws', false],
  ['wss', true],
] as const)('%s is secure: %s', (protocol, expected) => {
  expect(isSecure({ protocol, host: 'broker.example' })).toBe(expected);
});
