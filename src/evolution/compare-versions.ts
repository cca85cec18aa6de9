import { pointerTo } from '../json/pointer.js';
import { candidatesFor } from './candidates.js';
import { type Bump, type Change, largest } from './change.js';
import { compareFacts } from './compare-facts.js';
import { compareSchemas, type Inclusion, type Judged, judgedAnnotation } from './compare-schemas.js';
import { isDeepEqual } from './deep-equal.js';
import { differencesOf } from './differences.js';
import { Disagreement } from './disagreement.js';
import { judgeOf } from './judge.js';
import type { Schema, SchemaSet } from './schema.js';
import { dereferenced, filesReached, schemaSetOf } from './schema-set.js';
import { shrunken } from './shrink.js';

/**
 * What has changed between two versions of the contract.
 *
 * @example
 * import type { Comparison } from 'webportal-popup-contract/evolution';
 *
 * const isSafe = ({ bump }: Comparison): boolean => bump !== 'major';
 */
export interface Comparison {
  /** The least that the version must be raised by. */
  bump: Bump;
  /** In the order of the schemas' names. */
  changes: Change[];
}

/**
 * Options of {@link compareVersions}.
 *
 * @example
 * import type { CompareOptions } from 'webportal-popup-contract/evolution';
 *
 * const options: CompareOptions = { isIncluded: () => true };
 */
export interface CompareOptions {
  /** A second opinion: whether every value that one schema takes is taken by the other. Called with schemas without references. */
  isIncluded?: Inclusion | undefined;
}

/** Roles of schemas that messages are judged by. */
const MESSAGE_ROLES: readonly unknown[] = ['message', 'event', 'parameters'];
const FACT_ROLES: readonly unknown[] = ['constants'];
const ERROR_ROLES: readonly unknown[] = ['errors'];

/** Says which version it is: that follows from the rest. */
const VERSION_FILE = 'contract-version';

/**
 * Compares two versions of the contract: what has changed, whom each change breaks, with messages that prove it, and how much the
 * version must be raised for it.
 *
 * @param oldSchemas - Schemas by the name of their files, or the bundle of a version.
 * @param newSchemas - The same of the new version.
 * @param options - A second opinion.
 * @returns The least bump, and the changes; none if both say the same.
 * @throws `ContractError` with the code `INVALID_OPTIONS` for what are no schemas. `Error` if the ways of comparing do not agree, or a
 * keyword or a fact has no rule: then none of them is to be believed.
 *
 * @example
 * import { compareVersions } from 'webportal-popup-contract/evolution';
 *
 * const greeting = { type: 'object', required: ['text'], properties: { text: { type: 'string' } }, additionalProperties: false };
 * const before = { greeting: { ...greeting, 'x-role': 'message' } };
 * const after = { greeting: { ...greeting, 'x-role': 'message', required: [] } };
 *
 * const { bump, changes } = compareVersions(before, after);
 * bump; // => 'major'
 * changes.map(({ kind, breaks, witness }) => [kind, breaks, witness]); // => [['field-optional', ['old-receiver'], { 'old-receiver': {} }]]
 */
export function compareVersions(oldSchemas: unknown, newSchemas: unknown, options: CompareOptions = {}): Comparison {
  const before = schemaSetOf(oldSchemas, 'oldSchemas');
  const after = schemaSetOf(newSchemas, 'newSchemas');
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((file) => file !== VERSION_FILE)
    .sort();
  const isRoot = rootsOf(before, after);
  const changes = files.flatMap((file) => changesOf(file, before, after, isRoot(file), options.isIncluded));
  const all = [...changes, ...rewritten(files, before, after, changes)];
  return { bump: largest(all.map(({ bump }) => bump)), changes: all };
}

/** Which schemas are compared by themselves: those of messages, and parts that no message reaches. */
function rootsOf(before: SchemaSet, after: SchemaSet): (file: string) => boolean {
  const reached = new Set<string>();
  for (const schemas of [before, after]) {
    for (const [file, schema] of Object.entries(schemas)) {
      if (MESSAGE_ROLES.includes(schema['x-role'])) for (const other of filesReached(schemas, file)) reached.add(other);
    }
  }
  return (file) => MESSAGE_ROLES.includes((after[file] ?? before[file])?.['x-role']) || !reached.has(file);
}

function changesOf(
  file: string,
  before: SchemaSet,
  after: SchemaSet,
  isRoot: boolean,
  isIncluded: Inclusion | undefined,
): Change[] {
  const [old, now] = [before[file], after[file]];
  const role = (now ?? old)?.['x-role'];
  if (FACT_ROLES.includes(role)) return [...compareFacts(file, old, now), ...wordChanges(file, old, now)];
  if (ERROR_ROLES.includes(role)) return [...errorChanges(file, old, now), ...wordChanges(file, old, now)];
  if (!isRoot) return [];
  if (old === undefined)
    return [{ schema: file, pointer: '', kind: 'schema-added', bump: 'minor', breaks: [], message: `${file} is new` }];
  if (now === undefined) return [removedSchema(file, dereferenced(before, file))];
  return compareSchemas(file, dereferenced(before, file), dereferenced(after, file), isIncluded).map((judged) =>
    changeOf(file, judged),
  );
}

function changeOf(schema: string, { difference, bump, breaks, witness }: Judged): Change {
  const { kind, path, message } = difference;
  const proof = Object.keys(witness).length === 0 ? {} : { witness };
  return { schema, pointer: path.reduce(pointerTo, ''), kind, bump, breaks, message, ...proof };
}

/** Whatever it allowed is understood by nobody. */
function removedSchema(file: string, schema: Schema): Change {
  const isValid = judgeOf(schema);
  const value = candidatesFor(schema, undefined).find(isValid);
  if (value === undefined) throw new Disagreement(`${file}: it is gone, and no message of it is known`);
  const smallest = shrunken(value, isValid);
  return {
    schema: file,
    pointer: '',
    kind: 'schema-removed',
    bump: 'major',
    breaks: ['old-sender', 'caller'],
    message: `${file} is no longer there`,
    witness: { 'old-sender': smallest, caller: smallest },
  };
}

/** Words in a schema of facts; the facts themselves have rules of their own. */
function wordChanges(schema: string, before: Schema | undefined, after: Schema | undefined): Change[] {
  if (before === undefined || after === undefined) return [];
  return differencesOf(before, after)
    .filter(({ isAnnotation }) => isAnnotation)
    .map((difference) => changeOf(schema, judgedAnnotation(difference)));
}

/** Code handles errors by their codes: one that is gone is not raised any more. */
function errorChanges(schema: string, before: Schema | undefined, after: Schema | undefined): Change[] {
  const [old, now] = [before, after].map((one) => (one?.enum ?? []) as string[]) as [string[], string[]];
  const change = (code: string, isNew: boolean): Change => ({
    schema,
    pointer: '/enum',
    kind: isNew ? 'error-added' : 'error-removed',
    bump: isNew ? 'minor' : 'major',
    breaks: isNew ? [] : ['caller'],
    message: `the code ${code} ${isNew ? 'is new' : 'is no longer there'}`,
  });
  return [
    ...old.filter((code) => !now.includes(code)).map((code) => change(code, false)),
    ...now.filter((code) => !old.includes(code)).map((code) => change(code, true)),
  ];
}

/** Files that are written in another way and of which no change was found: they say the same. */
function rewritten(
  files: readonly string[],
  before: SchemaSet,
  after: SchemaSet,
  changes: readonly Change[],
): Change[] {
  const touched = new Set(changes.map(({ schema }) => schema));
  for (const schemas of [before, after]) {
    for (const file of [...touched]) for (const other of filesReached(schemas, file)) touched.add(other);
  }
  return files
    .filter((file) => !touched.has(file) && !isDeepEqual(before[file], after[file]))
    .map((schema) => ({
      schema,
      pointer: '',
      kind: 'rewritten',
      bump: 'patch',
      breaks: [],
      message: `${schema} is written in another way, and says the same`,
    }));
}
