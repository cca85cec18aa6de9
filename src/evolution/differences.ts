/** The structural comparison: names each difference of two schemas without references. */
import type { Broken } from './change.js';
import { isDeepEqual } from './deep-equal.js';
import { type Difference, NARROWER, type Step, WIDER } from './difference.js';
import { ANNOTATIONS, BOUNDS, isJudging, NAME } from './keywords.js';
import { isSchema, mapSchema, type Schema } from './schema.js';

/** Where a schema stands. */
interface Place {
  path: readonly string[];
  /** Whether a narrower schema here makes the whole narrower: not in `not` and `if`. */
  isStraight: boolean;
}

type Compare = (before: Schema, after: Schema, place: Place) => Difference[];

/** All differences, in the order of the keywords. @throws `Error` for a keyword that is not known. */
export function differencesOf(before: Schema, after: Schema, place: Place = ROOT): Difference[] {
  if (isDeepEqual(before, after)) return [];
  const keywords = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [...new Set(keywords.map(comparisonOf))].flatMap((compare) => compare(before, after, place));
}

const ROOT: Place = { path: [], isStraight: true };

function comparisonOf(keyword: string): Compare {
  const compare = COMPARISONS[keyword] ?? (ANNOTATIONS[keyword] === undefined ? undefined : compareAnnotations);
  if (compare === undefined) throw new Error(`the keyword ${JSON.stringify(keyword)} cannot be compared`);
  return compare;
}

const COMPARISONS: Readonly<Record<string, Compare>> = {
  type: compareTypes,
  enum: compareEnums,
  properties: compareProperties,
  required: compareProperties,
  additionalProperties: compareClosing,
  ...Object.fromEntries(['items', 'then', 'else'].map((keyword) => [keyword, comparingSchema(keyword)])),
  if: compareWhole('if', 'condition-changed'),
  not: compareWhole('not', 'exclusion-changed'),
  const: compareWhole('const', 'constant-changed'),
  pattern: compareWhole('pattern', 'pattern-changed'),
  'x-actions': compareActions,
  ...Object.fromEntries(Object.keys(BOUNDS).map((keyword) => [keyword, comparingBound(keyword)])),
};

/** What a difference breaks, which is known where the schema counts as it is. */
function expectation(place: Place, isNarrower: boolean, isWider: boolean): Broken[] | undefined {
  if (!place.isStraight) return undefined;
  return [...(isNarrower ? NARROWER : []), ...(isWider ? WIDER : [])];
}

function set(place: Place, keyword: string, before: unknown, after: unknown): Step {
  return { path: [...place.path, keyword], before, after };
}

/** The types that a schema allows, with the integers among the numbers. */
function typesOf(schema: Schema): string[] | undefined {
  if (schema.type === undefined) return undefined;
  const types = [schema.type].flat() as string[];
  return types.includes('number') && !types.includes('integer') ? [...types, 'integer'] : types;
}

function compareTypes(before: Schema, after: Schema, place: Place): Difference[] {
  if (isDeepEqual(sorted(before.type), sorted(after.type))) return [];
  const [old, now] = [typesOf(before), typesOf(after)];
  const isNarrower = now !== undefined && (old === undefined || old.some((type) => !now.includes(type)));
  const isWider = old !== undefined && (now === undefined || now.some((type) => !old.includes(type)));
  const words = (schema: Schema): string =>
    schema.type === undefined ? 'anything' : [schema.type].flat().join(' or ');
  return [
    {
      kind: 'type-changed',
      path: [...place.path, 'type'],
      message: `the type was ${words(before)}, and is ${words(after)}`,
      steps: [set(place, 'type', before.type, after.type)],
      expected: expectation(place, isNarrower, isWider),
    },
  ];
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

function compareEnums(before: Schema, after: Schema, place: Place): Difference[] {
  const [old, now] = [before.enum, after.enum] as (unknown[] | undefined)[];
  if (old === undefined || now === undefined) return compareWhole('enum', 'values-changed')(before, after, place);
  const path = [...place.path, 'enum'];
  const missing = (from: unknown[], other: unknown[]): unknown[] =>
    from.filter((value) => !other.some((one) => isDeepEqual(one, value)));
  return [
    ...missing(old, now).map((value) => ({
      kind: 'value-removed',
      path,
      message: `the value ${JSON.stringify(value)} is no longer there`,
      steps: [{ path, removed: [value], added: [] }],
      expected: expectation(place, true, false),
    })),
    ...missing(now, old).map((value) => ({
      kind: 'value-added',
      path,
      message: `the value ${JSON.stringify(value)} is new`,
      steps: [{ path, removed: [], added: [value] }],
      expected: expectation(place, false, true),
    })),
  ];
}

type Fields = Readonly<Record<string, Schema>>;

function fieldsOf(schema: Schema): Fields {
  return (schema.properties ?? {}) as Fields;
}

function isRequired(schema: Schema, name: string): boolean {
  return ((schema.required ?? []) as string[]).includes(name);
}

/** Fields with what is required of them, which belongs together. */
function compareProperties(before: Schema, after: Schema, place: Place): Difference[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const required = [...((before.required ?? []) as string[]), ...((after.required ?? []) as string[])];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now), ...required])];
  return names.flatMap((name) => {
    const inside = [...place.path, 'properties', name];
    const [was, is] = [old[name], now[name]];
    if (was !== undefined && is !== undefined) {
      return [...compareRequired(before, after, name, place), ...differencesOf(was, is, { ...place, path: inside })];
    }
    if (was === undefined && is === undefined) return compareRequired(before, after, name, place);
    return [was === undefined ? added(before, after, name, place) : removed(before, after, name, place)];
  });
}

function compareRequired(before: Schema, after: Schema, name: string, place: Place): Difference[] {
  const [was, is] = [isRequired(before, name), isRequired(after, name)];
  if (was === is) return [];
  return [
    {
      kind: is ? 'field-required' : 'field-optional',
      path: [...place.path, 'required'],
      message: `the field ${JSON.stringify(name)} was ${was ? 'required' : 'optional'}, and is ${is ? 'required' : 'optional'}`,
      steps: [requiredStep(before, after, name, place)],
      expected: expectation(place, is, was),
    },
  ];
}

function requiredStep(before: Schema, after: Schema, name: string, place: Place): Step {
  const [was, is] = [isRequired(before, name), isRequired(after, name)];
  return {
    path: [...place.path, 'required'],
    removed: was && !is ? [name] : [],
    added: is && !was ? [name] : [],
  };
}

/** Code that uses a name must change when the part of the schema with it is gone, even if messages with it are still valid. */
function namesGone(before: unknown, after: unknown): Pick<Difference, 'breaksCode'> {
  const left = namesIn(after);
  return [...namesIn(before)].every((name) => left.has(name)) ? {} : { breaksCode: ['caller'] };
}

function namesIn(schema: unknown): Set<unknown> {
  const names = new Set<unknown>();
  if (isSchema(schema)) {
    mapSchema(schema, (inner) => {
      names.add(inner['x-api-name']);
      return inner;
    });
  }
  names.delete(undefined);
  return names;
}

const isClosed = (schema: Schema): boolean => schema.additionalProperties === false;

function added(before: Schema, after: Schema, name: string, place: Place): Difference {
  const is = isRequired(after, name) && !isRequired(before, name);
  const path = [...place.path, 'properties', name];
  // Where unknown fields were allowed, any value of it was.
  const isNarrower = is || (!isClosed(before) && Object.keys(fieldsOf(after)[name] ?? {}).some(isJudging));
  return {
    kind: 'field-added',
    path,
    message: `the ${is ? 'required' : 'optional'} field ${JSON.stringify(name)} is new`,
    steps: [{ path, before: undefined, after: fieldsOf(after)[name] }, requiredStep(before, after, name, place)],
    expected: expectation(place, isNarrower, false),
  };
}

function removed(before: Schema, after: Schema, name: string, place: Place): Difference {
  const was = isRequired(before, name) && !isRequired(after, name);
  const path = [...place.path, 'properties', name];
  const isWider = was || (!isClosed(before) && Object.keys(fieldsOf(before)[name] ?? {}).some(isJudging));
  const breaks = expectation(place, false, isWider);
  return {
    kind: 'field-removed',
    path,
    message: `the ${was ? 'required' : 'optional'} field ${JSON.stringify(name)} is no longer there`,
    steps: [{ path, before: fieldsOf(before)[name], after: undefined }, requiredStep(before, after, name, place)],
    // Where unknown fields are not allowed, those who send it must stop.
    expected: breaks && isClosed(before) ? [...breaks, 'caller'] : breaks,
    ...namesGone(fieldsOf(before)[name], undefined),
  };
}

function compareClosing(before: Schema, after: Schema, place: Place): Difference[] {
  const [was, is] = [isClosed(before), isClosed(after)];
  if (isDeepEqual(before.additionalProperties, after.additionalProperties)) return [];
  return [
    {
      kind: is ? 'object-closed' : 'object-opened',
      path: [...place.path, 'additionalProperties'],
      message: `unknown fields were ${was ? 'refused' : 'allowed'}, and are ${is ? 'refused' : 'allowed'}`,
      steps: [set(place, 'additionalProperties', before.additionalProperties, after.additionalProperties)],
      // The tolerant profile, by which receivers judge, allows them anyway.
      expected: place.isStraight ? (is && !was ? ['caller'] : []) : undefined,
    },
  ];
}

/** Goes into a schema that both have. */
function comparingSchema(keyword: string): Compare {
  const whole = compareWhole(keyword, `${keyword}-changed`);
  return (before, after, place) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (!isSchema(old) || !isSchema(now)) return whole(before, after, place);
    return differencesOf(old, now, { ...place, path: [...place.path, keyword] });
  };
}

/** Compares a keyword as one thing: more can be said only if it is new, or no longer there. */
function compareWhole(keyword: string, kind: string): Compare {
  return (before, after, place) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (isDeepEqual(old, now)) return [];
    const isNew = old === undefined;
    const isGone = now === undefined;
    const what = isNew ? 'is new' : isGone ? 'is no longer there' : 'has changed';
    const values =
      keyword === 'const' && !isNew && !isGone ? ` from ${JSON.stringify(old)} to ${JSON.stringify(now)}` : '';
    const isKnown = keyword !== 'then' && keyword !== 'else' && keyword !== 'if' && (isNew || isGone);
    return [
      {
        kind,
        path: [...place.path, keyword],
        message: `${WORDS.get(keyword) ?? keyword} ${what}${values}`,
        steps: [set(place, keyword, old, now)],
        expected: isKnown
          ? expectation(place, isNew, isGone)
          : keyword === 'const'
            ? expectation(place, true, true)
            : undefined,
        ...namesGone(old, now),
      },
    ];
  };
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['const', 'the only value'],
  ['enum', 'the list of values'],
  ['pattern', 'the form of the text'],
  ['not', 'what is excluded'],
  ['if', 'the condition'],
  ['then', 'what holds if the condition does'],
  ['else', 'what holds if the condition does not'],
  ['items', 'what the array holds'],
]);

function comparingBound(keyword: string): Compare {
  return (before, after, place) => {
    const [old, now] = [before[keyword], after[keyword]] as (number | undefined)[];
    if (old === now) return [];
    const isLeast = BOUNDS[keyword] === 'least';
    const [was, is] = isLeast ? [old ?? -Infinity, now ?? -Infinity] : [-(old ?? Infinity), -(now ?? Infinity)];
    return [
      {
        kind: is > was ? 'bound-narrowed' : 'bound-widened',
        path: [...place.path, keyword],
        message: `${keyword} was ${old ?? 'not set'}, and is ${now ?? 'not set'}`,
        steps: [set(place, keyword, old, now)],
        expected: expectation(place, is > was, is < was),
      },
    ];
  };
}

/** Words, and names that code uses, one by one. */
function compareAnnotations(before: Schema, after: Schema, place: Place): Difference[] {
  return Object.entries(ANNOTATIONS).flatMap(([keyword, annotation]) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (isDeepEqual(old, now)) return [];
    const { breaks, isName = false } = isTypeName(keyword, place) ? NAME : annotation;
    return [annotationDifference(keyword, before, after, place, breaks?.(old, now), isName && old === undefined)];
  });
}

/** The title of a whole schema is the name of its type. */
function isTypeName(keyword: string, { path }: Place): boolean {
  return keyword === 'title' && path.length === 0;
}

/** Handlers of an action that is gone, or that another value stands for now, must change. */
function compareActions(before: Schema, after: Schema, place: Place): Difference[] {
  if (isDeepEqual(before['x-actions'], after['x-actions'])) return [];
  const [old, now] = [actionsOf(before), actionsOf(after)];
  const kept = [...old].every(([value, action]) => !now.has(value) || now.get(value) === action);
  const isThere = [...old.values()].every((action) => [...now.values()].includes(action));
  return [annotationDifference('x-actions', before, after, place, kept && isThere ? undefined : ['caller'])];
}

function actionsOf(schema: Schema): Map<unknown, unknown> {
  const actions = (schema['x-actions'] ?? []) as unknown[];
  return new Map(((schema.enum ?? []) as unknown[]).map((value, at) => [value, actions[at]]));
}

function annotationDifference(
  keyword: string,
  before: Schema,
  after: Schema,
  place: Place,
  breaksCode: Broken[] = [],
  isNewName = false,
): Difference {
  const [old, now] = [before[keyword], after[keyword]];
  const values = breaksCode.length > 0 ? ` from ${JSON.stringify(old)} to ${JSON.stringify(now)}` : '';
  return {
    kind: breaksCode.length > 0 ? 'name-changed' : isNewName ? 'name-added' : 'words-changed',
    path: [...place.path, keyword],
    message: `${keyword} has changed${values}`,
    steps: [set(place, keyword, old, now)],
    breaksCode,
    isNewName,
    isAnnotation: true,
  };
}
