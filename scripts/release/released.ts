/** What every released version of the contract said: frozen, and pinned by a manifest. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What pins one released version. */
export interface Pin {
  /** Of the bundle, as it is on the disk. */
  sha256: string;
  /** Of every file in it, by its name without ending. */
  files: Readonly<Record<string, string>>;
}

export type Manifest = Readonly<Record<string, Pin>>;

export const MANIFEST = 'manifest.json';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The pin of a bundle. */
export function pinOf(bundle: string): Pin {
  const { definitions } = JSON.parse(bundle) as { definitions: Record<string, unknown> };
  const files = Object.entries(definitions).map(([name, schema]) => [name, sha256(JSON.stringify(schema))]);
  return { sha256: sha256(bundle), files: Object.fromEntries(files) };
}

/** The texts of all released bundles, by their version, in their order. */
export function readReleased(folder: string): Map<string, string> {
  const versions = readdirSync(folder).flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
  return new Map(
    versions.sort(byVersion).map((version) => [version, readFileSync(join(folder, `${version}.json`), 'utf8')]),
  );
}

/** The last release of a major version such as v1, with its bundle. */
export function lastOf(released: ReadonlyMap<string, string>, major: string): [string, string] | undefined {
  return [...released].findLast(([version]) => version.startsWith(`${major.slice(1)}.`));
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
}

/** Orders versions such as 1.10.0 and 1.9.0 by their numbers. */
export function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** What is no longer as it was released: a sentence for each. */
export function changesOfReleased(bundles: ReadonlyMap<string, string>, manifest: Manifest): string[] {
  const versions = new Set([...bundles.keys(), ...Object.keys(manifest)]);
  return [...versions].sort(byVersion).flatMap((version) => {
    const [bundle, pin] = [bundles.get(version), manifest[version]];
    if (bundle === undefined)
      return [`${version} is pinned, and schema/released/${version}.json is gone: bring it back`];
    if (pin === undefined)
      return [`schema/released/${version}.json is not in the manifest: npm run schema:freeze writes both`];
    return pin.sha256 === sha256(bundle) ? [] : [editedSentence(version, bundle, pin)];
  });
}

function editedSentence(version: string, bundle: string, pin: Pin): string {
  const undo = `take the edit back (git checkout schema/released), and change schema/v${Number.parseInt(version, 10)} instead`;
  return `schema/released/${version}.json was edited (${editedFiles(bundle, pin)}), but it is what cars were built for: ${undo}`;
}

function editedFiles(bundle: string, pin: Pin): string {
  try {
    const { files } = pinOf(bundle);
    const names = new Set([...Object.keys(files), ...Object.keys(pin.files)]);
    return [...names].filter((name) => files[name] !== pin.files[name]).join(', ') || 'outside of its schemas';
  } catch {
    return 'it is no bundle any more';
  }
}
