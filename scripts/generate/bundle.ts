/** `schema.json`: the whole contract in one schema, for tools that take a single file. */
import { type Contract, folderOf, majorOf, mapSchema, type Schema, splitRef } from './contract.js';

/** Each file becomes a definition, such as `#/definitions/popup-message`, with its own definitions inside. */
export function bundleFile(contract: Contract): string {
  const definitions: Record<string, Schema> = {};
  for (const [name, schema] of contract) {
    const { $schema: _, $id: __, ...rest } = mapSchema(schema, (inner) => localRefs(inner, name));
    definitions[name] = rest;
  }
  const bundle = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `Generated from ${folderOf(contract)} by \`npm run generate\`. Do not edit.`,
    title: `WebPortal popup contract, version ${majorOf(contract).slice(1)}`,
    description: 'All schemas of the contract in one file. The root accepts whatever the back-end may send to a car.',
    allOf: [{ $ref: '#/definitions/server-message' }],
    definitions,
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function localRefs(schema: Schema, name: string): Schema {
  if (schema.$ref === undefined) return schema;
  const { file, definition } = splitRef(schema.$ref);
  // Without a file it refers to its own.
  const target = `#/definitions/${file || name}`;
  return { $ref: definition === undefined ? target : `${target}/definitions/${definition}` };
}
