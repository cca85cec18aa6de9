/** Why there is no connection to a broker, in words that help. */
import type { IssueCode } from '../../../generated/v1/errors.js';
import { ContractError } from '../../error/contract-error.js';

import { describeReason, isPassing, reasonCodeOf } from '../reason-codes.js';

/** What was tried. */
export interface Attempt {
  /** Host and port. */
  broker: string;
  isSecure: boolean;
  hasCertificate: boolean;
}

/** Reason codes that are about who logs in, of MQTT 3.1.1 (3.2.2.3) and of MQTT 5 (3.2.2.2). */
const LOGIN_REASONS = [4, 5, 134, 135, 138, 140];

/** What Node says about a certificate that does not prove who the broker is. */
const UNTRUSTED = new Set([
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

/** The alerts (RFC 8446, 6.2) by which a broker says no to our certificate, as OpenSSL words them. */
const CERTIFICATE_ALERT =
  /alert (no certificate|bad certificate|certificate \w+|unsupported certificate|unknown ca|access denied|decrypt error)/;

/** The alert of TLS 1.2 for a certificate that is missing, and for other things. */
const HANDSHAKE_ALERT = /alert handshake failure/;

/** What a socket says when the other side has gone: not every broker sends an alert before. */
const HUNG_UP = ['ECONNRESET', 'EPIPE'];

/** An error of MQTT.js or of a socket, or none when the broker closed the connection without a word. */
export function connectFailure(error: unknown, attempt: Attempt): ContractError {
  const { broker, isSecure, hasCertificate } = attempt;
  const reasonCode = reasonCodeOf(error);
  if (reasonCode !== undefined) return loginRefused(broker, reasonCode, error);
  const { code = '', message = '' } = Object(error) as { code?: string; message?: string };
  const details = { retryable: false, cause: error };
  if (UNTRUSTED.has(code)) {
    const why = `the broker at ${broker} is not trusted: its certificate fails with ${code}`;
    return failure('UNTRUSTED_BROKER', `${why}; see ca, the host in the url, and this machine's date`, details);
  }
  const alert = `${code} ${message}`.toLowerCase().replaceAll('_', ' ');
  const [said = HANDSHAKE_ALERT.exec(alert)?.[0]] = CERTIFICATE_ALERT.exec(alert) ?? [];
  if (said !== undefined && !(hasCertificate && HANDSHAKE_ALERT.test(said))) {
    const what = hasCertificate ? 'refuses the client certificate' : 'wants a client certificate: give cert and key';
    return failure('CERTIFICATE_REFUSED', `the broker at ${broker} ${what} (TLS ${said})`, details);
  }
  if (error === undefined || HUNG_UP.includes(code)) {
    const how = code === '' ? '' : ` (${code})`;
    const hint = isSecure && !hasCertificate ? '; it may want a client certificate' : '';
    const why = `the broker at ${broker} closed the connection without an answer${how}${hint}`;
    return failure('UNREACHABLE', why, error === undefined ? {} : { cause: error });
  }
  // Node's codes are words, and its messages may be empty.
  return failure('UNREACHABLE', `no connection to the broker at ${broker}: ${code || message}`, { cause: error });
}

export function connectTimeout(broker: string, timeoutMs: number): ContractError {
  return failure('UNREACHABLE', `no connection to the broker at ${broker}: no answer within ${timeoutMs} ms`);
}

function loginRefused(broker: string, reasonCode: number, cause: unknown): ContractError {
  const isLogin = LOGIN_REASONS.includes(reasonCode);
  const what = isLogin ? 'the login' : 'the connection';
  const message = `the broker at ${broker} refused ${what}: ${describeReason(reasonCode)}`;
  const issue = { code: isLogin ? 'LOGIN_REFUSED' : 'REFUSED', pointer: '', message } as const;
  return new ContractError('REFUSED', [issue], { retryable: isPassing(reasonCode), reasonCode, cause });
}

function failure(code: IssueCode, message: string, details: { retryable?: boolean; cause?: unknown } = {}) {
  return new ContractError('NOT_CONNECTED', [{ code, pointer: '', message }], { retryable: true, ...details });
}
