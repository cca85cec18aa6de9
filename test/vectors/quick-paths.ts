/**
 * The quick checks against the explaining ones: a quick check may be in doubt, and never says yes where the other says no.
 * Each property is checked as often as it is told to.
 */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect } from 'vitest';
import { APP_MESSAGE, DATA_MESSAGE, type Kind, POPUP_MESSAGE } from '../../generated/v1/kinds.js';
import { SAFETY } from '../../generated/v1/limits.js';
import { isPlainObject } from '../../src/json/is-pure.js';
import { parseQuickly } from '../../src/json/parse.js';
import { findJsonFault } from '../../src/json/scan.js';
import { findUnjsonable } from '../../src/json/value.js';
import { isSurelyValid, isSurelyValidParsed, writeSurelyValid } from '../../src/message/quick-check.js';
import { almostAPopup } from './arbitraries.js';

const KINDS: Kind[] = [POPUP_MESSAGE, DATA_MESSAGE, APP_MESSAGE];

class Instance {
  a = 1;
}

function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
}

function withCycle(): object {
  const value: { a: unknown[] } = { a: [] };
  value.a.push({ back: value });
  return value;
}

/** What JSON would lose, change, or never end with; and what looks like it and is fine. */
const ODD: (() => unknown)[] = [
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 1n,
  () => Symbol('s'),
  () => () => 1,
  () => new Date(0),
  () => new Map([[1, 2]]),
  () => new Instance(),
  () => Object.create(null, { a: { value: 1, enumerable: true } }),
  () => Object.create({ inherited: 1 }),
  () => runInNewContext('({ a: [1] })'),
  () => ({ [Symbol('s')]: 1 }),
  () => ({ toJSON: () => 1 }),
  () => ({ toJSON: 'a text' }),
  () => Object.defineProperty({}, 'toJSON', { value: () => 1 }),
  () => Object.defineProperty({ a: 1 }, 'hidden', { value: 1n }),
  () => Object.assign([1, 2], { named: 1 }),
  () => new Array(3),
  () => '\ud83d',
  () => ({ '\ud83d': 1 }),
  () => 'é🚗',
  () => ({ __proto__: null, a: 1 }),
  () => JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": null}'),
  () => ({ a: [], b: {}, 'é"\\\n\u2028': '\u007f\b"', 2: -1e-7, 1: 1e21, '': [{}, [null, true]] }),
  () => nested(SAFETY.maxJsonDepth - 2),
  () => nested(SAFETY.maxJsonDepth - 1),
  () => nested(SAFETY.maxJsonDepth),
  () => withCycle(),
  () => ({
    get a() {
      return 1;
    },
  }),
];

const odd = fc.constantFrom(...ODD).map((make) => make());

/** Messages, right and wrong, with something odd in a field or deep in the content. */
const message: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: almostAPopup },
  { weight: 1, arbitrary: odd },
  {
    weight: 4,
    arbitrary: fc
      .tuple(almostAPopup, fc.constantFrom('idApp', 'popup', 'popupText', 'popupBtn', 'content', 'other'), odd)
      .map(([popup, name, value]) => ({ ...Object(popup), [name]: value })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(almostAPopup, odd, fc.boolean()).map(([popup, value, inArray]) => ({
      ...Object(popup),
      content: inArray ? { a: [1, value] } : { a: { b: value } },
    })),
  },
);

/** What the explaining code says: no schema rule broken, nothing that JSON would lose. */
function isValidByReasons(kind: Kind, value: object, isStrict: boolean): boolean {
  return kind[isStrict ? 'strict' : 'tolerant'](value) && findUnjsonable(value, isStrict).length === 0;
}

export function quickMessagesAgree(numRuns: number): void {
  let quickly = 0;
  let slowly = 0;
  fc.assert(
    fc.property(message, fc.boolean(), fc.constantFrom(...KINDS), (value, isStrict, kind) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || !isPlainObject(value)) return;
      const quick = isSurelyValid(kind, value, isStrict);
      const verdict = isValidByReasons(kind, value, isStrict);
      if (quick) expect(verdict).toBe(true);
      if (isStrict) expect(writeSurelyValid(kind, value)).toBe(quick ? JSON.stringify(value) : undefined);
      quickly += quick ? 1 : 0;
      slowly += verdict && !quick ? 1 : 0;
    }),
    { numRuns },
  );
  // Most valid messages are found quickly; those in doubt are rare.
  expect(quickly).toBeGreaterThan(numRuns / 20);
  expect(slowly).toBeLessThan(quickly / 4);
}

export function quickParsedMessagesAgree(numRuns: number): void {
  fc.assert(
    fc.property(almostAPopup, fc.constantFrom(...KINDS), (value, kind) => {
      expect(isSurelyValidParsed(kind, value)).toBe(kind.tolerant(value));
    }),
    { numRuns },
  );
}

const keyText = fc.oneof(
  fc.constantFrom('"a"', '"b"', '"\\u0061"', '"a\\":"', '"\\\\"', '":"', '""', '"a:b"', '"\\u0022:"'),
  fc.string({ maxLength: 4 }).map((text) => JSON.stringify(text)),
);
const space = fc.constantFrom('', '', '', ' ', '\n', '\t ', '\r\n');

/** JSON texts in which keys are often there twice, in one writing or in two, and strings look like keys. */
const { json } = fc.letrec<{ json: string; object: string; array: string; value: string }>((tie) => ({
  json: fc.oneof({ weight: 5, arbitrary: tie('object') }, { weight: 1, arbitrary: tie('value') }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(keyText, fc.constantFrom('1', '-0', '1e400', '1e308', 'true', 'null', '""', '"x": 1', '[', '01')),
    tie('object'),
    tie('array'),
  ),
  array: fc.array(tie('value'), { maxLength: 3 }).map((values) => `[${values.join(',')}]`),
  object: fc
    .array(fc.tuple(space, keyText, space, space, tie('value')), { maxLength: 4 })
    .map((members) => `{${members.map(([a, key, b, c, value]) => `${a}${key}${b}:${c}${value}`).join(',')}}`),
}));

export function quickParsingAgrees(numRuns: number): void {
  let quickly = 0;
  let twice = 0;
  fc.assert(
    fc.property(json, (text) => {
      const parsed = parseQuickly(text);
      const fault = findJsonFault(text, SAFETY.maxJsonDepth);
      if (parsed !== undefined) {
        expect(fault).toBeUndefined();
        expect(parsed.value).toEqual(JSON.parse(text));
      }
      quickly += parsed === undefined ? 0 : 1;
      twice += fault?.code === 'DUPLICATE_KEY' ? 1 : 0;
    }),
    { numRuns },
  );
  expect(quickly).toBeGreaterThan(numRuns / 20);
  expect(twice).toBeGreaterThan(numRuns / 50);
}
