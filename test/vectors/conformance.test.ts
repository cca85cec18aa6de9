/** The format of the vectors, and the statements that they test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { loadConformance, type StatementTest } from '../../scripts/generate/conformance.js';
import { ROOT } from '../run.js';
import { type PayloadCase, readVectors, type SchemaVectors } from './load.js';

const format = JSON.parse(readFileSync(join(ROOT, 'schema/vectors.schema.json'), 'utf8')) as object;
const isVectors = new Ajv({ strict: false, allErrors: true }).compile(format);
const files = readdirSync(join(ROOT, 'schema/v1/vectors'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

describe('the format of the vectors', () => {
  test.each(files)('%s has it', (name) => {
    expect(isVectors(readVectors(name)), JSON.stringify(isVectors.errors)).toBe(true);
  });

  const valid = { name: 'x', value: 1, strict: true, tolerant: true };
  const invalid = { ...valid, strict: false, tolerant: false };
  const payload = { name: 'x', text: '{}', strict: true, tolerant: true };
  const errors = [{ pointer: '', keyword: 'type' }];
  const oneOf = (one: object) => ({ description: 'x', schema: 'limits', cases: [one] });
  const onePayload = (one: object) => ({ description: 'x', cases: [one] });

  test.each([
    ['a valid value', oneOf(valid)],
    ['an invalid value', oneOf({ ...invalid, errors })],
    ['a payload', onePayload(payload)],
  ])('takes %s', (_, vectors) => expect(isVectors(vectors)).toBe(true));

  test.each<[string, object]>([
    ['no cases', { description: 'x', schema: 'limits', cases: [] }],
    ['no description', { schema: 'limits', cases: [valid] }],
    ['a case without a name', oneOf({ ...valid, name: undefined })],
    ['a verdict that is no boolean', oneOf({ ...valid, strict: 'yes' })],
    ['an invalid value without its errors', oneOf(invalid)],
    ['a valid value with errors', oneOf({ ...valid, errors })],
    ['a value that only the strict profile takes', oneOf({ ...valid, tolerant: false })],
    ['a pointer that is none', oneOf({ ...invalid, errors: [{ pointer: 'a', keyword: 'type' }] })],
    ['a misspelt member', oneOf({ ...valid, strikt: true })],
    ['a payload in two forms', onePayload({ ...payload, base64: 'e30=' })],
    ['a payload in no form', onePayload({ ...payload, text: undefined })],
    ['bytes that are not Base64', onePayload({ ...payload, text: undefined, base64: 'e30' })],
    ['a refused payload without its error', onePayload({ ...payload, strict: false })],
    ['topics without those to build', { description: 'x', parse: [{ name: 'x', topic: 'x', parsed: null }] }],
  ])('refuses %s', (_, vectors) => {
    expect(isVectors(JSON.parse(JSON.stringify(vectors)))).toBe(false);
  });
});

describe('the statements', () => {
  const { roles, statements, elsewhere } = loadConformance(join(ROOT, 'schema/v1'));
  const tests = statements.flatMap((statement) => statement.tests.map((one) => ({ ...one, role: statement.role })));

  /** The cases that a test selects, as run.py does. */
  function casesOf({ vectors, part, profile, codes = [] }: StatementTest): unknown[] {
    const file = readVectors<Partial<SchemaVectors> & Record<'parse' | 'build', unknown[]>>(vectors);
    if (part !== undefined) return file[part];
    expect(['strict', 'tolerant']).toContain(profile);
    if (file.schema !== undefined) return file.cases ?? [];
    return (file.cases as unknown as PayloadCase[]).filter(({ code }) => code === undefined || codes.includes(code));
  }

  test('are numbered by their role', () => {
    for (const role of Object.keys(roles)) {
      const ids = statements.filter((statement) => statement.role === role).map(({ id }) => id);
      expect(ids).toEqual(ids.map((_, at) => `${role.charAt(0).toUpperCase()}${at + 1}`));
    }
    expect(new Set(statements.map(({ role }) => role))).toEqual(new Set(Object.keys(roles)));
  });

  test.each(statements)('$id is a sentence with vectors', ({ role, text, tests }) => {
    expect(text).toMatch(new RegExp(`^A conforming ${role} [^.]+\\.$`));
    expect(tests.length).toBeGreaterThan(0);
    for (const one of tests) expect(casesOf(one).length).toBeGreaterThan(0);
  });

  test('or the reasons to leave them out cover every file once', () => {
    const stated = new Set(tests.map(({ vectors }) => vectors));
    expect([...stated, ...Object.keys(elsewhere)].toSorted()).toEqual(files.toSorted());
  });

  test.each(Object.keys(roles))('cover every payload: %s', (role) => {
    const own = tests.filter((one) => one.role === role && one.vectors === 'payloads');
    expect(new Set(own.flatMap(casesOf).map((one) => (one as PayloadCase).name)).size).toBe(
      readVectors<{ cases: PayloadCase[] }>('payloads').cases.length,
    );
  });

  test('name only codes that payloads have', () => {
    const codes = new Set(readVectors<{ cases: PayloadCase[] }>('payloads').cases.map(({ code }) => code));
    for (const one of tests) for (const code of one.codes ?? []) expect(codes).toContain(code);
  });
});
