/** Differences in what is no matter of messages: words, names that code uses, and what values mean. */
import type { Broken } from './change.js';
import { isDeepEqual } from './deep-equal.js';
import { type Difference, type Place, set } from './difference.js';
import { ANNOTATIONS, OF_WHOLE } from './keywords.js';
import type { Schema } from './schema.js';

/** Words, and names that code uses, one by one. */
export function compareAnnotations(before: Schema, after: Schema, place: Place): Difference[] {
  return Object.entries(ANNOTATIONS).flatMap(([keyword, annotation]) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (isDeepEqual(old, now)) return [];
    const { breaks, isName = false } = (place.path.length === 0 ? OF_WHOLE[keyword] : undefined) ?? annotation;
    return [annotationDifference(keyword, before, after, place, breaks?.(old, now), isName && old === undefined)];
  });
}

/** Handlers of an action that is gone, or that another value stands for now, must change. */
export function compareActions(before: Schema, after: Schema, place: Place): Difference[] {
  const [old, now] = [actionsOf(before), actionsOf(after)];
  const isKept = [...old].every(([value, action]) => !now.has(value) || now.get(value) === action);
  const isThere = [...old.values()].every((action) => [...now.values()].includes(action));
  const isSame = isDeepEqual(before['x-actions'], after['x-actions']);
  if (isSame && isKept && isThere) return [];
  const isNew = [...now.values()].some((action) => ![...old.values()].includes(action));
  return [annotationDifference('x-actions', before, after, place, isKept && isThere ? [] : ['caller'], isNew)];
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
