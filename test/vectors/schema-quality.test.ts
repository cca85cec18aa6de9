import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { examplesOf, propertiesOf, resolve, type Schema, splitRef, walk } from '../../scripts/generate/contract.js';
import { loadSchemas } from './load.js';
import { ajvOf } from './validators.js';

const contract = loadSchemas();
const schemas = [...contract];
const ajv = ajvOf(contract);

/** Every property in a schema, with its path. */
function allProperties(schema: Schema, path = ''): [path: string, property: Schema][] {
  return propertiesOf(contract, schema).flatMap(([name, property]) => [
    [`${path}/${name}`, property] as [string, Schema],
    ...allProperties(resolve(contract, property), `${path}/${name}`),
  ]);
}

describe.each(schemas)('%s', (name, schema) => {
  test('is draft-07, with an identifier of its own', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema.$id).toMatch(new RegExp(`\\.example/schema/v1/${name}\\.schema\\.json$`));
    expect(new Ajv({ strict: false }).validateSchema(schema)).toBe(true);
  });

  test('has a title, a description and a source', () => {
    expect(schema).toMatchObject({ title: expect.any(String), description: expect.stringMatching(/\.$/) });
    if (name !== 'safety') expect(schema['x-source']).toMatch(/^(PROTOCOL\.md §[1-6]|docs\/decisions\.md)$/);
  });

  test.each(allProperties(schema))('%s has a title, a description, a source and examples', (_, property) => {
    expect(property.title).toMatch(/\S/);
    expect(property.description).toMatch(/\S/);
    expect(property['x-source']).toMatch(/^(PROTOCOL\.md §[1-6]|docs\/decisions\.md)$/);
    expect(examplesOf(contract, property).length).toBeGreaterThan(0);
  });

  test('has examples that are valid', () => {
    for (const example of examplesOf(contract, schema)) {
      expect(ajv.validate(String(schema.$id), example), JSON.stringify(example)).toBe(true);
    }
    for (const sample of schema['x-samples'] ?? []) expect(ajv.validate(String(schema.$id), sample)).toBe(true);
    walk(schema, (part) => {
      if (part === schema || part.$ref !== undefined || part.examples === undefined) return;
      const judge = ajv.compile({ ...part, $id: undefined, ...absoluteRefs(part, name) });
      for (const example of part.examples) expect(judge(example), JSON.stringify(example)).toBe(true);
    });
  });

  test('types no example that follows from its constants', () => {
    walk(schema, ({ const: constant, enum: names, examples }) => {
      if (constant !== undefined || names !== undefined) expect(examples).toBeUndefined();
    });
  });

  test('refers to schemas that exist', () => {
    walk(schema, (part) => {
      if (part.$ref === undefined) return;
      expect([...contract.keys()]).toContain(splitRef(part.$ref).file);
      expect(Object.keys(part)).toEqual(['$ref']);
    });
  });
});

/** A property out of its file: its references no longer stand beside the other files. */
function absoluteRefs(part: Schema, name: string): Schema {
  const base = String(contract.get(name)?.$id).replace(/[^/]+$/, '');
  const text = JSON.stringify(part).replaceAll(/"\$ref":"/g, `"$ref":"${base}`);
  return JSON.parse(text) as Schema;
}
