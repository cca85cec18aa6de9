/** Whether a keyword decides alone on some values, so that a change of it must show. */
import { judgeOf } from './judge.js';
import { isJudging } from './keywords.js';
import type { Schema } from './schema.js';

/** Keywords by the type of the values that they judge. */
const JUDGING: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum'],
  array: ['minItems', 'maxItems', 'items'],
  object: ['properties', 'required', 'additionalProperties'],
};

/** Keywords that judge values of any type. */
const JUDGING_ALL: readonly string[] = ['const', 'enum', 'not', 'if', 'then', 'else'];

/** Of the same type, and no matter: those that leave values on either side, and what an object has besides. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  minLength: ['maxLength'],
  maxLength: ['minLength'],
  minimum: ['maximum'],
  maximum: ['minimum'],
  minItems: ['maxItems', 'items'],
  maxItems: ['minItems', 'items'],
  items: ['minItems', 'maxItems'],
  properties: JUDGING.object as string[],
  required: JUDGING.object as string[],
  additionalProperties: JUDGING.object as string[],
};

/** Whether no other keyword of the two schemas may judge the same values. */
export function isDecisive(keyword: string, before: Schema, after: Schema): boolean {
  const [type = 'any', group = JUDGING_ALL] =
    Object.entries(JUDGING).find(([, keywords]) => keywords.includes(keyword)) ?? [];
  const others = [...group, ...JUDGING_ALL].filter((one) => one !== keyword && !HARMLESS[keyword]?.includes(one));
  return [before, after].every(
    (schema) => !others.some((one) => one in schema) && (type === 'any' || allows(schema, type)) && hasItems(schema),
  );
}

/** A keyword that judges values of all types decides alone only if nothing else judges them. */
export function isAlone(keyword: string, before: Schema, after: Schema): boolean {
  return [before, after].every(
    (schema) =>
      Object.keys(schema).every((one) => one === keyword || one === 'type' || !isJudging(one)) && isManifold(schema),
  );
}

/** Whether everything but the keyword takes the value. */
export function isTakenBesides(keyword: string, value: unknown, before: Schema, after: Schema): boolean {
  return [before, after].every(({ [keyword]: _, ...rest }) => judgeOf(rest)(value));
}

/** Whether types decide alone. Which numbers are left depends on their bounds. */
export function areTypesDecisive(before: Schema, after: Schema): boolean {
  const isPlain = [before, after].every((schema) => !JUDGING_ALL.some((keyword) => keyword in schema));
  return isPlain && !(JUDGING.number as string[]).some((keyword) => keyword in before || keyword in after);
}

/** Whether values of a type may be valid. */
export function allows({ type }: Schema, wanted: string): boolean {
  return type === undefined || [type].flat().includes(wanted);
}

/** Whether values of the type are many. */
function isManifold({ type }: Schema): boolean {
  return type === undefined || [type].flat().some((one) => one !== 'null' && one !== 'boolean');
}

function hasItems({ maxItems }: Schema): boolean {
  return maxItems !== 0;
}
