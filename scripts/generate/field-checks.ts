/** The fast check of each field of a message, for `kinds.ts`, and of single values. */
import { type Contract, literal, propertiesOf, type Schema } from './contract.js';

const TYPE_CHECKS: Record<string, string> = {
  string: "typeof value === 'string'",
  boolean: "typeof value === 'boolean'",
  number: "typeof value === 'number'",
  integer: 'Number.isInteger(value)',
  null: 'value === null',
  array: 'Array.isArray(value)',
  object: "typeof value === 'object' && value !== null && !Array.isArray(value)",
};

type Check = (argument: never) => string | undefined;

const isPrimitive = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** By keyword, an expression in `value`; undefined for an argument without a fast check. */
const CHECKS: Record<string, Check> = {
  type: (types: string | string[]) =>
    [types]
      .flat()
      .map((type) => TYPE_CHECKS[type])
      .map((check) => (Array.isArray(types) ? `(${check})` : check))
      .join(' || '),
  const: (constant: unknown) => (isPrimitive(constant) ? `value === ${literal(constant)}` : undefined),
  enum: (values: unknown[]) =>
    values.every(isPrimitive) ? values.map((value) => `value === ${literal(value)}`).join(' || ') : undefined,
  minLength: (length: number) => `value.length >= ${length}`,
  maxLength: (length: number) => `value.length <= ${length}`,
  pattern: (pattern: string) => `${new RegExp(pattern)}.test(value)`,
  not: ({ pattern, ...others }: Schema) =>
    pattern !== undefined && Object.keys(others).length === 0 ? `!${new RegExp(pattern)}.test(value)` : undefined,
  minimum: (limit: number) => `value >= ${limit}`,
  maximum: (limit: number) => `value <= ${limit}`,
};

/** Keywords that do not affect validation. */
export const NOT_VALIDATING = ['$id', '$schema', 'title', 'description', 'examples', 'default'];

/** Maximum number of fields: one bit each in a small integer of V8. */
const MAX_FIELDS = 30;

export interface FieldChecks {
  /** The cases of a switch over the field name. */
  cases: string[];
  /** The bits of the required fields. */
  required: number;
}

export function fieldChecks(contract: Contract, schema: Schema): FieldChecks {
  const fields = propertiesOf(contract, schema);
  if (fields.length > MAX_FIELDS) throw new Error(`${schema.title} has more fields than a fast check can hold`);
  const bits = new Map(fields.map(([name], at) => [name, 2 ** at]));
  return {
    cases: fields.map(([name, property]) => fieldCase(name, property, bits.get(name) as number)),
    required: (schema.required ?? []).reduce((sum, name) => sum + (bits.get(name) ?? 0), 0),
  };
}

function fieldCase(name: string, property: Schema, bit: number): string {
  const check = valueCheck(property);
  // -1 leaves the field to the validators.
  const result = check === undefined ? '-1' : `${check} ? ${bit} : -1`;
  return `    case ${literal(name)}:\n      return ${result};`;
}

const isRule = (keyword: string): boolean => !NOT_VALIDATING.includes(keyword) && !keyword.startsWith('x-');

/** Whether the properties of a schema are described, and may be anything. */
function hasOnlyWords({ properties = {} }: Schema): boolean {
  return !Object.values(properties).some((property) => Object.keys(property).some(isRule));
}

/** The check of a value by its schema, an expression in `value`; undefined if a keyword has no fast check. */
export function valueCheck(schema: Schema): string | undefined {
  // The type comes first, because the other checks rely on it.
  const keywords = Object.keys(schema).toSorted((one, other) => Number(other === 'type') - Number(one === 'type'));
  const checks = keywords
    .filter((keyword) => isRule(keyword) && !(keyword === 'properties' && hasOnlyWords(schema)))
    .map((keyword) => CHECKS[keyword]?.(schema[keyword] as never));
  if (checks.includes(undefined)) return undefined;
  return checks.map((check) => (checks.length > 1 ? `(${check})` : check)).join(' && ');
}
