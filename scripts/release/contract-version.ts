/** Raises the version of the contract in the schema that names it, and in its vectors. */
import type { Bump } from '../../src/evolution/change.js';

/** A version raised by a bump. */
export function raised(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const next: Readonly<Record<Bump, readonly number[]>> = {
    major: [major + 1, 0, 0],
    minor: [major, minor + 1, 0],
    patch: [major, minor, patch + 1],
    none: [major, minor, patch],
  };
  return next[bump].join('.');
}

/** The schema's text with another version; its form stays. */
export function schemaWithVersion(text: string, version: string): string {
  return replacedOnce(text, /("const": )"[^"]*"/, version);
}

/** The vectors' text: one case has the version, another one any other. */
export function vectorsWithVersion(text: string, version: string): string {
  const valid = replacedOnce(text, /("name": "this version", "value": )"[^"]*"/, version);
  return replacedOnce(valid, /("name": "another version", "value": )"[^"]*"/, raised(version, 'patch'));
}

function replacedOnce(text: string, pattern: RegExp, version: string): string {
  if (!pattern.test(text)) throw new Error(`there is nothing like ${pattern} to put the version into`);
  return text.replace(pattern, `$1"${version}"`);
}
