/** The issues of parameters, which no validator explains, against those that ajv's errors lead to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../generated/v1/kinds.js';
import { SAFETY } from '../../generated/v1/limits.js';
import type { RawIssue } from '../../generated/v1/validators.js';
import { nounOf, propertiesOf, schemaOf } from '../../scripts/generate/contract.js';
import { buildTopic, buildTopicFilter, ContractError, type Issue } from '../../src/index.js';
import { explain } from '../../src/message/explain.js';
import { isRecord, onePerPointer } from '../../src/message/validate.js';
import { rounds } from '../rounds.js';
import { generatedValidator, loadSchemas, readVectors, type SchemaVectors } from './load.js';

const contract = loadSchemas();

const BUILDERS: Record<string, (parameters: never) => string> = {
  'topic-parameters': (parameters) => buildTopic('popup', parameters),
  'filter-parameters': (parameters) => buildTopicFilter('popup', parameters),
};
const NAMES = Object.keys(BUILDERS);

/** The kind that messages with this schema would have. */
function kindOf(name: string): Kind {
  const schema = schemaOf(contract, name);
  const fields = propertiesOf(contract, schema);
  const strict = generatedValidator(contract, name, 'strict');
  const formats = fields.map(([field, { 'x-called': called = '', maxLength }]) => [
    `/${field}`,
    maxLength === undefined ? { called } : { called, length: maxLength },
  ]);
  return {
    noun: nounOf(schema),
    fields: fields.map(([field]) => field),
    formats: Object.fromEntries(formats),
    strict,
    tolerant: strict,
    check: () => -1,
    required: 0,
  };
}

/** What ajv and `explain` say. The limit counts issues, not ajv's errors, of which a pointer may have several. */
function explainedIssues(kind: Kind, value: unknown): Issue[] {
  const given = isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
    : value;
  if (kind.strict(given)) return [];
  const errors = kind.strict.errors as RawIssue[];
  return onePerPointer(errors.map((raw) => explain(raw, kind, given))).slice(0, SAFETY.maxIssues);
}

function builderIssues(name: string, value: unknown): readonly Issue[] {
  try {
    BUILDERS[name]?.(value as never);
    return [];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return error.issues;
  }
}

const KINDS = new Map(NAMES.map((name) => [name, kindOf(name)]));

const compare = (name: string, value: unknown): readonly Issue[] => {
  const issues = builderIssues(name, value);
  expect(issues).toStrictEqual(explainedIssues(KINDS.get(name) as Kind, value));
  return issues;
};

describe.each(NAMES)('the vectors of %s', (name) => {
  test.each(readVectors<SchemaVectors>(name).cases)('$name', ({ value, strict }) => {
    expect(compare(name, value).length === 0).toBe(strict);
  });
});

const FIELDS = ['uid', 'vin', 'environment', 'trailingSlash'];
const MISSPELT = ['UID', 'uidd', 'ui', 'Vin', 'vim', 'vins', 'enviroment', 'environnement', 'trailingslash', 'slash'];
const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  '0',
  '7',
  'a/b',
  '~1',
  '\ud83d',
];
const VIN = 'DEM0CAR0000000001';

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...FIELDS) },
  { weight: 2, arbitrary: fc.constantFrom(...MISSPELT, ...HOSTILE, 'x'.repeat(80)) },
  { weight: 1, arbitrary: fc.string() },
);

const text = fc.oneof(
  fc.constantFrom('', 'MYUID01', 'a/b', '+', '#', 'a\u0000', 'ab\n', '\u007f', '\u0085', '\ud83d', 'a\udc00', '🚗'),
  fc.constantFrom(VIN, VIN.slice(1), `${VIN}1`, `${VIN}\n`, `${VIN.slice(1)}\n`, `-${VIN}-`, VIN.toLowerCase()),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constant('x'.repeat(1000)),
);

const value = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(undefined, null, true, false, 0, 17, Number.NaN, -Infinity) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>([], ['a'], {}, { length: 17 }, 1n, Symbol('s'), () => VIN) },
  { weight: 1, arbitrary: fc.constant(new String(VIN)) },
);

interface Member {
  name: string;
  value: unknown;
  where: 'own' | 'hidden' | 'inherited';
}

const member: fc.Arbitrary<Member> = fc.record({
  name,
  value,
  where: fc.constantFrom('own', 'own', 'own', 'own', 'own', 'own', 'hidden', 'inherited'),
});

/** Half of them begin as valid parameters. */
const members: fc.Arbitrary<Member[]> = fc
  .tuple(fc.boolean(), fc.array(member, { maxLength: 6 }))
  .map(([isValid, more]) => [...(isValid ? valid() : []), ...more]);

function valid(): Member[] {
  return [
    { name: 'uid', value: 'MYUID01', where: 'own' },
    { name: 'vin', value: VIN, where: 'own' },
  ];
}

function objectOf(list: Member[]): object {
  const prototype = {};
  const object = Object.create(prototype) as object;
  for (const { name: key, value: content, where } of list) {
    Object.defineProperty(where === 'inherited' ? prototype : object, key, {
      value: content,
      enumerable: where !== 'hidden',
      configurable: true,
      writable: true,
    });
  }
  return object;
}

/** Around as many unknown fields as there may be issues, with or without valid parameters. */
const crowd = fc
  .tuple(fc.integer({ min: SAFETY.maxIssues - 4, max: SAFETY.maxIssues + 4 }), members)
  .map(([count, some]) => ({
    ...objectOf(some),
    ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`unknown field of a long name, number ${at}`, at])),
  }));

const parameters = fc.oneof(
  { weight: 40, arbitrary: members.map(objectOf) },
  { weight: 2, arbitrary: value },
  { weight: 1, arbitrary: crowd },
);

const RUNS = rounds(20_000, 4_000);

test('random parameters', () => {
  const codes = new Map<string, number>();
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), parameters, (kind, given) => {
      const issues = compare(kind, given);
      for (const code of issues.length === 0 ? ['none'] : issues.map((issue) => issue.code)) {
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }),
    { numRuns: RUNS, seed: 17 },
  );
  expect([...codes.keys()].toSorted()).toEqual([
    'EMPTY',
    'MISSING_FIELD',
    'UNKNOWN_FIELD',
    'WRONG_FORMAT',
    'WRONG_TYPE',
    'none',
  ]);
  expect(Math.min(...codes.values())).toBeGreaterThan(RUNS / 100);
});

test('each parameter is read once, the valid and the invalid ones', () => {
  for (const uid of ['MYUID01', '#']) {
    let reads = 0;
    const get = (): string => {
      reads++;
      return uid;
    };
    builderIssues('topic-parameters', Object.defineProperty({ vin: VIN }, 'uid', { enumerable: true, get }));
    expect(reads).toBe(1);
  }
});
