import { LIMITS, SAFETY } from '#contract/limits.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { parseQuickly } from '../json/parse.js';
import { positionAt } from '../json/position.js';
import { findJsonFault } from '../json/scan.js';
import { decodeUtf8, encodeUtf8 } from '../json/text-codec.js';
import { utf8Length } from '../json/utf8.js';
import { typeName } from '../json/value.js';

/**
 * Encodes the text of a message in UTF-8.
 *
 * @throws `ContractError` with the code `TOO_LARGE`.
 */
export function toPayload(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  assertPayloadSize(bytes.length);
  return bytes;
}

/**
 * Parses a payload. Checks size, UTF-8 and JSON in this order, so that an oversized payload is rejected cheaply.
 *
 * @throws `ContractError` with the code `TOO_LARGE`, `INVALID_UTF8`, `INVALID_JSON`, `TOO_DEEP` or `INVALID_MESSAGE`.
 */
export function fromPayload(payload: Uint8Array | string): unknown {
  const text = textOf(payload);
  const parsed = parseQuickly(text);
  if (parsed !== undefined) return parsed.value;
  const fault = findJsonFault(text, SAFETY.maxJsonDepth);
  if (fault === undefined) return JSON.parse(text) as unknown;
  const { code, pointer, message, offset } = fault;
  throw new ContractError(code === 'TOO_DEEP' ? code : 'INVALID_JSON', [
    { code, pointer, message, ...positionAt(text, offset) },
  ]);
}

function textOf(payload: Uint8Array | string): string {
  if (typeof payload === 'string') {
    assertPayloadSize(utf8Length(payload));
    return payload;
  }
  if (!ArrayBuffer.isView(payload)) throw new ContractError('INVALID_MESSAGE', [wrongInput(payload)]);
  assertPayloadSize(payload.byteLength);
  const { text, badByteAt } = decodeUtf8(payload);
  if (badByteAt === undefined) return text;
  const message = `byte ${badByteAt} of the payload is not UTF-8`;
  throw new ContractError('INVALID_UTF8', [
    { code: 'INVALID_UTF8', pointer: '', message, ...positionAt(text, text.length) },
  ]);
}

function wrongInput(payload: unknown): Issue {
  const expected = 'Uint8Array or string';
  const received = typeName(payload);
  return {
    code: 'WRONG_TYPE',
    pointer: '',
    message: `a payload must be ${expected}, not ${received}`,
    expected,
    received,
  };
}

/** Throws `TOO_LARGE` for a payload of more bytes than allowed (PROTOCOL.md §2). */
export function assertPayloadSize(bytes: number): void {
  if (bytes <= LIMITS.maxPayloadBytes) return;
  throw new ContractError('TOO_LARGE', [
    {
      code: 'TOO_LARGE',
      pointer: '',
      message: `the payload takes ${bytes} bytes, ${bytes - LIMITS.maxPayloadBytes} more than allowed`,
      expected: `at most ${LIMITS.maxPayloadBytes} bytes`,
      received: `${bytes} bytes`,
    },
  ]);
}
