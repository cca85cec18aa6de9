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
    /** Who made the schema. */
    readonly vendor: string;
    /** Judges a value. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** For TypeScript only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/**
 * What a Standard Schema answers: the value, or what is wrong with it.
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
 * What a Standard Schema finds wrong, and where.
 *
 * @example
 * import type { StandardIssue } from 'webportal-popup-contract';
 *
 * const issue: StandardIssue = { message: 'too short', path: ['name'] };
 */
export interface StandardIssue {
  /** What is wrong. */
  readonly message: string;
  /** The steps from the root to the value concerned. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What the application's own schema says of its content. `pointer` is where the content stands. Never throws. */
export function contentIssues(schema: StandardSchema, content: unknown, pointer: string): Issue[] {
  try {
    const result = schema['~standard'].validate(content);
    if (result instanceof Promise) {
      result.catch(() => undefined);
      return [wrong(pointer, 'the content schema answers later; it must answer at once')];
    }
    return (result.issues ?? []).map(({ message, path = [] }) => wrong(pointerFrom(pointer, path), message));
  } catch {
    return [wrong(pointer, 'the content schema threw')];
  }
}

function pointerFrom(pointer: string, path: NonNullable<StandardIssue['path']>): string {
  return path.map((step) => String(typeof step === 'object' ? step.key : step)).reduce(pointerTo, pointer);
}

function wrong(pointer: string, message: string): Issue {
  return { code: 'INVALID_CONTENT', pointer, message: `${pointer}: ${message}` };
}
