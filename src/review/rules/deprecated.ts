import { DEPRECATIONS, type DeprecatedPart } from '#contract/deprecations.js';
import { quote, stepsOf } from '../../json/pointer.js';
import { isRecord } from '../../message/validate.js';
import type { Rule } from '../rule.js';

export const deprecated: Rule = {
  id: 'deprecated',
  area: 'fields',
  // Advice: most of what the vendor has deprecated has no replacement, and is what popups are made of.
  severity: 'info',
  summary: 'Nothing is used that is deprecated.',
  why: 'It may be removed one day. If something replaces it, new messages should use that.',
  source: 'contract',
  checkAny: ({ kind, value, faultAt }) =>
    (DEPRECATIONS.get(kind) ?? []).flatMap((part) => {
      const found = valueAt(value, part.pointer);
      const isUsed = part.values === undefined ? found !== undefined : part.values.includes(found);
      return isUsed ? [faultAt(part.pointer, `${nameOf(part, found, kind.noun)} is ${part.words}`)] : [];
    }),
  inWords: 'Whatever the [register of deprecations](../evolution.md#register) lists breaks it.',
};

/** The value at a pointer into fields; undefined if it is not there. */
function valueAt(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce((value, step) => (hasOwn(value, step) ? value[step] : undefined), root);
}

function hasOwn(value: unknown, name: string): value is Record<string, unknown> {
  return isRecord(value) && Object.hasOwn(value, name);
}

/** The value that is deprecated, or the field, or the whole message. */
function nameOf({ pointer, values }: DeprecatedPart, found: unknown, noun: string): string {
  if (values !== undefined) return typeof found === 'string' ? quote(found) : JSON.stringify(found);
  const field = stepsOf(pointer).at(-1);
  return field === undefined ? noun : `the field ${quote(field)}`;
}
