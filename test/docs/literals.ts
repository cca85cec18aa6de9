/** What stands in the schemas and must not be repeated by hand in the documentation: it would not follow them. */
import { type Contract, constantsOf, propertiesOf, type Schema, walk } from '../../scripts/generate/contract.js';

export interface Literal {
  text: string;
  /** Where its rule comes from, as the schema says. */
  source: string;
}

export function literalsOf(contract: Contract): Literal[] {
  const found: Literal[] = [];
  for (const schema of contract.values()) {
    // The compiler knows the error codes, wherever they are typed.
    if (schema['x-role'] === 'errors') continue;
    walk(schema, (part) => {
      const texts = [...fieldNames(contract, part), ...strings(part), ...topicParts(part), ...numbers(part)];
      found.push(...texts.map((text) => ({ text, source: part['x-source'] ?? '' })));
    });
  }
  return found;
}

/** A plain word such as `type` or `ok` means other things too. */
function isPlainWord(text: string): boolean {
  return /^[a-z-]*$/.test(text);
}

/** The fields that the API calls something else. */
function fieldNames(contract: Contract, schema: Schema): string[] {
  return propertiesOf(contract, schema)
    .filter(([field, property]) => (property['x-api-name'] ?? field) !== field && !isPlainWord(field))
    .map(([field]) => field);
}

function strings(schema: Schema): string[] {
  const values = [schema.const, schema.default, ...(schema.enum ?? [])];
  return values.filter((value) => typeof value === 'string').filter((text) => !isPlainWord(text));
}

/** What stands between the parameters of a topic, and its quality of service. */
function topicParts(schema: Schema): string[] {
  const { template, qos } = constantsOf(schema);
  if (typeof template !== 'string') return [];
  return [...template.split(/\{\w+\}/).filter((part) => /\w/.test(part)), `QoS ${qos}`];
}

/** A power of ten means other things too, such as a sender's deadline. With its unit, as people write it, it is looked for all the same. */
function isPowerOfTen(value: number): boolean {
  return /^10*$/.test(String(value));
}

/** How people write a number, and a number with its unit. */
function numbers(schema: Schema): string[] {
  const { const: value, 'x-unit': unit } = schema;
  if (typeof value !== 'number' || unit === undefined) return [];
  const grouped = value.toLocaleString('en');
  const alone = value < 1000 || isPowerOfTen(value) ? [] : [String(value), grouped, grouped.replace(',', ' ')];
  const inBiggerUnits: Record<string, string[]> = {
    ms: [`${value / 1000} s`],
    bytes: [`${value / 1024} K`],
  };
  return [...alone, `${value} ${unit}`, ...(inBiggerUnits[unit] ?? [])];
}
