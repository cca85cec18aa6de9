/** Messages at the boundaries of two schemas: what one of them may take and the other not. */
import RandExp from 'randexp';
import { judgeOf } from './judge.js';
import { isSchema, type Schema } from './schema.js';

/** Of every type, and some that are easily mistaken for another. */
const ANY: readonly unknown[] = [null, true, false, 0, 1, -1, 0.5, '', 'a', 'true', [], [0], {}, { other: 1 }];

/** What is tried of a text's or an array's length is not longer. */
const MAX_LENGTH = 1000;

/** A field that no schema has. */
const UNKNOWN_FIELD = 'x-unknown';

/** What means something to MQTT, to regular expressions or to UTF-16. */
const SPECIAL_TEXTS: readonly string[] = [
  '/',
  '+',
  '#',
  '\u0000',
  '\ud800',
  '\udc00',
  'a/b',
  'é',
  '😀',
  'A',
  '0',
  ' ',
  '\n',
];

/** Values to tell two schemas apart, either of which may be missing. */
export function candidatesFor(before: Schema | undefined, after: Schema | undefined): unknown[] {
  const schemas = [before, after].filter(isSchema);
  const parts = ['if', 'then', 'else', 'not'].flatMap((keyword) => fromPart(before, after, keyword));
  const values = [
    ...schemas.flatMap(ownValues),
    ...textsFor(schemas),
    ...objectsFor(before, after, parts.filter(isSchema)),
    ...arraysFor(before, after),
    ...parts,
    ...ANY,
  ];
  return unique(values);
}

function fromPart(before: Schema | undefined, after: Schema | undefined, keyword: string): unknown[] {
  const [old, now] = [before?.[keyword], after?.[keyword]];
  return isSchema(old) || isSchema(now) ? candidatesFor(old as Schema | undefined, now as Schema | undefined) : [];
}

function ownValues(schema: Schema): unknown[] {
  const { const: constant, enum: values = [], examples = [] } = schema as Record<string, never>;
  const named = [...(constant === undefined ? [] : [constant]), ...(values as unknown[]), ...(examples as unknown[])];
  return [...named, ...named.flatMap(neighboursOf), ...numbersFor(schema)];
}

function neighboursOf(value: unknown): unknown[] {
  if (typeof value === 'string') return [`${value}x`, value.slice(1), value.toUpperCase()];
  if (typeof value === 'number') return [value - 1, value + 1];
  return typeof value === 'boolean' ? [!value, String(value)] : [];
}

/** Texts at the lengths that matter, and texts in the forms that matter at those lengths. */
function textsFor(schemas: readonly Schema[]): string[] {
  const bounds = schemas.flatMap(({ minLength, maxLength }) => [minLength, maxLength]);
  const around = bounds.flatMap((length) => (typeof length === 'number' ? [length - 1, length, length + 1] : []));
  const lengths = [...new Set(around)].filter((length) => length >= 0 && length <= MAX_LENGTH);
  const plain = lengths.map((length) => 'a'.repeat(length));
  const patterns = schemas
    .flatMap(({ pattern, not }) => [pattern, isSchema(not) ? not.pattern : undefined])
    .filter((one) => typeof one === 'string');
  if (patterns.length === 0) return plain;
  const formed = patterns.flatMap(matching);
  const atLengths = patterns.flatMap((pattern) => {
    const form = new RegExp(pattern, 'u');
    const texts = formed.flatMap((text) => lengths.flatMap((length) => stretched(text, length)));
    return texts.filter((text) => form.test(text));
  });
  return [...plain, ...formed, ...atLengths, ...SPECIAL_TEXTS];
}

/** A text of that length that may still have the form: cut, or longer at either end. */
function stretched(text: string, length: number): string[] {
  const missing = length - text.length;
  if (missing <= 0) return [text.slice(0, length), text.slice(-missing)];
  const [first = 'a', last = 'a'] = [text.at(0), text.at(-1)];
  return [text + last.repeat(missing), first.repeat(missing) + text];
}

/** Texts that match a pattern: with the first, a middle and the last choice everywhere. */
function matching(pattern: string): string[] {
  return [0, 0.5, 1].flatMap((share) => {
    const generator = new RandExp(pattern);
    generator.max = 3;
    generator.randInt = (from, to) => from + Math.floor((to - from) * share);
    const text = generator.gen();
    return [text, `${text}a`, text.slice(1)];
  });
}

function numbersFor({ minimum, maximum }: Schema): number[] {
  return [minimum, maximum].flatMap((bound) =>
    typeof bound === 'number' ? [bound - 1, bound - 0.5, bound, bound + 0.5, bound + 1] : [],
  );
}

function arraysFor(before: Schema | undefined, after: Schema | undefined): unknown[] {
  const [old, now] = [before?.items, after?.items].map((items) => (isSchema(items) ? items : undefined));
  const bounds = [before, after].flatMap((schema) => [schema?.minItems, schema?.maxItems]);
  const lengths = bounds.flatMap((bound) => (typeof bound === 'number' ? [bound - 1, bound, bound + 1] : []));
  if (old === undefined && now === undefined && lengths.length === 0) return [];
  const items = candidatesFor(old, now);
  const filled = fillings(items, old, now).flatMap((item) =>
    lengths.filter((length) => length >= 0 && length <= MAX_LENGTH).map((length) => Array(length).fill(item)),
  );
  return [...items.map((item) => [item]), ...filled];
}

/** An item for both schemas if there is one, and one for each. */
function fillings(items: readonly unknown[], old: Schema | undefined, now: Schema | undefined): unknown[] {
  const isOld = old === undefined ? () => true : judgeOf(old);
  const isNew = now === undefined ? () => true : judgeOf(now);
  const found = [items.find((item) => isOld(item) && isNew(item)), items.find(isOld), items.find(isNew)];
  return unique(found.filter((item) => item !== undefined));
}

type Fields = Readonly<Record<string, Schema>>;

/** Objects that are valid by either schema, and those that differ from one of them in one field or in what a part says. */
function objectsFor(
  before: Schema | undefined,
  after: Schema | undefined,
  parts: readonly Readonly<Record<string, unknown>>[],
): unknown[] {
  const [old, now] = [before?.properties, after?.properties] as (Fields | undefined)[];
  const required = [before?.required, after?.required].flatMap((names) => (names ?? []) as string[]);
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {}), ...required])];
  if (names.length === 0) return [];
  const choices = new Map(names.map((name) => [name, candidatesFor(old?.[name], now?.[name])]));
  const bases = [before, after].flatMap((schema) =>
    schema === undefined
      ? []
      : basesOf(schema, old, now, choices).flatMap((base) => [base, ...withPart(base, schema, parts)]),
  );
  return bases.flatMap((base) => [
    base,
    { ...base, [UNKNOWN_FIELD]: 1 },
    ...parts.map((part) => ({ ...base, ...part })),
    ...names.flatMap((name) => {
      const { [name]: _, ...without } = base;
      return [without, ...(choices.get(name) ?? []).map((value) => ({ ...base, [name]: value }))];
    }),
  ]);
}

/** A base that is not valid, with the first part that makes it so: what is excluded may be what is missing. */
function withPart(
  base: Record<string, unknown>,
  schema: Schema,
  parts: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown>[] {
  const isValid = judgeOf(schema);
  if (isValid(base)) return [];
  return parts
    .map((part) => ({ ...base, ...part }))
    .filter(isValid)
    .slice(0, 1);
}

/** The least and the most of a schema, each with values that both schemas take if there are such, or else its own. */
function basesOf(
  schema: Schema,
  old: Fields | undefined,
  now: Fields | undefined,
  choices: ReadonlyMap<string, unknown[]>,
): Record<string, unknown>[] {
  const own = (schema.properties ?? {}) as Fields;
  const required = (schema.required ?? []) as string[];
  const valueFor = (name: string): unknown => {
    const values = choices.get(name) ?? [1];
    const isFor = (fields: Fields | undefined) => (value: unknown) => {
      const field = fields?.[name];
      return field === undefined || judgeOf(field)(value);
    };
    return values.find((value) => isFor(old)(value) && isFor(now)(value)) ?? values.find(isFor(own));
  };
  const filled = (names: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(names.map((name) => [name, valueFor(name)]).filter(([, value]) => value !== undefined));
  return [filled(required), filled([...new Set([...required, ...Object.keys(own)])])];
}

function unique(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value) + typeof value, value])).values()];
}
