/**
 * A JSON Schema (draft-07) of a contract, with its annotations.
 *
 * @example
 * import type { Schema } from 'webportal-popup-contract/evolution';
 *
 * const text: Schema = { type: 'string', minLength: 1 };
 */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** The schemas of one version: by the name of their files, without ending. References are `NAME.schema.json`. */
export type SchemaSet = Readonly<Record<string, Schema>>;

/** What of the keywords holds schemas: one, or several by name. */
const HOLDS_SCHEMA: readonly string[] = ['items', 'not', 'if', 'then', 'else', 'additionalProperties'];
const HOLDS_SCHEMAS: readonly string[] = ['properties', 'definitions'];

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy with `change` applied to every schema in it, innermost first. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (HOLDS_SCHEMA.includes(keyword) && isSchema(value)) return [keyword, mapSchema(value, change)];
    if (HOLDS_SCHEMAS.includes(keyword) && isSchema(value)) {
      const children = Object.entries(value).map(([name, child]) => [name, mapSchema(child as Schema, change)]);
      return [keyword, Object.fromEntries(children)];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
}

/** The tolerant profile: unknown fields are allowed. */
export function tolerant(schema: Schema): Schema {
  return mapSchema(schema, ({ additionalProperties: _, ...rest }) => rest);
}
