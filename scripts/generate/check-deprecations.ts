/** Checks that every `x-deprecated` has its form, and stands where it is read. */
import { type Contract, type Deprecation, folderOf, type Schema } from './contract.js';
import { NO_REPLACEMENT, NOT_ANNOUNCED } from './deprecations.js';

const VERSION = /^\d+\.\d+\.\d+$/;
const MAJOR = /^[1-9]\d*\.0\.0$/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isWhen = (value: unknown): boolean => DATE.test(String(value)) || VERSION.test(String(value));

interface Member {
  isRight: (value: unknown) => boolean;
  /** What it must be. */
  asked: string;
  isOptional?: true;
}

const MEMBERS: Readonly<Record<keyof Deprecation, Member>> = {
  since: { isRight: isWhen, asked: 'a year, a date or a version, such as "2022" or "1.1.0"' },
  by: { isRight: (value) => value === 'vendor' || value === 'contract', asked: '"vendor" or "contract"' },
  removal: {
    isRight: (value) => value === NOT_ANNOUNCED || isWhen(value),
    asked: `a year, a date or a version, or "${NOT_ANNOUNCED}"`,
  },
  replacement: { isRight: isText, asked: `what to use instead, or "${NO_REPLACEMENT}"` },
  source: { isRight: isText, asked: 'where that is written, as in "x-source"' },
  note: { isRight: (value) => isText(value) && /\.$/.test(String(value)), asked: 'a sentence', isOptional: true },
  values: {
    isRight: (value) => Array.isArray(value) && value.length > 0,
    asked: 'some of the names in "enum"',
    isOptional: true,
  },
};

const REQUIRED = Object.entries(MEMBERS).flatMap(([name, { isOptional }]) => (isOptional ? [] : [name]));

/** Throws if an `x-deprecated` is wrong; the message has a line for each problem. */
export function checkDeprecations(contract: Contract): void {
  const problems = [...contract].flatMap(([name, schema]) =>
    problemsIn(schema, `${folderOf(contract)}/${name}.schema.json#`, true),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Keywords with schemas by name; those of all fields are among them. */
const GROUPS = ['properties', 'definitions'] as const;
/** Keywords with one schema, in which nothing looks for deprecations. */
const SINGLE = ['items', 'not', 'if', 'then', 'else'] as const;

function problemsIn(schema: Schema, place: string, isRead: boolean): string[] {
  const own = 'x-deprecated' in schema ? problemsOf(schema, isRead).map((problem) => `${place} ${problem}`) : [];
  return [
    ...own,
    ...GROUPS.flatMap((group) =>
      Object.entries(schema[group] ?? {}).flatMap(([name, child]) =>
        problemsIn(child, `${place}/${group}/${name}`, isRead),
      ),
    ),
    ...SINGLE.flatMap((keyword) => {
      const child = schema[keyword];
      return child === undefined ? [] : problemsIn(child, `${place}/${keyword}`, false);
    }),
  ];
}

function problemsOf(schema: Schema, isRead: boolean): string[] {
  if (schema.$ref !== undefined) return ['has "x-deprecated" beside "$ref", where it is ignored: write the field out'];
  if (!isRead) return ['has "x-deprecated" where nothing reads it: put it on a whole schema, or on a field'];
  const deprecation: unknown = schema['x-deprecated'];
  if (typeof deprecation !== 'object' || deprecation === null || Array.isArray(deprecation)) {
    return [`has an "x-deprecated" that is no object: give it one with ${quoted(REQUIRED)}`];
  }
  const members = deprecation as Record<string, unknown>;
  const unknown = Object.keys(members).filter((member) => !Object.hasOwn(MEMBERS, member));
  if (unknown.length > 0) {
    return [`has an "x-deprecated" with the unknown ${quoted(unknown)}: known are ${quoted(Object.keys(MEMBERS))}`];
  }
  const wrong = wrongMembers(members);
  return wrong.length > 0 ? wrong : wrongTogether(schema, members as unknown as Deprecation);
}

function wrongMembers(members: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(MEMBERS).flatMap(([name, { isRight, asked, isOptional }]) => {
    const value = members[name];
    if (value === undefined) return isOptional ? [] : [`has an "x-deprecated" without "${name}": add ${asked}`];
    return isRight(value) ? [] : [`has the "${name}" ${JSON.stringify(value)} in "x-deprecated": it must be ${asked}`];
  });
}

function wrongTogether(schema: Schema, { by, since, removal, values = [] }: Deprecation): string[] {
  const names = schema.enum ?? [];
  const unknown = values.filter((value) => !names.includes(value));
  const isOwn = by === 'contract';
  return [
    ...(unknown.length > 0 ? [`deprecates ${quoted(unknown)}, which "enum" does not have`] : []),
    ...(isOwn && !VERSION.test(since)
      ? [`is deprecated by the contract since "${since}": that must be a version of it`]
      : []),
    // Whatever goes breaks those who still use it.
    ...(isOwn && removal !== NOT_ANNOUNCED && !MAJOR.test(removal)
      ? [`is to be removed in "${removal}": the contract removes only in a major version, such as "2.0.0"`]
      : []),
  ];
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
