import { describe, expect, test } from 'vitest';
import { LIMITS, SAFETY } from '../../generated/v1/limits.js';
import {
  createPopup,
  decodePopup,
  encodePopup,
  isContractError,
  type PopupMessage,
  popupTopic,
  validatePopup,
} from '../../src/index.js';
import { parseQuickly } from '../../src/json/parse.js';
import { rounds } from '../rounds.js';
import { quickMessagesAgree, quickParsedMessagesAgree, quickParsingAgrees } from './quick-paths.js';

describe('the quick checks never say yes where the explaining ones say no', () => {
  test('messages', () => quickMessagesAgree(rounds(200_000, 5_000)), 300_000);
  test('parsed messages', () => quickParsedMessagesAgree(rounds(50_000, 5_000)), 120_000);
  test('texts with quotes, colons and escapes in keys', () => quickParsingAgrees(rounds(50_000, 5_000)), 120_000);
});

test.each([
  ['{"a":1,"a":2,"b" :3}', false],
  ['{"a":1,"\\u0061":2}', false],
  ['{"a":1,"b" :3}', true],
  ['{"a":"\\":"}', false],
  ['{"a":{"a":{"a":1}}}', true],
  ['[{"a":1},{"a":1}]', true],
  ['{"a":1e400}', false],
  ['\uFEFF{}', false],
  ['{"__proto__":1,"__proto__":2}', false],
  ['{"__proto__":1}', true],
])('%s is parsed quickly: %s', (text, quickly) => {
  expect(parseQuickly(text) !== undefined).toBe(quickly);
});

test.each([
  [SAFETY.maxJsonDepth, true],
  [SAFETY.maxJsonDepth + 1, false],
])('arrays that nest %d deep are parsed quickly: %s', (levels, quickly) => {
  expect(parseQuickly('['.repeat(levels) + ']'.repeat(levels)) !== undefined).toBe(quickly);
});

describe('row 32: a value that the two paths could read differently', () => {
  const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello', okButton: true, content: { a: 1 } });

  /** A popup with a getter that gives these answers in turn, and the last one from then on. */
  function changing(name: string, ...answers: unknown[]): { value: PopupMessage; reads: () => number } {
    let reads = 0;
    const get = (): unknown => answers[Math.min(reads++, answers.length - 1)];
    const value = Object.defineProperty({ ...popup }, name, { get, enumerable: true });
    return { value, reads: () => reads };
  }

  test.each([
    ['popupText', 'Hello', ''],
    ['popupText', 'Hello', 7],
    ['popupText', 'Hello', '\ud83d'],
    ['content', { a: 1 }, undefined],
    ['content', { a: 1 }, { a: Number.NaN }],
  ])(
    'a getter of %s that is right at first is read once, and what was judged is what is encoded',
    (name, ...answers) => {
      const judged = changing(name, ...answers);
      expect(validatePopup(judged.value).ok).toBe(true);
      expect(judged.reads()).toBe(1);
      const encoded = changing(name, ...answers);
      expect(decodePopup(encodePopup(encoded.value), { profile: 'strict' })).toEqual(popup);
      expect(encoded.reads()).toBe(1);
    },
  );

  test.each([
    ['popupText', '', 'Hello'],
    ['popupText', 7, 'Hello'],
    ['popupText', '\ud83d', 'Hello'],
    ['popupText', undefined, 'Hello'],
  ])('a getter of %s that is wrong at first is refused for what it was', (name, ...answers) => {
    const { value, reads } = changing(name, ...answers);
    expect(validatePopup(value)).toMatchObject({ ok: false, issues: [{ pointer: `/${name}` }] });
    expect(reads()).toBe(1);
    expect(() => encodePopup(changing(name, ...answers).value)).toThrow(
      expect.objectContaining({ code: 'INVALID_MESSAGE' }),
    );
  });

  test.each<[what: string, value: () => object, isValid: boolean]>([
    ['no prototype', () => Object.assign(Object.create(null), popup), true],
    ['an instance of a class', () => Object.assign(new (class Popup {})(), popup), false],
    ['fields that are inherited', () => Object.create(popup), false],
    [
      'a field that JSON does not see',
      () => Object.defineProperty({ ...popup }, 'popupText', { enumerable: false }),
      false,
    ],
    ['a symbol as a key', () => ({ ...popup, [Symbol('s')]: 1 }), false],
    [
      'a function toJSON that JSON calls',
      () => Object.defineProperty({ ...popup }, 'toJSON', { value: () => ({}) }),
      false,
    ],
    ['a key that looks alike', () => ({ ...popup, рopupText: 'Cyrillic' }), false],
    ['a key named __proto__', () => ({ ...popup, ['__proto__']: 1 }), false],
    ['a proxy that tells the truth', () => new Proxy(popup, {}), true],
  ])('%s', (_, make, isValid) => {
    expect(validatePopup(make()).ok).toBe(isValid);
    let code = 'none';
    try {
      expect(decodePopup(encodePopup(make() as PopupMessage), { profile: 'strict' })).toEqual(popup);
    } catch (error) {
      if (!isContractError(error)) throw error;
      code = error.code;
    }
    expect(code).toBe(isValid ? 'none' : 'INVALID_MESSAGE');
  });

  test('a getter that throws is refused', () => {
    const value = Object.defineProperty({ ...popup }, 'popupText', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(validatePopup(value)).toMatchObject({ ok: false, issues: [{ code: 'NOT_JSON', pointer: '' }] });
    expect(() => encodePopup(value)).toThrow(expect.objectContaining({ code: 'INVALID_MESSAGE' }));
  });

  test('a parameter of a topic that is undefined is left out, and each is read once', () => {
    const car = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
    expect(popupTopic({ ...car, environment: undefined } as never)).toBe(popupTopic(car));
    let reads = 0;
    const changing = Object.defineProperty({ ...car }, 'vin', {
      enumerable: true,
      get: () => (reads++ ? '#' : car.vin),
    });
    expect(popupTopic(changing)).toBe(popupTopic(car));
    expect(reads).toBe(1);
  });

  test('a prototype that everybody shares and somebody has written to', () => {
    Object.defineProperty(Object.prototype, 'popupIcon', {
      value: 1,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      expect(validatePopup(popup).ok).toBe(true);
      expect(decodePopup(encodePopup(popup))).toEqual(popup);
    } finally {
      delete (Object.prototype as { popupIcon?: unknown }).popupIcon;
    }
  });

  test.each([-3, -2, -1, 0, 1, 2])('as many values as a message may have, and %i: one verdict', (more) => {
    // The message, its three other fields, the content and its array are values too.
    const rest = 7;
    const content = { a: new Array(LIMITS.maxPayloadBytes - rest + more).fill(1) };
    expect(validatePopup({ ...popup, content }).ok).toBe(more <= 0);
  });
});
