import { LIMITS, SAFETY } from '#contract/limits.js';
import type { Issue } from '../error/issue.js';
import { pointerTo } from './pointer.js';

/** A container on the path from the root to the current value. */
interface Frame {
  container: object;
  keys: string[] | undefined;
  length: number;
  next: number;
}

/**
 * Finds what JSON would lose or change in a value: `undefined`, NaN, infinities, BigInts, functions, symbols, dates and
 * other class instances, cycles, array holes; also nesting that is too deep, and more values than fit into a message.
 * With `wellFormed`, lone surrogates too. Not recursive, so depth is safe. What is in the root is read from its `copy`.
 */
export function findUnjsonable(root: unknown, wellFormed: boolean, copy: unknown = root): Issue[] {
  const issues: Issue[] = [];
  const path: Frame[] = [];
  let values = 0;

  const visit = (value: unknown): void => {
    // Every value takes at least one byte of JSON, so more than this can never be sent. Also bounds shared references.
    if (++values > LIMITS.maxPayloadBytes) {
      issues.push(issueOf('TOO_LARGE', '', `more than ${LIMITS.maxPayloadBytes} values: too much for one payload`));
      path.length = 0;
      return;
    }
    if (typeof value === 'string') {
      if (wellFormed && !value.isWellFormed()) issues.push(loneSurrogate(pointerOf(path)));
      return;
    }
    const fault = describeUnjsonable(value);
    if (fault !== undefined) {
      const message = `${fault}: JSON would lose or change it`;
      issues.push({ ...issueOf('NOT_JSON', pointerOf(path), message), received: fault });
      return;
    }
    if (typeof value === 'object' && value !== null) enter(value === root ? (copy as object) : value);
  };
  const enter = (container: object): void => {
    if (path.some((frame) => frame.container === container)) {
      const message = 'the value holds itself: JSON has no cycles';
      issues.push({ ...issueOf('NOT_JSON', pointerOf(path), message), received: 'cycle' });
      return;
    }
    if (path.length === SAFETY.maxJsonDepth) {
      issues.push(issueOf('TOO_DEEP', pointerOf(path), `nested deeper than ${SAFETY.maxJsonDepth} levels`));
      return;
    }
    const keys = Array.isArray(container) ? undefined : Object.keys(container);
    if (wellFormed && keys?.some((key) => !key.isWellFormed())) issues.push(loneSurrogate(pointerOf(path)));
    const length = keys === undefined ? (container as unknown[]).length : keys.length;
    path.push({ container, keys, length, next: 0 });
  };

  visit(root);
  while (path.length > 0 && issues.length < SAFETY.maxIssues) {
    const frame = path[path.length - 1] as Frame;
    if (frame.next === frame.length) path.pop();
    else visit((frame.container as Record<string | number, unknown>)[keyAt(frame, frame.next++)]);
  }
  return issues;
}

function keyAt({ keys }: Frame, at: number): string | number {
  return keys === undefined ? at : (keys[at] as string);
}

/** JSON Pointer of the current value. Built only for faults, since most values have none. */
function pointerOf(path: readonly Frame[]): string {
  return path.map((frame) => keyAt(frame, frame.next - 1)).reduce<string>(pointerTo, '');
}

function issueOf(code: Issue['code'], pointer: string, message: string): Issue {
  return { code, pointer, message: pointer === '' ? message : `${pointer}: ${message}` };
}

function loneSurrogate(pointer: string): Issue {
  return issueOf('LONE_SURROGATE', pointer, 'half of a surrogate pair: UTF-8 cannot carry it');
}

/** Describes a value that JSON cannot represent; `undefined` for one that it can. */
function describeUnjsonable(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) {
    return Object.keys(value).length === value.length ? undefined : 'an array with holes or named members';
  }
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function' || !isPlain(value)) return nameOf(value);
  return Object.getOwnPropertySymbols(value).length > 0 ? 'an object with symbols as keys' : undefined;
}

/** Also true for plain objects of other realms: their prototype has no prototype. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && /^\w{1,64}$/.test(name) ? name : 'object';
}

/** The type of a value, as worded in issues: never the value itself, except for booleans, NaN and infinities. */
export function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  const isNamed =
    value === null || typeof value === 'boolean' || (typeof value === 'number' && !Number.isFinite(value));
  return isNamed ? String(value) : typeof value;
}
