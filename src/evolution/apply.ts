import { isDeepEqual } from './deep-equal.js';
import type { Difference, Step } from './difference.js';
import type { Schema } from './schema.js';

type Mutable = Record<string, unknown>;

/** A schema with some differences made: of all of them it is the other schema. */
export function withDifferences(schema: Schema, differences: readonly Difference[]): Schema {
  const copy = structuredClone(schema) as Mutable;
  for (const { steps } of differences) for (const step of steps) make(copy, step);
  return copy;
}

function make(schema: Mutable, step: Step): void {
  const parents = step.path.slice(0, -1);
  const last = step.path.at(-1) as string;
  let at: Mutable = schema;
  for (const part of parents) {
    at[part] ??= {};
    at = at[part] as Mutable;
  }
  const value = 'added' in step ? changedList(at[last], step) : step.after;
  if (value === undefined) delete at[last];
  else at[last] = value;
}

function changedList(
  list: unknown,
  { removed, added }: { removed: readonly unknown[]; added: readonly unknown[] },
): unknown {
  const kept = ((list ?? []) as unknown[]).filter((item) => !removed.some((one) => isDeepEqual(one, item)));
  const result = [...kept, ...added];
  // A schema that requires nothing has no list of it.
  return result.length === 0 && list === undefined ? undefined : result;
}
