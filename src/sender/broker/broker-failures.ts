/** Maps a failed connection to an error with its likely cause. */
import type { IssueCode } from '#contract/errors.js';
import { ContractError } from '../../error/contract-error.js';

import { describeReason, isPassing, reasonCodeOf } from '../reason-codes.js';

/** The connection attempt that failed. */
export interface Attempt {
  /** Host and port, for messages. */
  broker: string;
  isSecure: boolean;
  hasCertificate: boolean;
}

/** Reason codes for a refused login, of MQTT 3.1.1 (3.2.2.3) and MQTT 5 (3.2.2.2). */
const LOGIN_REASON_CODES = [4, 5, 134, 135, 138, 140];

/** Node's error codes for a broker certificate that fails verification. */
const UNTRUSTED_CODES = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** TLS alerts (RFC 8446, 6.2) for a refused client certificate, in OpenSSL's wording. */
const CERTIFICATE_ALERT =
  /alert (no certificate|bad certificate|certificate \w+|unsupported certificate|unknown ca|access denied|decrypt error)/;

/** TLS 1.2 alert for a missing client certificate, among other causes. */
const HANDSHAKE_ALERT = /alert handshake failure/;

/** Socket errors for a connection that the broker closed. Not every broker sends a TLS alert first. */
const CLOSED_CODES = ['ECONNRESET', 'EPIPE'];

/** `error` is from MQTT.js or the socket; undefined when the broker closed the connection without an error. */
export function connectFailure(error: unknown, attempt: Attempt): ContractError {
  const { broker, isSecure, hasCertificate } = attempt;
  const reasonCode = reasonCodeOf(error);
  if (reasonCode !== undefined) return loginRefused(broker, reasonCode, error);
  const { code = '', message = '' } = Object(error) as { code?: string; message?: string };
  const details = { retryable: false, cause: error };
  if (UNTRUSTED_CODES.has(code)) {
    const why = `the broker at ${broker} is not trusted: its certificate fails with ${code}`;
    return failure('UNTRUSTED_BROKER', `${why}; check ca, the host in the url, and this machine's clock`, details);
  }
  const text = `${code} ${message}`.toLowerCase().replaceAll('_', ' ');
  const [alert = HANDSHAKE_ALERT.exec(text)?.[0]] = CERTIFICATE_ALERT.exec(text) ?? [];
  if (alert !== undefined && !(hasCertificate && HANDSHAKE_ALERT.test(alert))) {
    const what = hasCertificate ? 'refuses the client certificate' : 'requires a client certificate: give cert and key';
    return failure('CERTIFICATE_REFUSED', `the broker at ${broker} ${what} (TLS ${alert})`, details);
  }
  if (error === undefined || CLOSED_CODES.includes(code)) {
    const suffix = code === '' ? '' : ` (${code})`;
    const hint = isSecure && !hasCertificate ? '; it may require a client certificate' : '';
    const why = `the broker at ${broker} closed the connection without an answer${suffix}${hint}`;
    return failure('UNREACHABLE', why, error === undefined ? {} : { cause: error });
  }
  // The code first: Node's messages may be empty.
  return failure('UNREACHABLE', `no connection to the broker at ${broker}: ${code || message}`, { cause: error });
}

export function connectTimeout(broker: string, timeoutMs: number): ContractError {
  return failure('UNREACHABLE', `no connection to the broker at ${broker}: no answer within ${timeoutMs} ms`);
}

function loginRefused(broker: string, reasonCode: number, cause: unknown): ContractError {
  const isLogin = LOGIN_REASON_CODES.includes(reasonCode);
  const what = isLogin ? 'the login' : 'the connection';
  const message = `the broker at ${broker} refused ${what}: ${describeReason(reasonCode)}`;
  const issue = { code: isLogin ? 'LOGIN_REFUSED' : 'REFUSED', pointer: '', message } as const;
  return new ContractError('REFUSED', [issue], { retryable: isPassing(reasonCode), reasonCode, cause });
}

function failure(code: IssueCode, message: string, details: { retryable?: boolean; cause?: unknown } = {}) {
  return new ContractError('NOT_CONNECTED', [{ code, pointer: '', message }], { retryable: true, ...details });
}
