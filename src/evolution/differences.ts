/** The structural comparison: names each difference of two schemas without references. */
import { compareActions, compareAnnotations } from './annotation-differences.js';
import { areTypesDecisive, isDecisive, isTakenBesides } from './decisive.js';
import { isDeepEqual } from './deep-equal.js';
import { type Compare, type Difference, expectation, type Place, type Step, set } from './difference.js';
import { ANNOTATIONS, BOUNDS, type Bound, isJudging } from './keywords.js';
import { namesGone, namesIn } from './names-gone.js';
import { isSchema, type Schema } from './schema.js';
import { compareWhole } from './whole-differences.js';

/** All differences, in the order of the keywords. @throws `Error` for a keyword that is not known. */
export function differencesOf(before: Schema, after: Schema, place: Place = ROOT): Difference[] {
  if (isDeepEqual(before, after)) return [];
  const keywords = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [...new Set(keywords.map(comparisonOf))].flatMap((compare) => compare(before, after, place));
}

const ROOT: Place = { path: [], isCertain: true };

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
      ...expectation(place, areTypesDecisive(before, after), isNarrower, isWider),
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
      ...expectation(place, isTakenBesides('enum', value, before, after), true, false),
    })),
    ...missing(now, old).map((value) => ({
      kind: 'value-added',
      path,
      message: `the value ${JSON.stringify(value)} is new`,
      steps: [{ path, removed: [], added: [value] }],
      ...expectation(place, isTakenBesides('enum', value, before, after), false, true),
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
      const isCertain = place.isCertain && isDecisive('properties', before, after);
      return [...compareRequired(before, after, name, place), ...differencesOf(was, is, { path: inside, isCertain })];
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
      ...expectation(place, isDecisive('required', before, after) && !isClosedTo(name, before, after), is, was),
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

/** Whether a field cannot be there. */
function isClosedTo(name: string, ...schemas: Schema[]): boolean {
  return schemas.some((schema) => isClosed(schema) && fieldsOf(schema)[name] === undefined);
}

const isClosed = (schema: Schema): boolean => schema.additionalProperties === false;

function added(before: Schema, after: Schema, name: string, place: Place): Difference {
  const [was, is] = [isRequired(before, name), isRequired(after, name)];
  const path = [...place.path, 'properties', name];
  const field = fieldsOf(after)[name];
  // Where unknown fields were allowed, any value of it was.
  const mayNarrow = !isClosed(before) && Object.keys(field ?? {}).some(isJudging);
  const isSure = isDecisive('properties', before, after) && (is || !mayNarrow);
  return {
    kind: 'field-added',
    path,
    message: `the ${is ? 'required' : 'optional'} field ${JSON.stringify(name)} is new`,
    steps: [{ path, before: undefined, after: field }, requiredStep(before, after, name, place)],
    ...expectation(place, isSure, (is && !was) || mayNarrow, was && !is),
    isNewName: namesIn(field).size > 0,
  };
}

function removed(before: Schema, after: Schema, name: string, place: Place): Difference {
  const [was, is] = [isRequired(before, name), isRequired(after, name)];
  const path = [...place.path, 'properties', name];
  const field = fieldsOf(before)[name];
  const mayWiden = !isClosed(before) && Object.keys(field ?? {}).some(isJudging);
  const isSure = isDecisive('properties', before, after) && (was || !mayWiden);
  const { expected = [], isCertain = false } = expectation(place, isSure, is && !was, (was && !is) || mayWiden);
  return {
    kind: 'field-removed',
    path,
    message: `the ${was ? 'required' : 'optional'} field ${JSON.stringify(name)} is no longer there`,
    steps: [{ path, before: field, after: undefined }, requiredStep(before, after, name, place)],
    // Where unknown fields are not allowed, those who send it must stop.
    expected: isClosed(before) ? [...expected, 'caller'] : expected,
    isCertain,
    ...namesGone(field, undefined),
  };
}

function compareClosing(before: Schema, after: Schema, place: Place): Difference[] {
  const [was, is] = [isClosed(before), isClosed(after)];
  if (before.additionalProperties === after.additionalProperties) return [];
  if ([before, after].some(({ additionalProperties }) => isSchema(additionalProperties))) {
    throw new Error('"additionalProperties" can be compared only if it is true or false');
  }
  return [
    {
      kind: was === is ? 'object-rewritten' : is ? 'object-closed' : 'object-opened',
      path: [...place.path, 'additionalProperties'],
      message: `unknown fields were ${was ? 'refused' : 'allowed'}, and are ${is ? 'refused' : 'allowed'}`,
      steps: [set(place, 'additionalProperties', before.additionalProperties, after.additionalProperties)],
      // The tolerant profile, by which receivers judge, allows them anyway.
      expected: is && !was ? ['caller'] : [],
      isCertain: place.isCertain && isDecisive('additionalProperties', before, after),
    },
  ];
}

/** Goes into a schema that both have. */
function comparingSchema(keyword: string): Compare {
  const whole = compareWhole(keyword, `${keyword}-changed`);
  return (before, after, place) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (!isSchema(old) || !isSchema(now)) return whole(before, after, place);
    // Whether another part refuses the same is not clear where a condition decides.
    const isCertain = place.isCertain && keyword === 'items' && isDecisive(keyword, before, after);
    return differencesOf(old, now, { path: [...place.path, keyword], isCertain });
  };
}

function comparingBound(keyword: string): Compare {
  return (before, after, place) => {
    const [old, now] = [before[keyword], after[keyword]] as (number | undefined)[];
    if (old === now) return [];
    const [was, is] = [strictness(keyword, old), strictness(keyword, now)];
    return [
      {
        kind: is > was ? 'bound-narrowed' : is < was ? 'bound-widened' : 'bound-rewritten',
        path: [...place.path, keyword],
        message: `${keyword} was ${old ?? 'not set'}, and is ${now ?? 'not set'}`,
        steps: [set(place, keyword, old, now)],
        ...expectation(place, isDecisive(keyword, before, after), is > was, is < was),
      },
    ];
  };
}

/** The larger, the less is allowed. */
function strictness(keyword: string, bound: number | undefined): number {
  const { isLeast, without } = BOUNDS[keyword] as Bound;
  return isLeast ? (bound ?? without) : -(bound ?? without);
}
