/** `kinds.ts`: for each kind of message its validators, its fast check, and the names for its issues. */
import {
  type Contract,
  constantCase,
  header,
  literal,
  nounOf,
  propertiesOf,
  type Schema,
  titleOf,
} from './contract.js';
import { fieldChecks } from './field-checks.js';
import { formatOf } from './format.js';
import { withFields } from './roles.js';

export function kindsFile(contract: Contract): string {
  const kinds = withFields(contract, 'message');
  const validators = kinds.flatMap(([, schema]) => Object.values(validatorsOf(schema)));
  return `${header('schema/v1')}
import {
${[...new Set(validators), 'type Validator']
  .toSorted((one, other) => (plainName(one) < plainName(other) ? -1 : 1))
  .map((name) => `  ${name},`)
  .join('\n')}
} from './validators.js';

/** A kind of message. */
export interface Kind {
  /** What to call one, with its article. */
  noun: string;
  /** Every field: what a misspelt one may have been meant to be. */
  fields: readonly string[];
  /** What to call the form of a text, by the JSON Pointer of its field; its length where it has just one. */
  formats: Readonly<Record<string, { readonly called: string; readonly length?: number }>>;
  /** Explains what is wrong. */
  strict: Validator;
  tolerant: Validator;
  /** Judges one field quickly: its bit when it is right, 0 when it is unknown, -1 when it is wrong or hard to tell. */
  check: (name: string, value: any) => number;
  /** The bits of the required fields. */
  required: number;
}

${kinds.map(([, schema]) => kind(contract, schema)).join('\n')}`;
}

const plainName = (name: string): string => name.replace('type ', '');

function validatorsOf(schema: Schema): { strict: string; tolerant: string } {
  const title = titleOf(schema);
  return { strict: `strict${title}`, tolerant: `tolerant${title}` };
}

function kind(contract: Contract, schema: Schema): string {
  const { strict, tolerant } = validatorsOf(schema);
  const fields = Object.keys(schema.properties ?? {}).map(literal);
  const formats = formatsOf(contract, schema, '').map(([pointer, format]) => `    ${literal(pointer)}: ${format},`);
  const { cases, required } = fieldChecks(contract, schema);
  const title = titleOf(schema);
  return `function check${title}(name: string, value: any): number {
  switch (name) {
${cases.join('\n')}
    default:
      return 0;
  }
}

/** ${schema.description} */
export const ${constantCase(title)}: Kind = {
  noun: ${literal(nounOf(schema))},
  fields: [${fields.join(', ')}],
  formats: {${formats.length === 0 ? '' : `\n${formats.join('\n')}\n  `}},
  strict: ${strict},
  tolerant: ${tolerant},
  check: check${title},
  required: ${required},
};
`;
}

/** The strings with a required format, at any depth. */
function formatsOf(contract: Contract, schema: Schema, path: string): [pointer: string, format: string][] {
  return propertiesOf(contract, schema).flatMap(([name, property]) => {
    const pointer = `${path}/${name}`;
    const nested = formatsOf(contract, property, pointer);
    const format = formatOf(pointer, property);
    return format === undefined ? nested : [[pointer, `{ ${format} }`], ...nested];
  });
}
