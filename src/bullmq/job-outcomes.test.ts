import { describe, expect, test } from 'vitest';
import type { ContractErrorCode } from '#contract/errors.js';
import { ContractError } from '../error/contract-error.js';
import { finalOutcome, retryDelay } from './job-outcomes.js';

const failure = (code: ContractErrorCode, details: ConstructorParameters<typeof ContractError>[2] = {}) =>
  new ContractError(code, [{ code: 'WRONG_TYPE', pointer: '', message: 'so it is' }], details);

describe('when a job is tried again', () => {
  test('too soon: as soon as may be', () => {
    expect(retryDelay(failure('TOO_SOON', { retryAfterMs: 1234 }), 5)).toBe(1234);
  });

  test.each(['NOT_CONNECTED', 'QUEUE_FULL', 'PACING_UNAVAILABLE', 'RECEIPTS_UNAVAILABLE', 'ABORTED'] as const)(
    '%s: twice as late each time, and not all at once',
    (code) => {
      for (const [tries, most] of [
        [0, 1_000],
        [1, 1_000],
        [2, 2_000],
        [4, 8_000],
        [7, 60_000],
        [1_000, 60_000],
      ] as const) {
        const delays = Array.from({ length: 50 }, () => retryDelay(failure(code), tries) as number);
        expect(Math.min(...delays)).toBeGreaterThanOrEqual(most / 2);
        expect(Math.max(...delays)).toBeLessThanOrEqual(most);
        expect(new Set(delays).size).toBeGreaterThan(10);
      }
    },
  );

  test('a refusal that passes, and one that does not', () => {
    expect(retryDelay(failure('REFUSED', { retryable: true, reasonCode: 0x97 }), 1)).toBeGreaterThan(0);
    expect(retryDelay(failure('REFUSED', { retryable: false, reasonCode: 0x87 }), 1)).toBeUndefined();
  });

  test.each(['INVALID_MESSAGE', 'INVALID_TOPIC', 'TOO_LARGE', 'EXPIRED', 'OUTCOME_UNKNOWN'] as const)(
    '%s: never',
    (code) => {
      expect(retryDelay(failure(code, { retryable: true }), 1)).toBeUndefined();
    },
  );

  test('what no sender throws: never', () => {
    expect(retryDelay(new Error('odd'), 1)).toBeUndefined();
    expect(retryDelay(undefined, 1)).toBeUndefined();
  });
});

describe('the end of a job that is not tried again', () => {
  test('refused', () => {
    expect(finalOutcome(failure('TOO_LARGE'))).toEqual({
      status: 'refused',
      code: 'TOO_LARGE',
      message: 'TOO_LARGE: so it is',
    });
  });

  test.each([failure('OUTCOME_UNKNOWN'), new Error('the password is 1234'), undefined])('unknown: %o', (error) => {
    const { status, message } = finalOutcome(error) as { status: string; message: string };
    expect(status).toBe('unknown');
    expect(message).toMatch(/^OUTCOME_UNKNOWN: /);
    expect(message).not.toContain('1234');
  });
});
