/** What to write instead, and the edits that are certain. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/review/apply-edits.js';
import type { Finding } from '../../src/review/finding.js';
import { reviewPayload } from '../../src/review/review-payload.js';
import { FIELDS, GOOD, MARKER, textWith, textWithContent } from '../../src/review/rules/examples.js';

const findingsOf = (text: string): Finding[] => reviewPayload(text).findings;

function fixed(text: string): string {
  return applyEdits(
    text,
    findingsOf(text).flatMap(({ fix }) => fix ?? []),
  );
}

const suggested = (text: string): unknown[] => findingsOf(text).map(({ ruleId, suggestion }) => [ruleId, suggestion]);

describe('what is certain is mended', () => {
  test.each([
    ['a byte order mark', `\uFEFF${GOOD}`, GOOD],
    ['comments', `{/* one */${GOOD.slice(1)}// two`, GOOD],
    ['a byte order mark before a comment', `\uFEFF// one\n${GOOD}`, GOOD],
    ['comments with lines of their own', ` // one\r\n${GOOD}\n\t/* two\n*/\n`, `${GOOD}\n`],
    ['a comma after the last value', GOOD.replace(/}$/, ' , }'), GOOD.replace(/}$/, '  }')],
    ['a missing comma', GOOD.replace(/,"popup"/, '\n"popup"'), GOOD.replace(/,"popup"/, ',\n"popup"')],
    [
      'a comment where a comma is missing',
      GOOD.replace(/,"popup"/, ' /* x */ "popup"'),
      GOOD.replace(/,"popup"/, ',  "popup"'),
    ],
    ['a misspelt field', GOOD.replace(FIELDS.text, `${FIELDS.text}s`), GOOD],
    ['one with escapes', GOOD.replace(FIELDS.text, FIELDS.text.replace('p', '\\u0070').toLowerCase()), GOOD],
    [
      'carriage returns',
      textWith({ [FIELDS.text]: 'a\r\nb\rc\\r\r\r\n' }),
      textWith({ [FIELDS.text]: 'a\nb\nc\\r\n\n' }),
    ],
    [
      'others, in hexadecimal',
      textWith({ [FIELDS.text]: 'X' }).replace('X', 'a\\u000D\\u000ab'),
      textWith({ [FIELDS.text]: 'a\nb' }),
    ],
  ])('%s', (_, text, expected) => {
    expect(fixed(text)).toBe(expected);
  });

  test.each([
    ['a misspelt field where the right one is', textWith({ [`${FIELDS.text}s`]: 1 })],
    ['two fields that may be the same', GOOD.replace(`"${FIELDS.text}"`, `"${FIELDS.text}s":"a","${FIELDS.text}z"`)],
    ['a field that may be two', GOOD.replace(`"${MARKER}"`, '"zzzzz"')],
    ['a repeated key', textWithContent('{"a":1,"a":2}')],
    ['a wrong value', textWith({ [MARKER]: 'true' })],
    ['a string that does not end', '{"a": "'],
    ['bytes that are no text', '\ud83d'],
  ])('nothing else: %s', (_, text) => {
    expect(findingsOf(text).length).toBeGreaterThan(0);
    expect(fixed(text)).toBe(text);
  });

  test('a documented sample: its comments and its missing comma are told in words, and mended', () => {
    const text = documented(GOOD);
    const messages = findingsOf(text).map(({ ruleId, message }) => [ruleId, message]);
    const comment = ['invalid-json', 'JSON has no comments'];
    expect(messages).toEqual([
      comment,
      comment,
      comment,
      comment,
      ['invalid-json', 'a comma is missing here'],
      comment,
    ]);
    expect(findingsOf(fixed(text))).toEqual([]);
    expect(JSON.parse(fixed(text))).toEqual(JSON.parse(GOOD));
  });

  test('what is mended is mended for good, and what was valid stays as it is', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      ',',
      '"a"',
      ':',
      '1',
      ' ',
      '\n',
      '//x\n',
      '/*y*/',
      `"${FIELDS.text}s"`,
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = fixed(pieces.join(''));
        const syntaxAfter = findingsOf(once).filter(({ fix, ruleId }) => fix && ruleId !== 'unknown-field');
        if (reads(pieces.join(''))) expect(syntaxAfter).toEqual([]);
      }),
    );
  });
});

describe('what to write instead', () => {
  test.each([
    ['a text that should be true', textWith({ [FIELDS.button]: 'true' }), ['wrong-type', 'true']],
    ['a number that should be a text', textWith({ [FIELDS.appId]: 42 }), ['wrong-type', '"42"']],
    ['an object that should be a text', textWith({ [FIELDS.text]: {} }), ['wrong-type', undefined]],
    ['the one legal value', textWith({ [MARKER]: 1 }), ['wrong-value', 'true']],
    [
      'a number with too many digits',
      textWithContent('{"a":12345678901234567}'),
      ['precision-loss', '"12345678901234567"'],
    ],
  ])('%s', (_, text, expected) => {
    expect(suggested(text)).toContainEqual(expected);
  });

  test('the name of an option of the API instead of the field', () => {
    const text = GOOD.replace(`"${FIELDS.button}"`, '"okButton"');
    expect(suggested(text)).toContainEqual(['unknown-field', `"${FIELDS.button}"`]);
    expect(fixed(text)).toBe(text);
  });
});

/** Whether the syntax could be read to the end, with repairs. */
function reads(text: string): boolean {
  return findingsOf(text).some(({ ruleId }) => ruleId !== 'invalid-json' && ruleId !== 'byte-order-mark');
}

/** A message as people document one: a comment above every field, and no comma where the last comment was put in between. */
function documented(text: string): string {
  const lines = JSON.stringify(JSON.parse(text), null, '\t').split('\n');
  const withComments = lines.map((line) =>
    /^\t"/.test(line) ? `\t/**\n\t * What this is: "quoted", {braced}\n\t */\n${line}` : line,
  );
  return withComments.join('\n').replace(/,(?=\n\t\/\*\*[^/]*\/\n\t"content")/, '');
}
