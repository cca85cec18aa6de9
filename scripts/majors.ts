/** The major versions of the contract: `schema/v1` and `generated/v1` are those of v1. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the sources import the contract by; package.json says which version that is. */
export const DOOR = '#contract/';

/** All that have schemas, in their order. */
export function majorsOf(root: string): string[] {
  const names = readdirSync(join(root, 'schema')).filter((name) => /^v\d+$/.test(name));
  return names.sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}

/** The one that the package is built for, and that its pages describe. Any other is built beside it. */
export function mainMajor(root: string): string {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, string>;
  };
  const [, major] = /^\.\/generated\/(v\d+)\/\*$/.exec(imports[`${DOOR}*`] ?? '') ?? [];
  if (major === undefined) throw new Error(`package.json: "${DOOR}*" must be a folder of generated/, such as v1`);
  return major;
}
