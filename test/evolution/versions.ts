/** Versions of the contract, and edits of them. */
import type { Schema } from '../../scripts/generate/contract.js';
import { loadSchemas } from '../vectors/load.js';

/** Schemas by the name of their file, without ending. */
export type Version = Record<string, Schema>;

export const V1: Version = Object.fromEntries(loadSchemas());

/** Where, such as `popup-message/properties/popupText/maxLength`; and what is there then, or how it follows from what was. */
export type Edit = readonly [path: string, value: unknown];

type Parent = Record<string, unknown>;

/** The version with edits; a value that is undefined takes away what was there. */
export function edited(version: Version, edits: readonly Edit[]): Version {
  const copy = structuredClone(version);
  for (const [path, value] of edits) {
    const steps = path.split('/');
    const last = steps.pop() as string;
    const parent = steps.reduce((at: Parent, step) => at[step] as Parent, copy);
    const now = typeof value === 'function' ? (value as (was: unknown) => unknown)(parent[last]) : value;
    if (now === undefined) delete parent[last];
    else parent[last] = now;
  }
  return JSON.parse(JSON.stringify(copy)) as Version;
}
