import type { ExplainedKind } from '#contract/kinds.js';
import type { Issue } from '../error/issue.js';
import { pointerTo, stepsOf } from '../json/pointer.js';
import { nearestNames } from '../message/did-you-mean.js';
import { fieldsAt } from '../message/explain.js';

/**
 * The fields that unknown ones were surely meant to be, by pointer: those with one candidate that is not there, and that no
 * other unknown field is a candidate for.
 */
export function misspeltFields(issues: readonly Issue[], root: unknown, kind: ExplainedKind): Map<string, string> {
  const meant = new Map<string, string>();
  const claims = new Map<string, number>();
  for (const { code, pointer } of issues) {
    if (code !== 'UNKNOWN_FIELD') continue;
    const steps = stepsOf(pointer);
    const name = steps.pop() as string;
    const parent = steps.reduce(pointerTo, '');
    const [candidate, another] = nearestNames(name, fieldsAt(parent, kind));
    const object = steps.reduce((value, step) => (value as Record<string, unknown>)[step], root) as object;
    if (candidate === undefined || another !== undefined || Object.hasOwn(object, candidate)) continue;
    meant.set(pointer, candidate);
    const claimed = pointerTo(parent, candidate);
    claims.set(claimed, (claims.get(claimed) ?? 0) + 1);
  }
  return new Map(
    [...meant].filter(([pointer, candidate]) => claims.get(pointerTo(parentOf(pointer), candidate)) === 1),
  );
}

function parentOf(pointer: string): string {
  return stepsOf(pointer).slice(0, -1).reduce(pointerTo, '');
}
