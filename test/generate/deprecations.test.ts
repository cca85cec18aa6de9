import { describe, expect, test } from 'vitest';
import { asyncApiFile } from '../../scripts/generate/asyncapi.js';
import { checkDeprecations } from '../../scripts/generate/check-deprecations.js';
import type { Contract, Schema } from '../../scripts/generate/contract.js';
import { deprecationSentence, deprecationTable, deprecationTag } from '../../scripts/generate/deprecations.js';
import { deprecationsFile } from '../../scripts/generate/deprecations-file.js';
import { loadSchemas } from '../vectors/load.js';

const contract = loadSchemas();

const BY_VENDOR = {
  since: '2022',
  by: 'vendor',
  removal: 'not announced',
  replacement: 'none',
  source: 'PROTOCOL.md §5',
};
const BY_CONTRACT = { ...BY_VENDOR, since: '1.1.0', by: 'contract', removal: '2.0.0', replacement: '`other`' };

/** The contract with a schema changed. */
function changed(name: string, change: (schema: Schema) => void): Contract {
  const schema = structuredClone(contract.get(name)) as Schema;
  change(schema);
  return new Map(contract).set(name, schema);
}

/** The contract with a part of the popup deprecated. */
function deprecating(deprecation: unknown): Contract {
  return changed('popup-message', ({ properties }) => {
    Object.assign(properties?.popupBtn as Schema, { 'x-deprecated': deprecation });
  });
}

const schemaWith = (deprecation: object): Schema => ({ 'x-deprecated': deprecation }) as Schema;

test('the schemas say what is deprecated as they must', () => {
  expect(() => checkDeprecations(contract)).not.toThrow();
  expect(() => checkDeprecations(deprecating(BY_CONTRACT))).not.toThrow();
});

describe('the generation stops and names the place', () => {
  const PLACE = 'schema/v1/popup-message.schema.json#/properties/popupBtn ';

  test.each<[what: string, deprecation: unknown, sentence: string]>([
    ['no object', true, 'that is no object: give it one with "since", "by", "removal", "replacement", "source"'],
    ['an unknown member', { ...BY_VENDOR, until: '2030' }, 'with the unknown "until": known are "since"'],
    ['no beginning', { ...BY_VENDOR, since: undefined }, 'without "since": add a year, a date or a version'],
    ['a vague beginning', { ...BY_VENDOR, since: 'long ago' }, 'has the "since" "long ago" in "x-deprecated"'],
    ['somebody else', { ...BY_VENDOR, by: 'me' }, 'it must be "vendor" or "contract"'],
    ['a vague end', { ...BY_VENDOR, removal: 'soon' }, 'or "not announced"'],
    ['no replacement', { ...BY_VENDOR, replacement: '' }, 'it must be what to use instead, or "none"'],
    ['no source', { ...BY_VENDOR, source: undefined }, 'without "source": add where that is written'],
    ['a note that is no sentence', { ...BY_VENDOR, note: 'so so' }, 'it must be a sentence'],
    ['no values', { ...BY_VENDOR, values: [] }, 'it must be some of the names in "enum"'],
    ['values that are not there', { ...BY_VENDOR, values: ['a'] }, 'deprecates "a", which "enum" does not have'],
    ['a year of the contract', { ...BY_CONTRACT, since: '2022' }, 'that must be a version of it'],
    ['a removal in a minor version', { ...BY_CONTRACT, removal: '1.2.0' }, 'removes only in a major version'],
  ])('%s', (_, deprecation, sentence) => {
    const check = (): void => checkDeprecations(deprecating(deprecation));
    expect(check).toThrow(PLACE);
    expect(check).toThrow(sentence);
  });

  test('where nothing reads it', () => {
    const inCondition = changed('popup-event', (schema) => {
      Object.assign(schema.if?.properties?.type as Schema, { $ref: undefined, 'x-deprecated': BY_VENDOR });
    });
    expect(() => checkDeprecations(inCondition)).toThrow('#/if/properties/type has "x-deprecated" where nothing reads');
    const besideRef = changed('popup-message', ({ properties }) => {
      Object.assign(properties?.content as Schema, { 'x-deprecated': BY_VENDOR });
    });
    expect(() => checkDeprecations(besideRef)).toThrow('beside "$ref", where it is ignored: write the field out');
  });
});

describe('editors strike out what one can do something about', () => {
  test.each([
    ['@remarks', BY_VENDOR],
    ['@remarks', { ...BY_VENDOR, replacement: '`b`', values: ['a'] }],
    ['@deprecated', { ...BY_VENDOR, replacement: '`b`' }],
    ['@deprecated', { ...BY_VENDOR, removal: '2030-01' }],
    ['@deprecated', BY_CONTRACT],
  ])('%s', (tag, deprecation) => {
    expect(deprecationTag(schemaWith(deprecation))?.split(' ')[0]).toBe(tag);
  });

  test('what is not deprecated has no tag and no sentence', () => {
    expect(deprecationTag({})).toBeUndefined();
    expect(deprecationSentence({})).toBeUndefined();
  });
});

test('the sentence says by whom, since when, until when, and what instead', () => {
  expect(deprecationSentence(schemaWith({ ...BY_CONTRACT, note: 'It was a mistake.' }))).toBe(
    'Deprecated by this contract since 1.1.0; to be removed in 2.0.0 at the earliest; use `other` instead. It was a mistake.',
  );
  expect(deprecationSentence(schemaWith({ ...BY_VENDOR, values: ['a', 'b'] }))).toContain('`a`, `b` are deprecated by');
});

test('a whole message is deprecated, and so is one that a deprecated union chooses from', () => {
  const whole = changed('data-message', (schema) => Object.assign(schema, { 'x-deprecated': BY_CONTRACT }));
  expect(deprecationTable(whole)).toContain('| `DataMessage` | 1.1.0, by this contract | 2.0.0 |');
  expect(deprecationsFile(whole)).toMatch(/DATA_MESSAGE,\n {4}\[\n {6}\{ pointer: '', words: /);
  const { components } = JSON.parse(asyncApiFile(whole)) as { components: { messages: Record<string, unknown> } };
  expect(components.messages['data-message']).toMatchObject({
    'x-deprecated': BY_CONTRACT,
    payload: { schema: { deprecated: true } },
  });
  const union = changed('server-message', (schema) => Object.assign(schema, { 'x-deprecated': BY_CONTRACT }));
  expect(deprecationsFile(union).match(/pointer: ''/g)).toHaveLength(2);
});

test('a contract without deprecations says so, and its list is empty', () => {
  const without = new Map(
    [...contract].map(([name, schema]) => [
      name,
      JSON.parse(JSON.stringify(schema), (key, value) => (key === 'x-deprecated' ? undefined : value)) as Schema,
    ]),
  );
  expect(deprecationTable(without)).toBe('Nothing is deprecated.');
  expect(deprecationsFile(without)).not.toMatch(/\{ pointer: /);
});
