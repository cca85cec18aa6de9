import { describe, expect, test } from 'vitest';
import { type Attempt, connectFailure } from './broker-failures.js';

const TLS: Attempt = { broker: 'broker.example:8883', isSecure: true, hasCertificate: false };
const WITH_CERTIFICATE: Attempt = { ...TLS, hasCertificate: true };

const failed = (code: string | undefined, message = 'it failed'): Error => Object.assign(new Error(message), { code });
const openssl = (words: string): Error =>
  failed('EPROTO', `write EPROTO 80CC:error:0A000410:SSL routines:x:${words}:x`);

describe('connectFailure', () => {
  // By the code with TLS 1.3, by the message with TLS 1.2.
  test.each([
    [failed('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), TLS, 'requires a client certificate'],
    [openssl('sslv3 alert handshake failure'), TLS, 'requires a client certificate'],
    [failed('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'), WITH_CERTIFICATE, 'refuses the client certificate'],
    [openssl('tlsv1 alert unknown ca'), WITH_CERTIFICATE, 'refuses the client certificate'],
    [failed('ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED'), WITH_CERTIFICATE, 'alert certificate expired'],
    [failed('ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED'), WITH_CERTIFICATE, 'alert certificate revoked'],
    [failed('ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'), WITH_CERTIFICATE, 'alert bad certificate'],
    [failed('ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR'), WITH_CERTIFICATE, 'alert decrypt error'],
  ])('%s: the client certificate is refused', (error, attempt, words) => {
    const failure = connectFailure(error, attempt);
    expect(failure).toMatchObject({
      code: 'NOT_CONNECTED',
      retryable: false,
      issues: [{ code: 'CERTIFICATE_REFUSED' }],
    });
    expect(failure.message).toContain(words);
    expect(failure.cause).toBe(error);
  });

  test.each(['ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    '%s: the broker is not trusted',
    (code) => {
      const failure = connectFailure(failed(code), TLS);
      expect(failure).toMatchObject({
        code: 'NOT_CONNECTED',
        retryable: false,
        issues: [{ code: 'UNTRUSTED_BROKER' }],
      });
      expect(failure.message).toContain(code);
    },
  );

  test.each([
    [failed('ECONNREFUSED', ''), TLS, ': ECONNREFUSED'],
    [failed('EHOSTUNREACH'), TLS, ': EHOSTUNREACH'],
    [failed('ENOTFOUND', 'getaddrinfo ENOTFOUND broker.example'), TLS, 'broker.example:8883: ENOTFOUND'],
    [failed(undefined, 'Unexpected server response: 403'), TLS, ': Unexpected server response: 403'],
    // With a certificate it may be about anything, such as a cipher.
    [openssl('sslv3 alert handshake failure'), WITH_CERTIFICATE, ': EPROTO'],
    [failed('ERR_SSL_WRONG_VERSION_NUMBER'), TLS, ': ERR_SSL_WRONG_VERSION_NUMBER'],
    [undefined, TLS, 'closed the connection without an answer; it may require a client certificate'],
    [failed('ECONNRESET'), TLS, 'without an answer (ECONNRESET); it may require a client certificate'],
    [failed('EPIPE'), WITH_CERTIFICATE, 'without an answer (EPIPE)'],
  ])('%s: the broker is out of reach', (error, attempt, words) => {
    const failure = connectFailure(error, attempt);
    expect(failure).toMatchObject({ code: 'NOT_CONNECTED', retryable: true, issues: [{ code: 'UNREACHABLE' }] });
    expect(failure.message).toContain(words);
    expect('cause' in failure).toBe(error !== undefined);
  });

  test.each([WITH_CERTIFICATE, { ...TLS, isSecure: false }])('no hint where it would be wrong: %j', (attempt) => {
    expect(connectFailure(undefined, attempt).message).toMatch(/without an answer$/);
  });
});
