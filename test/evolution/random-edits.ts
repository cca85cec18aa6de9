/** Random edits of schemas without references, and random messages for both versions. */
import fc from 'fast-check';
import { candidatesFor } from '../../src/evolution/candidates.js';
import type { Schema } from '../../src/evolution/index.js';
import { judgeOf } from '../../src/evolution/judge.js';
import { dereferenced, schemaSetOf } from '../../src/evolution/schema-set.js';
import { V1 } from './versions.js';

type Mutable = Record<string, unknown>;

const schemas = schemaSetOf(V1, 'V1');
const isMessage = ([, schema]: [string, Schema]): boolean =>
  ['message', 'event', 'parameters'].includes(String(schema['x-role']));

export const REAL: readonly Schema[] = Object.entries(schemas)
  .filter((entry) => isMessage(entry) || entry[0].startsWith('waypoint'))
  .map(([name]) => ({ ...dereferenced(schemas, name), 'x-role': 'message' }));

export const SMALL: readonly Schema[] = [
  { type: 'string', minLength: 1, maxLength: 5 },
  { type: 'number', minimum: -1, maximum: 1 },
  { type: ['object', 'null'] },
  { enum: ['a', 'b', 'c'] },
  { type: 'array', items: { type: 'integer', minimum: 0 }, maxItems: 3 },
  {
    type: 'object',
    properties: { a: { type: 'string' }, b: { const: 1 } },
    required: ['a'],
    additionalProperties: false,
  },
  { type: 'object', properties: { a: { type: 'boolean' } } },
  {
    type: 'object',
    properties: { a: { type: 'object', properties: { b: { type: 'string', minLength: 2 } }, required: ['b'] } },
  },
  {
    type: 'array',
    items: { type: 'object', properties: { a: { enum: [1, 2] } }, required: ['a'], additionalProperties: false },
  },
].map((schema) => ({ ...schema, 'x-role': 'message' }));

const VALUES: readonly unknown[] = ['a', 'b', 'abc', '', 0, 1, 5, -1, 0.5, true, false, null, {}, [], { a: 1 }];
const TYPES: readonly unknown[] = [
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'null',
  ['string', 'null'],
  ['object', 'string'],
  ['number', 'boolean'],
  undefined,
];
const FIELDS: readonly unknown[] = [
  { type: 'string' },
  { type: 'integer', 'x-api-name': 'whole' },
  {},
  { const: 1 },
  { type: 'string', minLength: 2 },
  { type: 'object', required: ['b'] },
];
const PATTERNS: readonly unknown[] = ['^a', '^[a-z]+$', '^[A-Z]{2}', 'b$', '^.', undefined];
const PARTS: readonly unknown[] = [
  { type: 'string' },
  { const: 'a' },
  { required: ['a'] },
  { type: 'object', required: ['a'] },
  { properties: { a: { const: 1 } } },
  undefined,
];
const NAMES = ['a', 'b', 'c'];

type Change = (schema: Mutable, pick: (from: readonly unknown[]) => unknown) => void;

const setting =
  (keyword: string, values: readonly unknown[]): Change =>
  (schema, pick) => {
    schema[keyword] = pick(values);
  };

/** Sets, moves or removes a number, but not so that nothing fits between it and its partner. */
const moving =
  (keyword: string, numbers: readonly number[]): Change =>
  (schema, pick) => {
    const now = schema[keyword];
    schema[keyword] = typeof now === 'number' ? pick([now - 1, now + 1, Math.max(0, now), undefined]) : pick(numbers);
    if (keyword !== 'minimum' && keyword !== 'maximum' && (schema[keyword] as number) < 0) schema[keyword] = 0;
  };

const changingList =
  (keyword: string, values: readonly unknown[]): Change =>
  (schema, pick) => {
    const list = (schema[keyword] ?? []) as unknown[];
    const rest = list.filter((one) => one !== pick(list));
    const value = pick(values);
    const more = list.includes(value) ? list : [...list, value];
    schema[keyword] = pick([rest.length > 0 ? rest : undefined, more, more]);
  };

const changingField: Change = (schema, pick) => {
  const properties = { ...((schema.properties ?? {}) as Mutable) };
  const name = String(pick([...NAMES, ...Object.keys(properties)]));
  if (name in properties) {
    const field = properties[name];
    delete properties[name];
    if (pick([true, false])) properties.renamed = field;
  } else properties[name] = pick(FIELDS);
  schema.properties = properties;
  const required = ((schema.required ?? []) as string[]).filter((one) => one in properties);
  schema.required = pick([required, [...new Set([...required, ...Object.keys(properties).slice(-1)])]]);
};

const requiring: Change = (schema, pick) => {
  changingList('required', Object.keys((schema.properties ?? { a: {} }) as object))(schema, pick);
};

const EDITS: ReadonlyMap<string, Change> = new Map([
  ['type', setting('type', TYPES)],
  ['const', setting('const', [...VALUES, undefined])],
  ['enum', changingList('enum', VALUES)],
  ['minLength', moving('minLength', [0, 1, 2, 4])],
  ['maxLength', moving('maxLength', [1, 3, 6])],
  ['minimum', moving('minimum', [-2, 0, 0.5])],
  ['maximum', moving('maximum', [1, 3.5, 10])],
  ['minItems', moving('minItems', [0, 1])],
  ['maxItems', moving('maxItems', [1, 2, 4])],
  ['pattern', setting('pattern', PATTERNS)],
  ['not', setting('not', PARTS)],
  ['if', setting('if', PARTS)],
  ['then', setting('then', PARTS)],
  ['else', setting('else', PARTS)],
  ['items', setting('items', [...FIELDS, undefined])],
  ['properties', changingField],
  ['required', requiring],
  ['additionalProperties', setting('additionalProperties', [false, true, undefined])],
  ['description', setting('description', ['one', 'two', undefined])],
  ['x-api-name', setting('x-api-name', ['one', 'two', undefined])],
]);

export const KEYWORDS = [...EDITS.keys()];

/** All schemas in a schema that say what is valid. */
function* placesIn(schema: Mutable): Generator<Mutable> {
  yield schema;
  for (const child of Object.values((schema.properties ?? {}) as Record<string, Mutable>)) yield* placesIn(child);
  for (const keyword of ['items', 'then', 'else']) if (schema[keyword]) yield* placesIn(schema[keyword] as Mutable);
}

export interface RandomEdit {
  place: number;
  keyword: string;
  choices: number[];
}

export const arbitraryEdits = (keywords: readonly string[]): fc.Arbitrary<RandomEdit[]> =>
  fc.array(
    fc.record({
      place: fc.nat(50),
      keyword: fc.constantFrom(...keywords),
      choices: fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  );

export function withEdits(base: Schema, edits: readonly RandomEdit[]): Schema {
  const schema = structuredClone(base) as Mutable;
  for (const { place, keyword, choices } of edits) {
    const places = [...placesIn(schema)];
    let at = 0;
    const pick = (from: readonly unknown[]): unknown =>
      structuredClone(from[(choices[at++ % choices.length] as number) % Math.max(1, from.length)]);
    EDITS.get(keyword)?.(places[place % places.length] as Mutable, pick);
  }
  return JSON.parse(JSON.stringify(schema)) as Schema;
}

/** A schema in which a part takes nothing is no contract: whatever else is said of it shows nowhere. */
export function isSatisfiable(schema: Schema): boolean {
  return [...placesIn(schema as Mutable)].every((place) => candidatesFor(place, undefined).some(judgeOf(place)));
}

const TEXTS = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.stringMatching(/^[a-z]{0,6}$/),
  fc.stringMatching(/^[A-Z0-9]{17}$/),
);

/** Messages after either schema, with parts left out, exchanged or added. */
export function messagesFor(...versions: Schema[]): fc.Arbitrary<unknown> {
  return fc.oneof(...versions.map(messagesOf));
}

function messagesOf(schema: Schema): fc.Arbitrary<unknown> {
  const anything = fc.oneof(
    TEXTS,
    fc.constantFrom(...VALUES),
    fc.integer({ min: -200, max: 200 }),
    fc.double({ min: -3, max: 3, noNaN: true }),
  );
  const { const: constant, enum: values, properties, items, examples } = schema as Record<string, never>;
  const named = [
    ...(constant === undefined ? [] : [constant]),
    ...((values ?? []) as unknown[]),
    ...((examples ?? []) as unknown[]),
  ];
  const parts = ['then', 'else', 'if'].flatMap((keyword) =>
    schema[keyword] ? [messagesOf(schema[keyword] as Schema)] : [],
  );
  const fields = Object.entries((properties ?? {}) as Record<string, Schema>);
  const objects = fc.record(
    {
      ...Object.fromEntries(fields.map(([name, field]) => [name, messagesOf(field)])),
      renamed: anything,
      unknown: anything,
    },
    { requiredKeys: [] },
  );
  const all = fc.record(Object.fromEntries(fields.map(([name, field]) => [name, messagesOf(field)])));
  const kinds: fc.Arbitrary<unknown>[] = [anything, fc.record({ a: anything, b: anything }, { requiredKeys: [] })];
  if (named.length > 0) kinds.push(fc.constantFrom(...named), fc.constantFrom(...named));
  if (fields.length > 0) kinds.push(all, all, objects);
  if (items !== undefined) kinds.push(fc.array(messagesOf(items), { maxLength: 5 }));
  return fc.oneof(...kinds, ...parts);
}
