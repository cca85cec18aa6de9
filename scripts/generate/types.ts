/** `types.ts`: the TypeScript types of messages and events. */
import { compile } from 'json-schema-to-typescript';
import { type Contract, header, literal, resolve, type Schema, schemaOf, splitRef, titleOf } from './contract.js';

/** The schemas that become types of their own; what else they refer to is written in place. */
const TYPES = [
  'popup-message',
  'data-message',
  'server-message',
  'app-message-content',
  'app-message',
  'send-request',
  'popup-event-name',
  'notification-popup-event',
  'legacy-popup-event',
  'popup-event',
  'data-event',
  'loaded-notice',
  'lifecycle-event-name',
  'lifecycle-event',
  'native-popup-request-name',
  'native-popup-request',
  'native-popup-event-name',
  'native-popup-event',
  'topic-parameters',
  'filter-parameters',
];

/** The schemas that stand for the application's own data: a type parameter. */
const CONTENT: Record<string, string> = { 'app-content': 'Content', 'event-content': 'Content | null' };

const PARAMETER = 'Content extends object = JsonObject';

export async function typesFile(contract: Contract): Promise<string> {
  const generic = TYPES.filter((name) => hasContent(contract, schemaOf(contract, name)));
  const root = {
    title: 'AnyOfThese',
    anyOf: TYPES.map((name) => ({ $ref: `#/definitions/${titleOf(schemaOf(contract, name))}` })),
    definitions: Object.fromEntries(
      TYPES.map((name) => {
        const schema = schemaOf(contract, name);
        return [titleOf(schema), { ...forCompiler(contract, schema, generic), title: titleOf(schema) }];
      }),
    ),
  };
  const code = await compile(root as never, 'AnyOfThese', {
    bannerComment: '',
    style: { singleQuote: true, printWidth: 120 },
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
  });
  return `${header('schema/v1')}
${json(contract)}
${actions(contract)}
${withParameters(contract, code, generic).trim()}\n`;
}

/** Whether the application's own data stands anywhere in a schema. */
function hasContent(contract: Contract, schema: Schema): boolean {
  if (schema.$ref !== undefined) {
    const { file } = splitRef(schema.$ref);
    return file in CONTENT || hasContent(contract, resolve(contract, schema));
  }
  const children = [...Object.values(schema.properties ?? {}), schema.then, schema.else];
  return children.some((child) => child !== undefined && hasContent(contract, child));
}

/** What json-schema-to-typescript can read: types by reference, all else in place, the content as a type parameter. */
function forCompiler(contract: Contract, schema: Schema, generic: string[]): Schema {
  if (schema.$ref !== undefined) return referred(contract, schema, generic);
  const { title: _, $id: __, $schema: ___, examples, ...rest } = schema;
  const copy: Schema = { ...rest, description: describe(schema) };
  if (schema.then !== undefined && schema.else !== undefined) {
    const branches = [schema.then, schema.else].map((branch) => {
      const { file } = splitRef(branch.$ref ?? '');
      return titleOf(schemaOf(contract, file)) + (generic.includes(file) ? '<Content>' : '');
    });
    return { description: copy.description ?? '', tsType: branches.join(' | ') };
  }
  const types = [schema.type ?? []].flat();
  if (types.includes('object') && schema.properties === undefined) {
    const names = types.map((type) => (type === 'object' ? 'JsonObject' : type));
    return { description: copy.description ?? '', tsType: names.join(' | ') };
  }
  if (schema.properties !== undefined) {
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, forCompiler(contract, property, generic)]),
    );
  }
  return copy;
}

function referred(contract: Contract, schema: Schema, generic: string[]): Schema {
  const { file } = splitRef(schema.$ref ?? '');
  const target = resolve(contract, schema);
  const description = describe(target);
  if (CONTENT[file] !== undefined) return { description, tsType: CONTENT[file] };
  if (TYPES.includes(file)) return { description, tsType: titleOf(target) };
  return forCompiler(contract, target, generic);
}

function describe(schema: Schema): string {
  const source = schema['x-source'];
  return [schema.description, source && `Source: ${source}.`].filter(Boolean).join(' ');
}

/** Gives the generic types their parameter and every type its example; drops the union that held them together. */
function withParameters(contract: Contract, code: string, generic: string[]): string {
  let result = code.replace(/export type AnyOfThese =[^;]*;\n/, '');
  for (const name of TYPES) {
    const schema = schemaOf(contract, name);
    const title = titleOf(schema);
    const declaration = new RegExp(` \\*/\nexport (interface|type) ${title}\\b`);
    if (!declaration.test(result)) throw new Error(`no declaration of ${title} came out of the schema`);
    result = result.replace(
      declaration,
      () =>
        `${example(title, schema)} */\nexport ${result.match(declaration)?.[1]} ${title}${generic.includes(name) ? `<${PARAMETER}>` : ''}`,
    );
  }
  return result;
}

function example(title: string, schema: Schema): string {
  const value = JSON.stringify(schema.examples?.[0], null, 2).replaceAll('\n', '\n * ');
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
${example('JsonObject', schema)} */
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
