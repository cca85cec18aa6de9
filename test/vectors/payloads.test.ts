import { describe, expect, test } from 'vitest';
import { ContractError, decodePopup, encodePopup, LIMITS, validatePopup } from '../../src/index.js';
import { type PayloadCase, PROFILES, payloadOf, readVectors } from './load.js';

const { cases } = readVectors<{ cases: PayloadCase[] }>('payloads');

/** What the contract says of a payload: nothing, or the error. */
function refusal(payload: string | Uint8Array, profile: 'strict' | 'tolerant'): ContractError | undefined {
  try {
    decodePopup(payload, { profile });
    return undefined;
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}

for (const profile of PROFILES) {
  describe(`payloads, ${profile}`, () => {
    test.each(cases)('$name', (vector) => {
      const payload = payloadOf(vector);
      const error = refusal(payload, profile);
      expect(error === undefined).toBe(vector[profile]);
      if (error === undefined) return;
      expect(error.code).toBe(vector.code);
      expect(error.issues[0]).toMatchObject(vector.issue as object);
      expect(error.retryable).toBe(false);
    });
  });
}

describe('payloads as text and as bytes', () => {
  const texts = cases.filter((vector) => vector.base64 === undefined);
  test.each(texts)('are judged alike: $name', (vector) => {
    const text = payloadOf(vector) as string;
    const [fromText, fromBytes] = [refusal(text, 'strict'), refusal(new TextEncoder().encode(text), 'strict')];
    expect(fromBytes?.issues).toEqual(fromText?.issues);
  });

  test.each(cases.filter((vector) => vector.strict))('what may be received may be sent again: $name', (vector) => {
    const message = decodePopup(payloadOf(vector));
    expect(validatePopup(message).ok).toBe(true);
    expect(encodePopup(message).length).toBeLessThanOrEqual(LIMITS.maxPayloadBytes);
    // JSON has one zero.
    expect(decodePopup(encodePopup(message))).toEqual(JSON.parse(JSON.stringify(message)));
  });
});
