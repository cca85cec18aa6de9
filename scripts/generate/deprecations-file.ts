/** `deprecations.ts`: what is deprecated of each kind of message and event, for the payload review. */
import { pointerTo } from '../../src/json/pointer.js';
import {
  type Contract,
  constantCase,
  folderOf,
  header,
  literal,
  propertiesOf,
  type Schema,
  titleOf,
} from './contract.js';
import { deprecationWords, namesIn } from './deprecations.js';
import { branchesOf, withFields, withRole } from './roles.js';

export function deprecationsFile(contract: Contract): string {
  const rows = withFields(contract, 'message', 'event')
    .map(([name, schema]) => ({ kind: constantCase(titleOf(schema)), entries: entriesOf(contract, name, schema) }))
    .filter(({ entries }) => entries.length > 0);
  const kinds = rows.map(({ kind }) => `  ${kind},`).sort();
  return `${header(folderOf(contract))}
import {
${['  type ExplainedKind,', ...kinds].join('\n')}
} from './kinds.js';

/** A deprecated field, or deprecated values of one. */
export interface DeprecatedPart {
  /** JSON Pointer to it; empty for the whole message. */
  pointer: string;
  /** The values that are deprecated; left out if any is. */
  values?: readonly unknown[];
  /** By whom, since when, until when, and what to use instead. */
  words: string;
}

/** What is deprecated, by the kind that has it. */
export const DEPRECATIONS: ReadonlyMap<ExplainedKind, readonly DeprecatedPart[]> = new Map([
${rows.map(({ kind, entries }) => `  [\n    ${kind},\n    [\n${entries.join('\n')}\n    ],\n  ],`).join('\n')}
]);
`;
}

/** A kind is as deprecated as the unions that choose from it. */
function entriesOf(contract: Contract, name: string, schema: Schema): string[] {
  const unions = withRole(contract, 'message', 'event').filter(([, union]) => branchesOf(union).includes(name));
  return [
    ...[schema, ...unions.map(([, union]) => union)].flatMap((whole) => entry('', whole, undefined)),
    ...fieldEntries(contract, schema, ''),
  ];
}

function fieldEntries(contract: Contract, schema: Schema, parent: string): string[] {
  return propertiesOf(contract, schema).flatMap(([name, property]) => {
    const pointer = pointerTo(parent, name);
    // A schema of its own that lists names is about these; any other is about the field.
    const isAboutNames = property.$id !== undefined || property['x-deprecated']?.values !== undefined;
    return [
      ...entry(pointer, property, isAboutNames ? namesIn(property) : undefined),
      ...fieldEntries(contract, property, pointer),
    ];
  });
}

function entry(pointer: string, { 'x-deprecated': deprecation }: Schema, values: unknown[] | undefined): string[] {
  if (deprecation === undefined) return [];
  const list = values === undefined ? '' : ` values: [${values.map(literal).join(', ')}],`;
  return [`      { pointer: ${literal(pointer)},${list} words: ${literal(deprecationWords(deprecation))} },`];
}
