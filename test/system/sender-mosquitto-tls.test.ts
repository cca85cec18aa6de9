/** Why there is no connection: every reason has a name of its own, and none tells a secret. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ContractError } from '../../src/index.js';
import { type BrokerOptions, connectPopupBroker } from '../../src/sender/index.js';
import { listen } from '../listen.js';
import { isThere } from './programs.js';
import type { KeyPair } from './tls.js';
import { PASSPHRASE, PASSWORD, TlsBroker } from './tls-broker.js';

const ready =
  isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_passwd') &&
  isThere('openssl', 'command -v openssl');

const WRONG_PASSWORD = 'close-sesame-4712';
const WRONG_PASSPHRASE = 'not-so-hush-0816';

describe.runIf(ready)('row 22: TLS and login', () => {
  let broker: TlsBroker;
  let elsewhere: TlsBroker;
  let expired: TlsBroker;
  let stranger: KeyPair;
  let overdue: KeyPair;
  let encrypted: KeyPair;
  let secrets: string[];

  beforeAll(async () => {
    broker = await TlsBroker.start();
    elsewhere = await TlsBroker.start([], ['DNS:broker.example']);
    expired = await TlsBroker.start([], ['IP:127.0.0.1'], -1);
    // Signed by a CA that this broker does not know.
    stranger = await elsewhere.pki.signed('stranger', elsewhere.ca);
    overdue = await broker.pki.signed('overdue', broker.ca, [], -1);
    encrypted = await broker.pki.encrypted(broker.client, PASSPHRASE);
    const keys = [broker.client.key, elsewhere.client.key, stranger.key, overdue.key, encrypted.key];
    // The middle of a key: its first and last line are the same for all keys.
    const keyLines = keys.map((key) => readFileSync(key, 'utf8').split('\n')[1] ?? '');
    secrets = [PASSWORD, WRONG_PASSWORD, PASSPHRASE, WRONG_PASSPHRASE, ...keyLines];
  });
  afterAll(async () => {
    for (const each of [broker, elsewhere, expired]) await each?.stop();
  });

  /** The error, which must have come from us, in time, without a secret. */
  async function failureOf(options: BrokerOptions): Promise<ContractError> {
    const connected = connectPopupBroker({ connectTimeoutMs: 5_000, ...options });
    const error = await connected.then(
      (client) => client.endAsync(true).then(() => new Error('connected')),
      (reason: unknown) => reason,
    );
    if (!(error instanceof ContractError)) throw error;
    const shown = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), error.stack].join('\n');
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    return error;
  }

  const WITHOUT_CERTIFICATE = { certFile: undefined, keyFile: undefined };

  describe.each([4, 5] as const)('MQTT protocol version %i', (version) => {
    const ours = (changes: Partial<BrokerOptions> = {}): BrokerOptions => ({ ...broker.options(version), ...changes });

    test('with all that it wants, the broker lets us in', async () => {
      const client = await connectPopupBroker(ours());
      expect(client.connected).toBe(true);
      await client.endAsync();
    });

    test('an encrypted key and a password in a file', async () => {
      const passwordFile = broker.pki.path(`password-${version}`);
      writeFileSync(passwordFile, `${PASSWORD}\n`);
      const client = await connectPopupBroker(
        ours({ keyFile: encrypted.key, passphrase: PASSPHRASE, password: undefined, passwordFile }),
      );
      expect(client.connected).toBe(true);
      await client.endAsync();
    });

    test('no client certificate', async () => {
      const error = await failureOf(ours(WITHOUT_CERTIFICATE));
      expect(error).toMatchObject({
        code: 'NOT_CONNECTED',
        retryable: false,
        issues: [{ code: 'CERTIFICATE_REFUSED' }],
      });
      expect(error.message).toContain('requires a client certificate: give cert and key');
    });

    test.each(['another CA', 'expired'])('a client certificate that the broker does not accept: %s', async (which) => {
      const { cert, key } = which === 'expired' ? overdue : stranger;
      const error = await failureOf(ours({ certFile: cert, keyFile: key }));
      expect(error).toMatchObject({
        code: 'NOT_CONNECTED',
        retryable: false,
        issues: [{ code: 'CERTIFICATE_REFUSED' }],
      });
      expect(error.message).toContain('refuses the client certificate');
      expect(error.message).toContain(which === 'expired' ? 'certificate expired' : 'unknown ca');
    });

    test.each([
      ['another CA', () => elsewhere.ca.cert],
      ['none of those that come with Node', () => undefined],
    ])('a broker of %s', async (_, caFile) => {
      const error = await failureOf(ours({ caFile: caFile() }));
      expect(error).toMatchObject({ code: 'NOT_CONNECTED', retryable: false, issues: [{ code: 'UNTRUSTED_BROKER' }] });
      expect(error.message).toMatch(/is not trusted: .*(SELF_SIGNED_CERT_IN_CHAIN|CERT_SIGNATURE_FAILURE|UNABLE_TO)/);
    });

    test('a broker of another name', async () => {
      const error = await failureOf({ ...elsewhere.options(version) });
      expect(error).toMatchObject({ code: 'NOT_CONNECTED', retryable: false, issues: [{ code: 'UNTRUSTED_BROKER' }] });
      expect(error.message).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    });

    test('a broker whose certificate has expired', async () => {
      const error = await failureOf(expired.options(version));
      expect(error).toMatchObject({ code: 'NOT_CONNECTED', issues: [{ code: 'UNTRUSTED_BROKER' }] });
      expect(error.message).toContain('CERT_HAS_EXPIRED');
    });

    test.each([
      ['a wrong password', WRONG_PASSWORD],
      ['no password', undefined],
    ])('%s', async (_, password) => {
      const error = await failureOf(ours({ password }));
      const reasonCode = version === 5 ? 0x87 : 5;
      expect(error).toMatchObject({
        code: 'REFUSED',
        reasonCode,
        retryable: false,
        issues: [{ code: 'LOGIN_REFUSED' }],
      });
      expect(error.message).toContain('refused the login');
      expect(error.message).toContain('not authorized');
    });

    test('a port that speaks TLS, without TLS', async () => {
      const url = `mqtt://127.0.0.1:${broker.mosquitto.port}`;
      const error = await failureOf({ url, uid: 'MYUID01', password: PASSWORD, protocolVersion: version });
      expect(error).toMatchObject({ code: 'NOT_CONNECTED', retryable: true, issues: [{ code: 'UNREACHABLE' }] });
    });
  });

  describe('WebSocket', () => {
    let server: Server;
    let url: string;
    beforeAll(async () => {
      const { cert, key } = await broker.pki.signed('web', broker.ca, ['IP:127.0.0.1']);
      const tls = { cert: readFileSync(cert), key: readFileSync(key), ca: readFileSync(broker.ca.cert) };
      // Whoever gets so far is told that there is no WebSocket.
      server = createServer({ ...tls, requestCert: true }, (_, response) => response.writeHead(404).end());
      url = `wss://127.0.0.1:${await listen(server)}/mqtt`;
    });
    afterAll(() => server?.close());

    test.each([
      ['a CA that knows it', () => ({}), 'UNREACHABLE', /Unexpected server response: 404/],
      ['another CA', () => ({ caFile: elsewhere.ca.cert }), 'UNTRUSTED_BROKER', /is not trusted/],
      ['no CA', () => ({ caFile: undefined }), 'UNTRUSTED_BROKER', /is not trusted/],
      ['another name', () => ({ url: url.replace('127.0.0.1', 'localhost') }), 'UNTRUSTED_BROKER', /ALTNAME/],
    ] as const)('%s', async (_, changes, code, message) => {
      const error = await failureOf({ ...broker.options(4), url, ...changes() });
      expect(error).toMatchObject({ code: 'NOT_CONNECTED', issues: [{ code }] });
      expect(error.message).toMatch(message);
    });

    test('no client certificate', async () => {
      const error = await failureOf({ ...broker.options(4), url, ...WITHOUT_CERTIFICATE });
      expect(error).toMatchObject({ code: 'NOT_CONNECTED', issues: [{ code: 'CERTIFICATE_REFUSED' }] });
    });
  });

  test.each([
    [
      'a wrong passphrase',
      () => ({ keyFile: encrypted.key, passphrase: WRONG_PASSPHRASE }),
      /key \(with its passphrase\)/,
    ],
    ['no passphrase', () => ({ keyFile: encrypted.key }), /key \(with its passphrase\)/],
    ['a key of another certificate', () => ({ keyFile: stranger.key }), /key and cert together: key values mismatch/],
    ['a key in place of a certificate', () => ({ certFile: broker.client.key }), /cannot use cert/],
    ['a password in place of a CA', () => ({ caFile: undefined, ca: PASSWORD }), /cannot use ca/],
    ['a password in place of a key', () => ({ keyFile: undefined, key: PASSWORD }), /cannot use key/],
    ['a password in place of a path', () => ({ password: undefined, passwordFile: PASSWORD }), /passwordFile: ENOENT/],
    ['a password in the URL', () => ({ url: `mqtts://MYUID01:${PASSWORD}@127.0.0.1` }), /use uid, password or/],
    ['both a password and its file', () => ({ passwordFile: PASSWORD }), /either password or passwordFile/],
  ])('%s is known without the broker', async (_, changes, message) => {
    const error = await failureOf({ ...broker.options(4), ...changes() });
    expect(error.code).toBe('INVALID_OPTIONS');
    expect(error.message).toMatch(message);
  });
});
