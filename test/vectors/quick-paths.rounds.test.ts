import fc from 'fast-check';
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
import { writePureJson } from '../../src/json/write.js';
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

  test.each(['popupIcon', 'popupBtn'])('a prototype that everybody shares and somebody has written %s to', (name) => {
    const { popupBtn: _, ...plain } = popup;
    Object.defineProperty(Object.prototype, name, {
      value: true,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      expect(validatePopup(plain).ok).toBe(true);
      expect(new TextDecoder().decode(encodePopup(plain))).toBe(JSON.stringify(plain));
    } finally {
      Reflect.deleteProperty(Object.prototype, name);
    }
  });

  test.each([-3, -2, -1, 0, 1, 2])('as many values as a message may have, and %i: one verdict', (more) => {
    // The message, its three other fields, the content and its array are values too.
    const rest = 7;
    const content = { a: new Array(LIMITS.maxPayloadBytes - rest + more).fill(1) };
    expect(validatePopup({ ...popup, content }).ok).toBe(more <= 0);
  });
});

describe('encoding writes what JSON.stringify writes', () => {
  const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello' });

  function expectSameText(content: object): void {
    const message = { ...popup, content };
    expect(new TextDecoder().decode(encodePopup(message))).toBe(JSON.stringify(message));
  }

  test('with more different keys than are remembered, and with long ones', () => {
    const keys = Array.from({ length: 3000 }, (_, at) => `key "${at}"`);
    expectSameText(Object.fromEntries(keys.map((key) => [key, key])));
    expectSameText(Object.fromEntries(keys.map((key) => [key, 1])));
    expectSameText({ [`${'long '.repeat(50)}é`]: 1, ['x'.repeat(70_000)]: 2 });
  });

  test('every single unit, and every pair of halves', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const text = `a${String.fromCharCode(unit)}b`;
      if (text.isWellFormed()) expect(writePureJson(text, 1)).toBe(JSON.stringify(text));
      else expect(writePureJson(text, 1)).toBeUndefined();
    }
    for (const text of ['\ud83d\ude97', '\ud83d\ud83d', '\ude97\ud83d']) {
      expect(writePureJson(text, 1)).toBe(text.isWellFormed() ? JSON.stringify(text) : undefined);
    }
  });

  test('numbers of all sizes', () => {
    fc.assert(
      fc.property(fc.double(), (number) => {
        expect(writePureJson(number, 1)).toBe(Number.isFinite(number) ? JSON.stringify(number) : undefined);
      }),
    );
  });

  test.each<[string, (value: object) => object]>([
    ['objects', (value) => ({ a: value, b: value })],
    ['arrays', (value) => [value, value]],
  ])('%s that hold another twice, twenty levels of them, are given up', (_, doubled) => {
    let value: object = { a: 1 };
    for (let level = 0; level < 20; level++) value = doubled(value);
    expect(writePureJson(value, SAFETY.maxJsonDepth)).toBeUndefined();
    expect(() => encodePopup({ ...popup, content: { value } })).toThrow(
      expect.objectContaining({ code: 'INVALID_MESSAGE' }),
    );
  });

  test.each([-1, 0, 1])('a payload of as many bytes as are allowed, and %i', (more) => {
    const room = LIMITS.maxPayloadBytes - JSON.stringify({ ...popup, content: { a: '' } }).length + more;
    for (const content of [{ a: 'x'.repeat(room) }, { ['x'.repeat(room + 1)]: '' }, { ['x'.repeat(room + 2)]: 1 }]) {
      const message = { ...popup, content: content as Record<string, unknown> };
      if (more <= 0) expect(new TextDecoder().decode(encodePopup(message))).toBe(JSON.stringify(message));
      else expect(() => encodePopup(message)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    }
  });
});
