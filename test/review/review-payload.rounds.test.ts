import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAFETY } from '../../generated/v1/limits.js';
import { appMessageTopic, decodePopup, LIMITS, popupTopic } from '../../src/index.js';
import type { Finding, Severity } from '../../src/review/finding.js';
import { losesPrecision } from '../../src/review/numbers.js';
import { reviewPayload } from '../../src/review/review-payload.js';
import { FIELDS, GOOD, textWith, textWithContent } from '../../src/review/rules/examples.js';
import { RULES } from '../../src/review/rules.js';
import { rounds } from '../rounds.js';
import { almostAPopup } from '../vectors/arbitraries.js';
import { type PayloadCase, payloadOf, readVectors, type SchemaCase } from '../vectors/load.js';

const PAYLOADS = readVectors<{ cases: PayloadCase[] }>('payloads').cases;
const MESSAGES = readVectors<{ cases: SchemaCase[] }>('popup-message').cases;

const idsOf = (payload: string | Uint8Array): string[] => findingsOf(payload).map(({ ruleId }) => ruleId);

function findingsOf(payload: string | Uint8Array): Finding[] {
  return reviewPayload(payload, { as: 'popup-message' }).findings;
}

function isRefused(payload: string | Uint8Array): boolean {
  try {
    decodePopup(payload, { profile: 'strict' });
    return false;
  } catch {
    return true;
  }
}

function expectSameVerdict(payload: string | Uint8Array): void {
  const findings = findingsOf(payload);
  expect(findings.some(({ severity }) => severity === 'error')).toBe(isRefused(payload));
  const text = typeof payload === 'string' ? payload : new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
  for (const { offset, endOffset, line, column } of findings) {
    expect(offset).toBeGreaterThanOrEqual(0);
    expect(endOffset).toBeGreaterThanOrEqual(offset);
    expect(endOffset).toBeLessThanOrEqual(text.length);
    expect([line > 0, column > 0]).toEqual([true, true]);
  }
}

describe('there is an error exactly where the strict contract refuses', () => {
  test.each(PAYLOADS)('payload: $name', (vector) => expectSameVerdict(payloadOf(vector)));

  test.each(MESSAGES)('message: $name', ({ value }) => expectSameVerdict(JSON.stringify(value)));

  const token = fc.constantFrom(
    ...'{}[]:,"\\ \n1-.e',
    '"a"',
    '//x\n',
    '/* */',
    'true',
    '1e400',
    '\ud83d',
    '\uFEFF',
    'é',
  );
  const mutated = fc
    .tuple(almostAPopup, fc.array(fc.tuple(fc.nat(300), fc.nat(4), token), { maxLength: 3 }))
    .map(([message, edits]) =>
      edits.reduce((text, [at, remove, add]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + add + text.slice(place + remove);
      }, JSON.stringify(message)),
    );

  test('mutated messages', () => {
    let refused = 0;
    const numRuns = rounds(20_000, 2000);
    fc.assert(
      fc.property(mutated, (text) => {
        expectSameVerdict(text);
        if (isRefused(text)) refused++;
      }),
      { numRuns },
    );
    expect(refused).toBeGreaterThan(numRuns / 3);
    expect(refused).toBeLessThan(numRuns);
  }, 120_000);

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => expectSameVerdict(bytes)),
      { numRuns: rounds(20_000, 1000) },
    );
  });
});

describe('every rule', () => {
  test('has its fixed id, by which people switch it off', () => {
    const idsWith = (wanted: Severity): string[] =>
      RULES.filter(({ severity }) => severity === wanted).map(({ id }) => id);
    expect(idsWith('error').toSorted()).toEqual([
      ...['byte-order-mark', 'duplicate-key', 'empty', 'invalid-json', 'invalid-topic', 'invalid-utf8'],
      ...['lone-surrogate', 'missing-field', 'number-out-of-range', 'too-deep', 'too-large', 'unknown-field'],
      'wrong-direction',
      ...['wrong-format', 'wrong-type', 'wrong-value'],
    ]);
    expect(idsWith('warning').toSorted()).toEqual([
      ...['bidi-control', 'blank-text', 'button-left-out', 'control-character', 'line-too-long'],
      ...['missing-trailing-slash', 'near-size-limit', 'placeholder', 'precision-loss', 'reserved-receipt'],
      ...['sample-id-app', 'too-many-lines'],
    ]);
    expect(idsWith('info').toSorted()).toEqual(['carriage-return', 'deprecated', 'no-content', 'untrimmed-text']);
  });

  test.each(RULES.flatMap(({ id, examples }) => (examples === undefined ? [] : [{ id, ...examples() }])))(
    '$id reports its bad example, and not its good one',
    ({ id, bad, good, screen }) => {
      const idsOn = (payload: string): string[] =>
        reviewPayload(payload, { as: 'popup-message', screen }).findings.map(({ ruleId }) => ruleId);
      expect(idsOn(bad)).toContain(id);
      expect(idsOn(good)).not.toContain(id);
      expect(isRefused(good)).toBe(false);
    },
  );

  test('too-large counts the bytes', () => {
    const room = LIMITS.maxPayloadBytes - textWith({ [FIELDS.text]: '' }).length;
    expect(idsOf(textWith({ [FIELDS.text]: 'x'.repeat(room) }))).toEqual(['near-size-limit']);
    expect(idsOf(textWith({ [FIELDS.text]: 'x'.repeat(room + 1) }))).toEqual(['too-large']);
    expect(idsOf(textWith({ [FIELDS.text]: `é${'x'.repeat(room - 1)}` }))).toEqual(['too-large']);
  });

  test('near-size-limit is for over 95 % of what is allowed', () => {
    const most = Math.floor(0.95 * LIMITS.maxPayloadBytes) - textWith({ [FIELDS.text]: '' }).length;
    expect(idsOf(textWith({ [FIELDS.text]: 'x'.repeat(most) }))).toEqual([]);
    expect(idsOf(textWith({ [FIELDS.text]: 'x'.repeat(most + 1) }))).toEqual(['near-size-limit']);
  });

  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is looked for
  test.each(['${x}', '%s', '<%= x %>', 'undefined', 'Hello null!', 'NaN km', '[object Object]', '{{ a }}'])(
    '%s is a placeholder',
    (text) => expect(idsOf(textWith({ [FIELDS.text]: text }))).toEqual(['placeholder']),
  );

  test.each(['50 % off', '100%', 'nullify', 'Nullarbor', 'undefined-ish', 'a $ and {b}', '{ } { }', 'NaNny', '%sale'])(
    '%s is no placeholder',
    (text) => expect(idsOf(textWith({ [FIELDS.text]: text }))).toEqual([]),
  );

  test.each([
    '12345678901234567',
    '0.12345678901234567',
    '-1.00000000000000001',
    '1e-400',
    '9007199254740993',
    '5e-325',
  ])('%s loses precision', (number) => expect(idsOf(textWithContent(`{"a":[${number}]}`))).toEqual(['precision-loss']));

  test.each([
    '1E2',
    '42.0',
    '-0',
    '0.0',
    '100000000000000000000',
    '1e300',
    '123456789012345.5',
    '0.1e-300',
    '5e-324',
    '1E+400',
  ])('%s loses nothing', (number) =>
    expect(idsOf(textWithContent(`{"a":[${number}]}`))).not.toContain('precision-loss'),
  );

  test('any number that JavaScript has written loses nothing', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(losesPrecision(JSON.stringify(number))).toBe(false);
      }),
    );
  });

  test('a topic that is none, of the other direction, or without its slash', () => {
    const car = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
    const withTopic = (topic: string): string[] => reviewPayload(GOOD, { topic }).findings.map(({ ruleId }) => ruleId);
    expect(withTopic(popupTopic(car))).toEqual([]);
    expect(withTopic(popupTopic({ ...car, trailingSlash: false }))).toEqual(['missing-trailing-slash']);
    expect(withTopic('some/topic')).toEqual(['invalid-topic']);
    const answer = { topic: appMessageTopic(car) };
    expect(reviewPayload('{"content": {}}', answer)).toEqual({ as: 'app-message', findings: [] });
    const { findings } = reviewPayload(GOOD, { ...answer, as: 'server-message' });
    expect(findings).toMatchObject([{ ruleId: 'wrong-direction', line: 1, column: 1 }]);
    expect(reviewPayload('\xff', { ...answer, as: 'popup-message' }).findings).toHaveLength(2);
  });

  test('too-deep counts the message as the first level, and survives any depth', () => {
    const nested = (levels: number): string => textWithContent(`{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`);
    expect(idsOf(nested(SAFETY.maxJsonDepth - 2))).toEqual([]);
    expect(idsOf(nested(SAFETY.maxJsonDepth - 1))).toEqual(['too-deep']);
    expect(idsOf('['.repeat(100_000))).toEqual(['too-deep']);
  });

  test('what is too large by far is not read', () => {
    expect(idsOf('['.repeat(8 * LIMITS.maxPayloadBytes))).toEqual(['too-large', 'too-deep']);
    expect(idsOf('['.repeat(8 * LIMITS.maxPayloadBytes + 1))).toEqual(['too-large']);
  });

  test.each([
    ['spaces before a fault', (room: number) => `{"a": 1${' '.repeat(room)}"b`],
    ['spaces and no fault', (room: number) => `{"a":${' '.repeat(room)}1}`],
    [
      'a key with many escapes, twice',
      (room: number) => `{"${'\\n'.repeat(room / 4)}":1,"${'\\n'.repeat(room / 4)}":2}`,
    ],
    ['a comment that does not end', (room: number) => `{/*${'*'.repeat(room)}`],
    ['digits', (room: number) => `{"a":${'1'.repeat(room)}}`],
    ['commas missing everywhere', (room: number) => `[${'1 '.repeat(room / 2)}]`],
  ])('does not hang on %s', (_, make) => {
    // In quadratic time it would take minutes.
    expect(reviewPayload(make(500_000)).as).toBe('popup-message');
  });

  test('invalid-utf8 is found at its byte', () => {
    const bytes = Buffer.concat([Buffer.from('{"é": "'), Buffer.of(0xff), Buffer.from('"}')]);
    expect(findingsOf(bytes)).toMatchObject([{ ruleId: 'invalid-utf8', line: 1, column: 8 }]);
  });
});

describe('places', () => {
  const marked = (text: string, ruleId: string): string[] =>
    findingsOf(text)
      .filter((finding) => finding.ruleId === ruleId)
      .map(({ offset, endOffset }) => text.slice(offset, endOffset));

  test('an unknown field is marked at its key, a wrong value at the value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (key) => {
        const text = textWith({ [`x${key}`]: 1 });
        expect(marked(text, 'unknown-field')).toEqual([JSON.stringify(`x${key}`)]);
      }),
      { numRuns: 200 },
    );
    expect(marked(textWith({ [FIELDS.button]: { a: [1] } }), 'wrong-type')).toEqual(['{"a":[1]}']);
  });

  test('a repeated key is marked where it is repeated, every time', () => {
    expect(marked(textWithContent('{"a": 1, "b": {"a": 2}, "\\u0061": 3, "a": 4}'), 'duplicate-key')).toEqual([
      '"\\u0061"',
      '"a"',
    ]);
  });

  test('a missing field is marked at the opening brace of its object', () => {
    const text = `\n  ${textWith({ [FIELDS.text]: undefined })}`;
    expect(findingsOf(text)).toMatchObject([{ line: 2, column: 3, endLine: 2, endColumn: 4 }]);
  });

  test('all faults are found in one pass: a mark, comments, commas and wrong values', () => {
    const text = GOOD.replace(/^{/, '\uFEFF{\r\n// a comment\r\n')
      .replace(/,(?="popupText"|"popupBtn")/, '\r\n')
      .replace(/}$/, ',/* another */"x": 1e400,\n}');
    expect(findingsOf(text).map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['byte-order-mark', 1],
      ['invalid-json', 2],
      ['invalid-json', 3],
      ['invalid-json', 4],
      ['unknown-field', 4],
      ['number-out-of-range', 4],
      ['invalid-json', 4],
    ]);
  });
});

test('what is not said is told from the message', () => {
  expect(reviewPayload(GOOD).as).toBe('popup-message');
  expect(reviewPayload('{"popup": false}').as).toBe('data-message');
  expect(reviewPayload('no JSON').as).toBe('popup-message');
  expect(reviewPayload('{"content": {}}', { as: 'app-message' })).toEqual({ as: 'app-message', findings: [] });
});
