/**
 * Loads the contract: the hand-written JSON Schemas of one version.
 * The generators in this folder have no other input.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON Schema (draft-07) with the contract's annotations. */
export interface Schema {
  $id?: string;
  $ref?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  type?: string | string[];
  const?: unknown;
  enum?: string[];
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
  definitions?: Record<string, Schema>;
  additionalProperties?: boolean;
  not?: Schema;
  /** Only in the intermediate schemas of types.ts. */
  anyOf?: Schema[];
  if?: Schema;
  then?: Schema;
  else?: Schema;
  'x-role'?: Role;
  'x-direction'?: Direction;
  'x-topic'?: string;
  'x-source'?: string;
  'x-api-name'?: string;
  'x-key'?: string;
  'x-called'?: string;
  'x-unit'?: string;
  'x-samples'?: string[];
  'x-actions'?: string[];
  'x-action-meanings'?: Record<string, string>;
  'x-errors'?: Record<string, ErrorRow>;
  'x-disagreement'?: Disagreement;
  'x-extension'?: string;
  'x-deprecated'?: Deprecation;
  [keyword: string]: unknown;
}

/** The role of a schema; see ROLES in roles.ts. */
export type Role = 'message' | 'event' | 'names' | 'parameters' | 'content' | 'part' | 'constants' | 'errors';

/** Sender and receiver: messages go between server and car, events between portal and app. */
export type Direction = 'server-to-car' | 'car-to-server' | 'portal-to-app' | 'app-to-portal';

/** The description of an error code; see errors.ts. */
export interface ErrorRow {
  /** Where the code occurs: in a `ContractError`, in its issues, or in an error of the receiver. */
  of: ('error' | 'issue' | 'receiver')[];
  meaning: string;
  /** For errors of a sender: whether the broker has accepted the message. */
  sent?: 'no' | 'refused' | 'unknown';
  /** For errors: whether the same call may succeed later. */
  retry?: 'no' | 'later' | 'depends';
  hint: string;
}

/** A place where the vendor's documents contradict each other. */
export interface Disagreement {
  about: string;
  documents: string;
  contract: string;
}

/** That something should not be used any more; its form is checked by check-deprecations.ts. */
export interface Deprecation {
  /** A year, a date or a version. */
  since: string;
  by: 'vendor' | 'contract';
  /** When it goes at the earliest: as `since`, or `not announced`. */
  removal: string;
  /** What to use in its place, or `none`. */
  replacement: string;
  source: string;
  /** One sentence more. */
  note?: string;
  /** Of a list of names those that are deprecated; left out if all are. */
  values?: string[];
}

/** The annotations allowed in a schema; any other unknown keyword is an error. */
export const ANNOTATIONS = [
  'x-role',
  'x-direction',
  'x-topic',
  'x-source',
  'x-api-name',
  'x-key',
  'x-called',
  'x-unit',
  'x-samples',
  'x-actions',
  'x-action-meanings',
  'x-errors',
  'x-disagreement',
  'x-extension',
  'x-deprecated',
];

/** The schemas of one version, by file name without extension. */
export type Contract = Map<string, Schema>;

const ENDING = '.schema.json';

export function loadContract(directory: string): Contract {
  const names = readdirSync(directory).filter((name) => name.endsWith(ENDING));
  return new Map(
    names.sort().map((name) => {
      const schema = JSON.parse(readFileSync(join(directory, name), 'utf8')) as Schema;
      return [name.slice(0, -ENDING.length), schema];
    }),
  );
}

export function schemaOf(contract: Contract, name: string): Schema {
  const schema = contract.get(name);
  if (schema === undefined) throw new Error(`schema "${name}" is missing`);
  return schema;
}

/** The major version, such as v1. */
export function majorOf(contract: Contract): string {
  return `v${String(schemaOf(contract, 'contract-version').const).split('.')[0]}`;
}

/** Where the schemas are, such as schema/v1. */
export function folderOf(contract: Contract): string {
  return `schema/${majorOf(contract)}`;
}

export function titleOf(schema: Schema): string {
  if (schema.title === undefined) throw new Error(`a schema has no title: ${schema.$id}`);
  return schema.title;
}

/** Splits a relative reference such as `a.schema.json#/definitions/b`. */
export function splitRef(ref: string): { file: string; definition: string | undefined } {
  const [path = '', fragment] = ref.split('#/definitions/');
  return { file: path.replace(ENDING, ''), definition: fragment };
}

export function resolve(contract: Contract, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { file, definition } = splitRef(schema.$ref);
  const target = schemaOf(contract, file);
  if (definition === undefined) return target;
  const found = target.definitions?.[definition];
  if (found === undefined) throw new Error(`nothing at ${schema.$ref}`);
  return found;
}

/** The properties of an object schema, with references resolved. */
export function propertiesOf(contract: Contract, schema: Schema): [name: string, property: Schema][] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => [name, resolve(contract, property)]);
}

/** The `const` of each property, for a schema that is a table of constants, such as the limits. */
export function constantsOf(schema: Schema): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, property.const]));
}

/** The key of a field in this package's code; it does not change with the names in API and wire format. */
export function keyOf(property: Schema): string | undefined {
  return property['x-key'] ?? property['x-api-name'];
}

/** The schema's examples; without any, one derived from its constants. */
export function examplesOf(contract: Contract, schema: Schema): unknown[] {
  const { examples, const: constant, enum: names, required = [] } = schema;
  if (examples !== undefined) return examples;
  if (constant !== undefined) return [constant];
  if (names !== undefined) return [names[0]];
  if (schema.properties === undefined) return [];
  const fields = propertiesOf(contract, schema).filter(([name]) => required.includes(name));
  return [Object.fromEntries(fields.map(([name, property]) => [name, examplesOf(contract, property)[0]]))];
}

/** Visits a schema and its subschemas, outermost first. */
export function walk(schema: Schema, visit: (schema: Schema) => void): void {
  visit(schema);
  for (const group of [schema.properties, schema.definitions]) {
    for (const child of Object.values(group ?? {})) walk(child, visit);
  }
  for (const child of [schema.items, schema.not, schema.if, schema.then, schema.else]) {
    if (child !== undefined) walk(child, visit);
  }
}

/** A deep copy with `change` applied to every subschema, innermost first. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const copy: Schema = { ...schema };
  for (const group of ['properties', 'definitions'] as const) {
    const children = copy[group];
    if (children === undefined) continue;
    copy[group] = Object.fromEntries(Object.entries(children).map(([name, child]) => [name, mapSchema(child, change)]));
  }
  for (const key of ['items', 'not', 'if', 'then', 'else'] as const) {
    const child = copy[key];
    if (child !== undefined) copy[key] = mapSchema(child, change);
  }
  return change(copy);
}

/** The tolerant profile of a schema: unknown fields are allowed. */
export function tolerant(schema: Schema): Schema {
  return mapSchema(schema, ({ additionalProperties: _, ...rest }) => rest);
}

/** `PopupMessage` → `POPUP_MESSAGE` */
export function constantCase(title: string): string {
  return title.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** `PopupMessage` → `a popup message`, `AppMessage` → `an app message` */
export function nounOf(schema: Schema): string {
  const words = titleOf(schema)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return schema['x-called'] ?? `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}

/** `app-message` → `AppMessage` */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A TypeScript literal; strings in single quotes. */
export function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

/** The first line of every generated TypeScript file. */
export function header(source: string): string {
  return `// Generated from ${source} by \`npm run generate\`. Do not edit.\n`;
}
