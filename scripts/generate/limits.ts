/** `limits.ts`: the numbers of the contract. */
import { type Contract, header, literal, type Schema, schemaOf } from './contract.js';

export function limitsFile(contract: Contract): string {
  const limits = schemaOf(contract, 'limits');
  const safety = schemaOf(contract, 'safety');
  const first = Object.keys(limits.properties ?? {})[0];
  return `${header('schema/v1/limits.schema.json and safety.schema.json')}
/**
 * ${limits.description} Times are in ms, sizes in bytes.
 *
 * @example
 * import { LIMITS } from 'webportal-popup-contract';
 *
 * typeof LIMITS.${first}; // => 'number'
 */
${table('LIMITS', limits)}
/** ${safety.description} */
${table('SAFETY', safety)}`;
}

function table(name: string, schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(
    ([key, limit]) =>
      `  /** ${limit.description} Unit: ${limit['x-unit']}. Source: ${limit['x-source']}. */\n  ${key}: ${literal(limit.const)},`,
  );
  return `export const ${name} = {\n${rows.join('\n')}\n} as const;\n`;
}
