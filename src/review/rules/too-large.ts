import { LIMITS } from '#contract/limits.js';
import type { Rule } from '../rule.js';

export const tooLarge: Rule = {
  id: 'too-large',
  area: 'size',
  severity: 'error',
  code: 'TOO_LARGE',
  summary: 'The payload is not larger than the broker takes.',
  why: 'A larger message is not delivered.',
  source: 'vendor',
  inWords: `A payload of ${LIMITS.maxPayloadBytes + 1} bytes breaks it, one of ${LIMITS.maxPayloadBytes} keeps it.`,
};
