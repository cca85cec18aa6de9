import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  appMessageTopic,
  createPopup,
  decodePopup,
  encodePopup,
  isPopup,
  LIMITS,
  parseTopic,
  popupTopic,
  readPopupEvent,
  validatePopup,
} from '../../src/index.js';
import { rounds } from '../rounds.js';
import { almostAnEvent, almostAPopup, popup, topicParameters } from './arbitraries.js';
import { generatedValidator, loadSchemas, PROFILES, profiled } from './load.js';
import { ajvJudge, cfWorkerJudge, hyperjumpJudge, type Judge } from './validators.js';

const contract = loadSchemas();
const RUNS = { numRuns: rounds(20_000, 2_000) };

describe.each(PROFILES)('random messages, %s: no disagreement, no throw', (profile) => {
  const schemas = profiled(contract, profile);
  const judges: Judge[] = [ajvJudge(schemas), cfWorkerJudge(schemas)];
  const generated = generatedValidator(contract, 'popup-message', profile);
  let release = (): void => undefined;

  beforeAll(async () => {
    const hyperjump = await hyperjumpJudge(schemas);
    release = hyperjump.release;
    judges.push(hyperjump.judge);
  });
  afterAll(() => release());

  test('generated validator, ajv at run time, @cfworker/json-schema, @hyperjump/json-schema', () => {
    let valid = 0;
    fc.assert(
      fc.property(almostAPopup, (message) => {
        const verdict = generated(message);
        for (const judge of judges) expect(judge('popup-message', message)).toBe(verdict);
        valid += verdict ? 1 : 0;
      }),
      RUNS,
    );
    // Both verdicts were really met.
    expect(valid).toBeGreaterThan(0.1 * RUNS.numRuns);
    expect(valid).toBeLessThan(0.9 * RUNS.numRuns);
  });
});

describe('random messages', () => {
  test('every message that is valid for a sender is valid for a receiver', () => {
    fc.assert(
      fc.property(almostAPopup, (message) => {
        const [strict, tolerant] = [validatePopup(message), validatePopup(message, { profile: 'tolerant' })];
        if (strict.ok) expect(tolerant.ok).toBe(true);
        expect(isPopup(message)).toBe(tolerant.ok);
      }),
      RUNS,
    );
  });

  test('what is encoded is decoded to the same message', () => {
    fc.assert(
      fc.property(popup, (message) => {
        const bytes = encodePopup(message);
        expect(decodePopup(bytes)).toEqual(message);
        expect(decodePopup(new TextDecoder().decode(bytes))).toEqual(message);
        expect(bytes.length).toBeLessThanOrEqual(LIMITS.maxPayloadBytes);
      }),
      RUNS,
    );
  });

  test('what createPopup makes of friendly names is the message', () => {
    fc.assert(
      fc.property(popup, (message) => {
        const { idApp, popupText: text, popupBtn: okButton, content } = message;
        expect(createPopup({ idApp, text, okButton, content })).toEqual(message);
      }),
    );
  });
});

describe('topics', () => {
  test('what is built is taken apart to the same parameters', () => {
    fc.assert(
      fc.property(topicParameters, (parameters) => {
        expect(parseTopic(popupTopic(parameters))).toEqual({ kind: 'popup', ...parameters });
        expect(parseTopic(appMessageTopic(parameters))).toEqual({ kind: 'app-message', ...parameters });
      }),
      RUNS,
    );
  });
});

describe('events', () => {
  test('readPopupEvent reads exactly what the tolerant event schema takes', () => {
    const validator = generatedValidator(contract, 'popup-event', 'tolerant');
    let valid = 0;
    fc.assert(
      fc.property(almostAnEvent, (data) => {
        const verdict = validator(data);
        expect(readPopupEvent(data) !== undefined).toBe(verdict);
        valid += verdict ? 1 : 0;
      }),
      RUNS,
    );
    expect(valid).toBeGreaterThan(0.1 * RUNS.numRuns);
    expect(valid).toBeLessThan(0.9 * RUNS.numRuns);
  });
});
