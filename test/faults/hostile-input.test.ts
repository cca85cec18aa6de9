/** Faults and bad input that must be survived, in the core. The numbers are those of the project's list of faults. */
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { NOTIFICATION_POPUP_EVENT_FIELDS, NOTIFICATION_TYPE, POPUP_MESSAGE_FIELDS } from '../../generated/v1/names.js';
import {
  appMessageFilter,
  appMessageTopic,
  type ContractError,
  createPopup,
  decodePopup,
  encodePopup,
  isContractError,
  isPopup,
  type JsonObject,
  LIMITS,
  POPUP_EVENTS,
  type PopupMessage,
  parseTopic,
  popupFilter,
  popupTopic,
  readPopupEvent,
  TOPICS,
  validatePopup,
} from '../../src/index.js';

const TEXT = POPUP_MESSAGE_FIELDS.text;
const ACTION = NOTIFICATION_POPUP_EVENT_FIELDS.action;
const TYPE = NOTIFICATION_TYPE;
const OK_EVENT = POPUP_EVENTS.ok;
const VIN = 'DEM0CAR0000000001';
const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello' });

function errorOf(call: () => unknown): ContractError {
  try {
    call();
  } catch (error) {
    if (isContractError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

function codesOf(value: unknown, profile: 'strict' | 'tolerant' = 'strict'): string[] {
  const result = validatePopup(value, { profile });
  return result.ok ? [] : result.issues.map(({ code }) => code);
}

describe('fault 5: a UID, VIN or environment that must not reach a topic', () => {
  const BAD = [
    '',
    '+',
    '#',
    '/',
    'a/b',
    'a+',
    '#a',
    '\u0000',
    'a\u0000',
    '\u001f',
    '\u007f',
    '\u009f',
    '\n',
    'a\n',
    '\ud800',
    '\udc00',
    'a\ud83d',
    'a'.repeat(65_536),
    'é'.repeat(40_000),
  ];
  const builders = { popupTopic, appMessageTopic, popupFilter, appMessageFilter };

  describe.each(Object.entries(builders))('%s', (_, build) => {
    test.each(['uid', 'vin', 'environment'])('refuses a bad %s', (name) => {
      for (const bad of BAD) {
        const error = errorOf(() => build({ uid: 'MYUID01', vin: VIN, [name]: bad }));
        expect(error.code).toBe('INVALID_TOPIC');
        expect(error.issues).toHaveLength(1);
        // The value itself is not repeated: it may be long, hostile, or a secret.
        expect(error.message.length).toBeLessThan(400);
        expect(['WRONG_FORMAT', 'EMPTY', 'TOO_LARGE']).toContain(error.issues[0]?.code);
      }
    });

    test.each([undefined, null, 7, {}, [VIN]])('refuses %j for a UID', (uid) => {
      expect(errorOf(() => build({ uid: uid as string, vin: VIN })).code).toBe('INVALID_TOPIC');
    });

    test.each([undefined, null, 'MYUID01', [], 7])('refuses %j for all parameters', (parameters) => {
      expect(errorOf(() => build(parameters as never)).code).toBe('INVALID_TOPIC');
    });

    test('refuses an option that it does not know, and says which was meant', () => {
      const error = errorOf(() => build({ uid: 'MYUID01', vin: VIN, enviroment: 'x' } as never));
      expect(error.issues[0]).toMatchObject({ code: 'UNKNOWN_FIELD', pointer: '/enviroment', expected: 'environment' });
    });
  });

  test('says which value is wrong, how long it is, and what it must be', () => {
    const error = errorOf(() => popupTopic({ uid: 'MYUID01', vin: 'TOO-SHORT' }));
    expect(error.issues[0]).toMatchObject({ code: 'WRONG_FORMAT', pointer: '/vin', received: 'string of length 9' });
    expect(error.issues[0]?.message).toBe(`"vin" must be ${error.issues[0]?.expected}, not 9 characters`);
    expect(errorOf(() => popupTopic({ uid: '', vin: VIN })).issues[0]?.code).toBe('EMPTY');
    const rightLength = errorOf(() => popupTopic({ uid: 'MYUID01', vin: VIN.replace('0', '-') }));
    expect(rightLength.issues[0]?.message).toBe(`"vin" must be ${rightLength.issues[0]?.expected}`);
    const wrongType = errorOf(() => popupTopic({ uid: 7 as never, vin: VIN }));
    expect(wrongType.issues).toMatchObject([{ code: 'WRONG_TYPE', pointer: '/uid' }]);
  });

  test('a topic may have as many bytes as MQTT allows, and not one more', () => {
    const room = LIMITS.maxTopicBytes - Buffer.byteLength(popupTopic({ uid: 'u', vin: VIN })) + 1;
    const longest = popupTopic({ uid: 'é'.repeat(Math.floor(room / 2)) + 'a'.repeat(room % 2), vin: VIN });
    expect(Buffer.byteLength(longest)).toBe(LIMITS.maxTopicBytes);
    expect(parseTopic(longest)?.vin).toBe(VIN);
    const error = errorOf(() =>
      popupTopic({ uid: `a${'é'.repeat(Math.floor(room / 2))}${'a'.repeat(room % 2)}`, vin: VIN }),
    );
    expect(error.issues[0]).toMatchObject({ code: 'TOO_LARGE', received: `${LIMITS.maxTopicBytes + 1} bytes` });
    expect(parseTopic(longest.replace('é', 'éa'))).toBeUndefined();
    expect(parseTopic(`${'x'.repeat(LIMITS.maxTopicBytes)}/`)).toBeUndefined();
  });

  test.each([undefined, null, 7, {}, [TOPICS.popup.template]])(
    'parseTopic(%j) is undefined, never a throw',
    (topic) => {
      expect(parseTopic(topic as string)).toBeUndefined();
    },
  );
});

describe('fault 12: payloads around the limit are judged to the byte', () => {
  const UNITS = { ASCII: 'a', 'two bytes': 'é', 'three bytes': '漢', 'four bytes': '🚗', 'an escape': '\n' };

  describe.each(Object.entries(UNITS))('text of %s', (_, unit) => {
    const sizeOf = (text: string): number => Buffer.byteLength(JSON.stringify({ ...popup, [TEXT]: text }));
    const filled = (bytes: number): PopupMessage => {
      const unitBytes = sizeOf(unit + unit) - sizeOf(unit);
      const units = Math.floor((bytes - sizeOf('')) / unitBytes);
      const text = unit.repeat(units);
      return createPopup({ idApp: 'MY_APP_ID', text: text + 'a'.repeat(bytes - sizeOf(text)) });
    };

    test.each([-1, 0])('%i bytes past the limit: encoded and decoded', (past) => {
      const message = filled(LIMITS.maxPayloadBytes + past);
      const bytes = encodePopup(message);
      expect(bytes).toHaveLength(LIMITS.maxPayloadBytes + past);
      expect(decodePopup(bytes)).toEqual(message);
      expect(decodePopup(new TextDecoder().decode(bytes))).toEqual(message);
    });

    test('one byte past the limit: refused both ways, with both sizes', () => {
      const message = filled(LIMITS.maxPayloadBytes + 1);
      const text = JSON.stringify(message);
      for (const call of [() => encodePopup(message), () => decodePopup(text), () => decodePopup(Buffer.from(text))]) {
        const error = errorOf(call);
        expect(error.code).toBe('TOO_LARGE');
        expect(error.issues[0]).toMatchObject({
          code: 'TOO_LARGE',
          expected: `at most ${LIMITS.maxPayloadBytes} bytes`,
          received: `${LIMITS.maxPayloadBytes + 1} bytes`,
        });
        expect(error.message).toBe(
          `TOO_LARGE: the payload takes ${LIMITS.maxPayloadBytes + 1} bytes, 1 more than allowed`,
        );
      }
    });
  });
});

describe('fault 13: deep and large input', () => {
  const deepArray = (levels: number): unknown => {
    let value: unknown = 'bottom';
    for (let level = 0; level < levels; level++) value = [value];
    return value;
  };

  test('200,000 levels of JSON are refused by their size, before anything is parsed', () => {
    expect(errorOf(() => decodePopup('['.repeat(200_000))).code).toBe('TOO_LARGE');
    expect(errorOf(() => decodePopup(Buffer.from('['.repeat(200_000) + ']'.repeat(200_000)))).code).toBe('TOO_LARGE');
  });

  test('60,000 levels of JSON fit the size, and are refused by their depth', () => {
    expect(errorOf(() => decodePopup('['.repeat(60_000) + ']'.repeat(60_000))).code).toBe('TOO_DEEP');
    expect(errorOf(() => decodePopup('{"a":'.repeat(20_000))).code).toBe('TOO_DEEP');
  });

  test('200,000 levels in memory are an issue, not a stack overflow', () => {
    const message = { ...popup, content: { deep: deepArray(200_000) } };
    expect(codesOf(message)).toEqual(['TOO_DEEP']);
    expect(codesOf(message, 'tolerant')).toEqual(['TOO_DEEP']);
    expect(isPopup(message)).toBe(false);
    expect(errorOf(() => encodePopup(message as never)).issues[0]?.code).toBe('TOO_DEEP');
  });

  test('what may be encoded may be decoded: the depth limit is the same on both sides', () => {
    const deepest = { ...popup, content: { deep: deepArray(98) } } as unknown as PopupMessage;
    expect(decodePopup(encodePopup(deepest))).toEqual(deepest);
    const deeper = { ...popup, content: { deep: deepArray(99) } } as unknown as PopupMessage;
    expect(codesOf(deeper)).toEqual(['TOO_DEEP']);
    expect(errorOf(() => decodePopup(JSON.stringify(deeper))).code).toBe('TOO_DEEP');
  });

  test('a payload of 1 MB is refused without being decoded: it is not even UTF-8', () => {
    expect(errorOf(() => decodePopup(new Uint8Array(1_000_000).fill(0xff))).code).toBe('TOO_LARGE');
  });

  test('references that share their target and would unfold without end are bounded', () => {
    let bomb: unknown = [];
    for (let level = 0; level < 60; level++) bomb = [bomb, bomb];
    expect(codesOf({ ...popup, content: { bomb } })).toEqual(['TOO_LARGE']);
  });
});

describe('fault 14: payloads that are no message', () => {
  const CASES: [name: string, payload: string | Uint8Array, code: string, line: number, column: number][] = [
    ['empty', '', 'INVALID_JSON', 1, 1],
    ['no bytes', new Uint8Array(), 'INVALID_JSON', 1, 1],
    ['a byte order mark', '\uFEFF{}', 'INVALID_JSON', 1, 1],
    ['a byte order mark in bytes', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d), 'INVALID_JSON', 1, 1],
    ['invalid UTF-8', Uint8Array.of(0x7b, 0x0a, 0x22, 0xff), 'INVALID_UTF8', 2, 2],
    ['a number out of range', '{\n  "a": 1e400}', 'INVALID_JSON', 2, 8],
    ['truncated', '{"a": [1, 2', 'INVALID_JSON', 1, 12],
    ['a key twice', '{\n"a": 1,\n"a": 2}', 'INVALID_JSON', 3, 1],
  ];

  test.each(CASES)('%s', (_, payload, code, line, column) => {
    const error = errorOf(() => decodePopup(payload));
    expect(error.code).toBe(code);
    expect(error.issues[0]).toMatchObject({ line, column });
    expect(error.message).toContain(`line ${line}, column ${column}: `);
  });

  test.each(['null', '[]', '1', '"popup"', 'true'])('%s: JSON, but no message', (payload) => {
    expect(errorOf(() => decodePopup(payload)).issues[0]).toMatchObject({ code: 'WRONG_TYPE', pointer: '' });
  });

  test.each([undefined, null, 7, {}, ['{']])('%j is no payload at all', (payload) => {
    const error = errorOf(() => decodePopup(payload as string));
    expect(error.code).toBe('INVALID_MESSAGE');
    expect(error.issues[0]).toMatchObject({ code: 'WRONG_TYPE', pointer: '', expected: 'Uint8Array or string' });
    expect(error.message).toMatch(/a payload must be Uint8Array or string, not \w+$/);
  });

  test('bytes that are not UTF-8 are named by their place', () => {
    expect(errorOf(() => decodePopup(Uint8Array.of(0x7b, 0xff))).message).toBe(
      'INVALID_UTF8: line 1, column 2: byte 1 of the payload is not UTF-8',
    );
  });

  test('bytes in any view of memory are read: a Buffer in the middle of a pool, a DataView', () => {
    const bytes = encodePopup(popup);
    const pool = Buffer.concat([Buffer.from('xxxx'), bytes, Buffer.from('yyyy')]);
    expect(decodePopup(pool.subarray(4, 4 + bytes.length))).toEqual(popup);
    expect(decodePopup(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) as never)).toEqual(popup);
  });
});

describe('fault 15: __proto__, constructor and toString as keys and as event names', () => {
  const HOSTILE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

  test.each(HOSTILE)('"%s" as a field is an unknown field, and pollutes nothing', (name) => {
    const text = `${JSON.stringify(popup).slice(0, -1)},${JSON.stringify(name)}:{"polluted":true}}`;
    const error = errorOf(() => decodePopup(text, { profile: 'strict' }));
    expect(error.issues).toMatchObject([{ code: 'UNKNOWN_FIELD', pointer: `/${name}` }]);
    const received = decodePopup(text);
    expect(Object.hasOwn(received, name)).toBe(true);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each(HOSTILE)('"%s" as a key of the content goes through unharmed', (name) => {
    const content = JSON.parse(`{${JSON.stringify(name)}: {"a": 1}}`) as JsonObject;
    const message = createPopup({ idApp: 'MY_APP_ID', text: 'Hello', content });
    const received = decodePopup(encodePopup(message));
    expect(Object.keys(received.content ?? {})).toEqual([name]);
    expect(Object.getPrototypeOf(received.content)).toBe(Object.prototype);
  });

  test.each(HOSTILE)('"%s" as an event name or type is no event', (name) => {
    for (const data of [{ type: name }, { type: TYPE, value: { [ACTION]: name } }, { type: [name] }]) {
      expect(readPopupEvent(data)).toBeUndefined();
    }
  });

  test('fields that are only inherited are missing', () => {
    expect(codesOf(Object.create(popup))).toContain('MISSING_FIELD');
    expect(readPopupEvent(Object.create({ type: OK_EVENT }))).toBeUndefined();
  });

  test.each(HOSTILE)('"%s" as an option is an unknown option', (name) => {
    const options = JSON.parse(`{"idApp":"X","text":"x",${JSON.stringify(name)}:1}`) as never;
    expect(errorOf(() => createPopup(options)).issues[0]).toMatchObject({ code: 'UNKNOWN_OPTION' });
  });
});

describe('fault 16: surrogates, controls, bidirectional overrides and NUL in texts', () => {
  test.each(['\ud83d', 'a\ude97', '\ude97\ud83d', 'ok \ud800 ok'])(
    'half a surrogate pair is the sender’s error',
    (text) => {
      const error = errorOf(() => createPopup({ idApp: 'MY_APP_ID', text }));
      expect(error.issues).toMatchObject([{ code: 'LONE_SURROGATE', pointer: '/text' }]);
      const message = { ...popup, [TEXT]: text };
      expect(errorOf(() => encodePopup(message)).code).toBe('INVALID_MESSAGE');
      expect(isPopup(message)).toBe(true);
      expect(decodePopup(JSON.stringify(message))).toEqual(message);
    },
  );

  test('also in keys and deep in the content', () => {
    const content = { list: [{ '\ud83d': 1 }], deep: { text: '\ude97' } };
    const error = errorOf(() => createPopup({ idApp: 'MY_APP_ID', text: 'x', content }));
    expect(error.issues.map(({ pointer }) => pointer)).toEqual(['/content/list/0', '/content/deep/text']);
  });

  test.each(['\u0000', 'a\u0001b', '\u001b[2J', '\u202eabc', '\u2066x\u2069', '\u0085', '\u200b'])(
    '%j is the vendor’s silence: valid for both, unchanged on the way',
    (text) => {
      const message = createPopup({ idApp: 'MY_APP_ID', text });
      expect(decodePopup(encodePopup(message))).toEqual(message);
    },
  );
});

describe('fault 23: input made to be slow', () => {
  test.each([`${'a'.repeat(27)}!`, `${'a/'.repeat(14)}`, ` ${'\u0000'.repeat(26)} `, '+'.repeat(28)])(
    '28 characters: %j',
    (text) => {
      // A pattern that backtracks without end would take years: the test's own time limit is the assertion.
      for (let run = 0; run < 100; run++) {
        validatePopup({ ...popup, [TEXT]: text, [text]: text });
        parseTopic(TOPICS.popup.template.replaceAll(/\{\w+\}/g, text));
        expect(readPopupEvent({ type: text })).toBeUndefined();
      }
    },
  );

  test('200,000 unknown fields: linear time, and as many issues as the contract reports', () => {
    const many = { ...popup, ...Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`field${at}`, at])) };
    const result = validatePopup(many);
    expect(result.ok || result.issues).toHaveLength(100);
    // A receiver does not mind unknown fields, but this many cannot have come in one payload.
    expect(codesOf(many, 'tolerant')).toEqual(['TOO_LARGE']);
  });

  test('200,000 invalid items in the content', () => {
    const message = { ...popup, content: { list: Array.from({ length: 200_000 }, () => Number.NaN) } };
    const result = validatePopup(message);
    expect(result.ok || result.issues).toHaveLength(100);
    expect(errorOf(() => encodePopup(message)).message.length).toBeLessThan(1_000);
  });

  test('the time of a verdict does not grow with the square of the input', () => {
    const text = JSON.stringify({ ...popup, content: { list: Array.from({ length: 60_000 }, (_, at) => at % 10) } });
    const fastest = (read: (text: string) => unknown): number =>
      Math.min(
        ...Array.from({ length: 10 }, () => {
          const started = performance.now();
          read(text);
          return performance.now() - started;
        }),
      );
    // What the engine takes for as many items. With a square it would be thousands of times as much.
    expect(fastest(decodePopup) / fastest(JSON.parse)).toBeLessThan(50);
  });
});
