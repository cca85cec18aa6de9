/** `limits.ts`: the numbers of the contract, one table for each schema of constants. */
import { type Contract, constantCase, header, literal, type Schema, titleOf } from './contract.js';
import { withRole } from './roles.js';

/** Schemas of constants that go into topics.ts and names.ts instead. */
const GENERATED_ELSEWHERE = ['topics', 'portal-functions', 'contract-version'];

/** The table that the package exports. */
const PUBLIC = 'limits';

export function limitsFile(contract: Contract): string {
  const tables = limitTables(contract);
  return [
    header(tables.map(([name]) => `schema/v1/${name}.schema.json`).join(' and ')),
    ...tables.map(([name, schema]) => comment(name, schema) + table(name, schema)),
  ].join('\n');
}

/** The schemas of constants for limits.ts. */
export function limitTables(contract: Contract): [name: string, schema: Schema][] {
  return withRole(contract, 'constants').filter(([name]) => !GENERATED_ELSEWHERE.includes(name));
}

function comment(name: string, schema: Schema): string {
  if (name !== PUBLIC) return `/** ${schema.description} */\n`;
  const first = Object.keys(schema.properties ?? {})[0];
  return `/**
 * ${schema.description} Times are in ms, sizes in bytes.
 *
 * @example
 * import { LIMITS } from 'webportal-popup-contract';
 *
 * typeof LIMITS.${first}; // => 'number'
 */
`;
}

function table(name: string, schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, limit]) => {
    if (limit.const === undefined) throw new Error(`${name}: "${key}" has no const`);
    return `  /** ${limit.description} Unit: ${limit['x-unit']}. Source: ${limit['x-source']}. */\n  ${key}: ${literal(limit.const)},`;
  });
  return `export const ${constantCase(titleOf(schema))} = {\n${rows.join('\n')}\n} as const;\n`;
}
