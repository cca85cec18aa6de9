/** `schema.json`: the whole contract in one schema, for tools that take a single file. */
import { type Contract, mapSchema, type Schema, splitRef } from './contract.js';

/** Each file becomes a definition, such as `#/definitions/popup-message`, with its own definitions inside. */
export function bundleFile(contract: Contract): string {
  const definitions: Record<string, Schema> = {};
  for (const [name, schema] of contract) {
    const { $schema: _, $id: __, ...rest } = mapSchema(schema, localRefs);
    definitions[name] = rest;
  }
  const bundle = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from schema/v1 by `npm run generate`. Do not edit.',
    title: 'WebPortal popup contract, version 1',
    description: 'All schemas of the contract in one file. The root accepts whatever the back-end may send to a car.',
    allOf: [{ $ref: '#/definitions/server-message' }],
    definitions,
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function localRefs(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { file, definition } = splitRef(schema.$ref);
  return { $ref: `#/definitions/${file}${definition === undefined ? '' : `/definitions/${definition}`}` };
}
