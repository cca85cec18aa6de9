import type { Issue } from '../error/issue.js';
import { pointerTo } from '../json/pointer.js';

/**
 * The part of a Standard Schema (https://standardschema.dev, version 1) that this package uses: schemas of Zod,
 * Valibot, ArkType and others fit as they are.
 *
 * @example
 * import { createPopup, type StandardSchema, validatePopup } from 'webportal-popup-contract';
 *
 * const booking: StandardSchema<{ bookingId: number }> = {
 *   '~standard': {
 *     version: 1,
 *     vendor: 'my-app',
 *     validate: (value) =>
 *       typeof (value as { bookingId?: unknown })?.bookingId === 'number'
 *         ? { value: value as { bookingId: number } }
 *         : { issues: [{ message: 'a booking needs its number', path: ['bookingId'] }] },
 *   },
 * };
 * const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello', content: { bookingId: 'x' } });
 * const result = validatePopup(popup, { contentSchema: booking });
 * result.ok || result.issues[0]?.pointer; // => '/content/bookingId'
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** The schema, as the specification names it. */
  readonly '~standard': {
    /** Version of the specification. */
    readonly version: 1;
    /** Name of the schema library. */
    readonly vendor: string;
    /** Validates a value. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** For TypeScript only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/**
 * The result of a Standard Schema: the value, or the issues found.
 *
 * @example
 * import { popupSchema, type StandardResult } from 'webportal-popup-contract';
 *
 * const result = popupSchema['~standard'].validate(null) as StandardResult<unknown>;
 * result.issues?.length; // => 1
 */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/**
 * One issue that a Standard Schema found.
 *
 * @example
 * import type { StandardIssue } from 'webportal-popup-contract';
 *
 * const issue: StandardIssue = { message: 'too short', path: ['name'] };
 */
export interface StandardIssue {
  /** What is contentIssue. */
  readonly message: string;
  /** The property keys from the root to the value concerned. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Validates the content with the application's own schema. `pointer`: the location of the content. Never throws. */
export function contentIssues(schema: StandardSchema, content: unknown, pointer: string): Issue[] {
  try {
    const result = schema['~standard'].validate(content);
    if (result instanceof Promise) {
      result.catch(() => undefined);
      return [contentIssue(pointer, 'the content schema answers later; it must answer at once')];
    }
    return (result.issues ?? []).map(({ message, path = [] }) => contentIssue(pointerFrom(pointer, path), message));
  } catch {
    return [contentIssue(pointer, 'the content schema threw')];
  }
}

function pointerFrom(pointer: string, path: NonNullable<StandardIssue['path']>): string {
  return path.map((step) => String(typeof step === 'object' ? step.key : step)).reduce(pointerTo, pointer);
}

function contentIssue(pointer: string, message: string): Issue {
  return { code: 'INVALID_CONTENT', pointer, message: `${pointer}: ${message}` };
}
