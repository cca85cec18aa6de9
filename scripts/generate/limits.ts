/** `limits.ts`: the numbers of the contract, one table for each schema of constants. */
import {
  type Contract,
  constantCase,
  constantsOf,
  folderOf,
  header,
  literal,
  type Schema,
  titleOf,
} from './contract.js';
import { withRole } from './roles.js';

/** Schemas of constants that go into topics.ts, names.ts and asyncapi.json instead. */
const GENERATED_ELSEWHERE = ['topics', 'portal-functions', 'contract-version', 'brokers'];

/** The table that the package exports. */
const PUBLIC = 'limits';

export function limitsFile(contract: Contract): string {
  const tables = limitTables(contract);
  return [
    header(folderOf(contract)),
    ...tables.map(([name, schema]) => comment(name, schema) + table(name, schema)),
  ].join('\n');
}

/** The schemas of constants for limits.ts, the public one first. */
export function limitTables(contract: Contract): [name: string, schema: Schema][] {
  const tables = withRole(contract, 'constants').filter(([name]) => !GENERATED_ELSEWHERE.includes(name));
  return tables.toSorted(([one], [other]) => Number(other === PUBLIC) - Number(one === PUBLIC));
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
  const rows = Object.entries(schema.properties ?? {}).map(([key, row]) =>
    row.properties === undefined ? numberRow(name, key, row) : recordRow(name, key, row),
  );
  const type = isTableOfRecords(schema) ? nameType(schema) : '';
  return `export const ${constantCase(titleOf(schema))} = {\n${rows.join('\n')}\n} as const;\n${type}`;
}

/** Whether the rows of a table have several members each, such as the screens. */
export function isTableOfRecords(schema: Schema): boolean {
  return Object.values(schema.properties ?? {}).every(({ properties }) => properties !== undefined);
}

function numberRow(name: string, key: string, limit: Schema): string {
  if (limit.const === undefined) throw new Error(`${name}: "${key}" has no const`);
  return `  /** ${limit.description} Unit: ${limit['x-unit']}. Source: ${limit['x-source']}. */\n  ${key}: ${literal(limit.const)},`;
}

function recordRow(name: string, key: string, record: Schema): string {
  const members = Object.entries(constantsOf(record)).map(([member, value]) => {
    if (value === undefined) throw new Error(`${name}: "${member}" of "${key}" has no const`);
    return `${member}: ${literal(value)}`;
  });
  return `  /** ${record.description} Source: ${record['x-source']}. */\n  ${literal(key)}: { ${members.join(', ')} },`;
}

/** The type of the names of a table: `Screen` for `Screens`. The review exports it. */
function nameType(schema: Schema): string {
  const names = Object.keys(schema.properties ?? {}).map(literal);
  const type = titleOf(schema).replace(/s$/, '');
  return `
/**
 * ${schema.description}
 *
 * @example
 * import type { ${type} } from 'webportal-popup-contract/review';
 *
 * const example: ${type} = ${names[0]};
 */
export type ${type} = ${names.join(' | ')};
`;
}
