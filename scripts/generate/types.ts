/** `types.ts`: the TypeScript types of messages and events. */
import { compile } from 'json-schema-to-typescript';
import {
  type Contract,
  examplesOf,
  folderOf,
  header,
  literal,
  propertiesOf,
  resolve,
  type Schema,
  schemaOf,
  titleOf,
} from './contract.js';
import { deprecationTag } from './deprecations.js';
import { extensionSentence } from './extensions.js';
import { BUILT_MESSAGE, type Option, optionsOf } from './options.js';
import { isUnion } from './roles.js';
import { topicTypes } from './topic-types.js';

/** The name of the type of `createPopup`'s options. */
const OPTIONS_TYPE = 'PopupOptions';

const PARAMETER = 'Content extends object = JsonObject';

export async function typesFile(contract: Contract): Promise<string> {
  const schemas = typeSchemas(contract);
  const root = {
    title: 'AnyOfThese',
    anyOf: Object.keys(schemas).map((title) => ({ $ref: `#/definitions/${title}` })),
    definitions: Object.fromEntries(
      Object.entries(schemas).map(([title, schema]) => [title, { ...forCompiler(contract, schema), title }]),
    ),
  };
  const code = await compile(root as never, 'AnyOfThese', {
    bannerComment: '',
    style: { singleQuote: true, printWidth: 120 },
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
  });
  return `${header(folderOf(contract))}
${json(contract)}
${actions(contract)}
${withParameters(contract, code, schemas).trim()}

${appIdOption(contract)}
${topicTypes(contract)}`;
}

/** The schema of every generated type, by title. */
function typeSchemas(contract: Contract): Record<string, Schema> {
  const named = [...contract].filter(([, schema]) => hasType(schema)).map(([, schema]) => [titleOf(schema), schema]);
  return { ...Object.fromEntries(named), [OPTIONS_TYPE]: optionsSchema(contract) };
}

/** Whether a schema becomes a named type. A part that is a plain string or number is inlined. */
function hasType(schema: Schema): boolean {
  const isPart = schema['x-role'] === 'part' && schema.definitions === undefined;
  if (isPart) return schema.properties !== undefined || schema.items !== undefined || Array.isArray(schema.type);
  return ['message', 'event', 'names', 'parameters'].includes(String(schema['x-role']));
}

/** The options as a schema: the fields with an API name, under that name. */
function optionsSchema(contract: Contract): Schema {
  const options = optionsOf(contract);
  const example = examplesOf(contract, schemaOf(contract, BUILT_MESSAGE))[0] as Record<string, unknown>;
  const given = options.filter(({ field }) => field in example);
  return {
    title: OPTIONS_TYPE,
    description: 'What a popup is made of, under the names of the API. `undefined` means left out.',
    'x-source': schemaOf(contract, BUILT_MESSAGE)['x-source'] ?? '',
    examples: [Object.fromEntries(given.map(({ name, field }) => [name, example[field]]))],
    type: 'object',
    required: options.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    properties: Object.fromEntries(options.map((option) => [option.name, optionSchema(contract, option)])),
    additionalProperties: false,
  };
}

function optionSchema(contract: Contract, { field, schema, isRequired }: Option): Schema {
  if (isRequired) return schema;
  const property = schemaOf(contract, BUILT_MESSAGE).properties?.[field] ?? schema;
  // Unlike a field of the message, an option may be undefined.
  return { ...annotationsOf(schema), anyOf: [property, { tsType: 'undefined' }] };
}

function annotationsOf(schema: Schema): Schema {
  const kept = ['description', 'x-source', 'x-deprecated'];
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => kept.includes(keyword)));
}

/** The type of the option for the application id, which other options extend. */
function appIdOption(contract: Contract): string {
  const option = optionsOf(contract).find(({ key }) => key === 'appId');
  if (option === undefined) throw new Error(`${BUILT_MESSAGE}: no field has the "x-key" "appId"`);
  return `/**
 * The option that names the embedded application.
 *
 * @example
 * import type { AppIdOption } from 'webportal-popup-contract';
 *
 * const example: AppIdOption = { ${option.name}: ${literal(examplesOf(contract, option.schema)[0])} };
 */
export interface AppIdOption {
  /** ${describe(option.schema)} */
  ${option.name}: ${option.schema.type};
}
`;
}

/** The type of the application's content, with objects as the type parameter. */
function contentType(schema: Schema): string {
  return [schema.type ?? []]
    .flat()
    .map((type) => (type === 'object' ? 'Content' : type))
    .join(' | ');
}

const isContent = (schema: Schema): boolean => schema['x-role'] === 'content';

/** Whether a schema contains the application's content at any depth. */
function hasContent(contract: Contract, schema: Schema): boolean {
  const resolved = resolve(contract, schema);
  if (isContent(resolved)) return true;
  const children = [...propertiesOf(contract, resolved).map(([, property]) => property), resolved.then, resolved.else];
  return [...children, ...(resolved.anyOf ?? [])].some((child) => child !== undefined && hasContent(contract, child));
}

/** Prepares a schema for json-schema-to-typescript: named types by reference, the rest inlined. */
function forCompiler(contract: Contract, schema: Schema): Schema {
  if (schema.$ref !== undefined) return referenceOrInline(contract, resolve(contract, schema));
  if (isContent(schema)) return referenceOrInline(contract, schema);
  if (isUnion(schema)) {
    const branches = [schema.then, schema.else].map((branch) =>
      typeReference(contract, resolve(contract, branch ?? {})),
    );
    return { description: describe(schema), tsType: branches.join(' | ') };
  }
  const copy: Schema = { ...shapeOf(schema), description: describe(schema) };
  const types = [schema.type ?? []].flat();
  if (types.includes('object') && schema.properties === undefined) {
    const names = types.map((type) => (type === 'object' ? 'JsonObject' : type));
    return { description: copy.description ?? '', tsType: names.join(' | ') };
  }
  if (schema.anyOf !== undefined) copy.anyOf = schema.anyOf.map((part) => forCompiler(contract, part));
  if (schema.items !== undefined) copy.items = forCompiler(contract, schema.items);
  if (schema.properties !== undefined) {
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, forCompiler(contract, property)]),
    );
  }
  return copy;
}

/** The keywords that a TypeScript type can express. */
const SHAPE = ['type', 'const', 'enum', 'required', 'properties', 'items', 'anyOf', 'additionalProperties', 'tsType'];

function shapeOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => SHAPE.includes(keyword)));
}

function referenceOrInline(contract: Contract, target: Schema): Schema {
  const description = describe(target);
  if (isContent(target)) return { description, tsType: contentType(target) };
  return hasType(target) ? { description, tsType: typeReference(contract, target) } : forCompiler(contract, target);
}

function typeReference(contract: Contract, target: Schema): string {
  return titleOf(target) + (hasContent(contract, target) ? '<Content>' : '');
}

function describe(schema: Schema): string {
  const source = schema['x-source'];
  const tag = deprecationTag(schema);
  const text = [schema.description, extensionSentence(schema), source && `Source: ${source}.`]
    .filter(Boolean)
    .join(' ');
  return tag === undefined ? text : `${text}\n\n${tag}`;
}

/** Adds type parameters and examples to the compiled types, and drops the union that was their root. */
function withParameters(contract: Contract, code: string, schemas: Record<string, Schema>): string {
  let result = code.replace(/export type AnyOfThese =[^;]*;\n/, '');
  for (const [title, schema] of Object.entries(schemas)) {
    const declaration = new RegExp(` \\*/\nexport (interface|type) ${title}\\b`);
    const word = result.match(declaration)?.[1];
    if (word === undefined) throw new Error(`no declaration of ${title} came out of the schema`);
    const parameter = hasContent(contract, schema) ? `<${PARAMETER}>` : '';
    result = result.replace(
      declaration,
      () => `${exampleOf(contract, title, schema)} */\nexport ${word} ${title}${parameter}`,
    );
  }
  return result;
}

function exampleOf(contract: Contract, title: string, schema: Schema): string {
  const value = JSON.stringify(examplesOf(contract, schema)[0], null, 2).replaceAll('\n', '\n * ');
  return ` *
 * @example
 * import type { ${title} } from 'webportal-popup-contract';
 *
 * const example: ${title} = ${value};
`;
}

function json(contract: Contract): string {
  const schema = schemaOf(contract, 'app-content');
  return `/**
 * Anything that JSON can say.
 *
 * @example
 * import type { JsonValue } from 'webportal-popup-contract';
 *
 * const example: JsonValue = [1, 'two', { three: null }];
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * ${describe(schema)}
${exampleOf(contract, 'JsonObject', schema)} */
export interface JsonObject {
  [key: string]: JsonValue;
}
`;
}

function actions(contract: Contract): string {
  const meanings = schemaOf(contract, 'popup-event-name')['x-action-meanings'] ?? {};
  return `/**
 * What the driver did. ${Object.entries(meanings)
   .map(([action, meaning]) => `\`${action}\`: ${meaning}`)
   .join(' ')}
 *
 * @example
 * import type { PopupAction } from 'webportal-popup-contract';
 *
 * const example: PopupAction = ${literal(Object.keys(meanings)[0])};
 */
export type PopupAction = ${Object.keys(meanings).map(literal).join(' | ')};
`;
}
