/** `parameters.ts`: for each kind of parameters, the check of its fields, and what each expects. */
import {
  type Contract,
  constantCase,
  folderOf,
  header,
  literal,
  nounOf,
  propertiesOf,
  type Schema,
  titleOf,
} from './contract.js';
import { NOT_VALIDATING, valueCheck } from './field-checks.js';
import { formatOf } from './format.js';
import { withFields } from './roles.js';
import { topicValueCheck } from './topics.js';

/** The rules that the issues of parameters can express, by type: parameters are flat. */
const RULES: Record<string, string[]> = {
  string: ['type', 'minLength', 'maxLength', 'pattern', 'not'],
  boolean: ['type'],
};

/** The same for the object that holds them. */
const OBJECT_RULES = ['type', 'required', 'properties', 'additionalProperties'];

export function parametersFile(contract: Contract): string {
  const kinds = withFields(contract, 'parameters');
  for (const [name, schema] of kinds) assertFlat(contract, name, schema);
  return `${header(folderOf(contract))}
import { IS_TOPIC_VALUE } from './topics.js';

/** Parameters of a function: an object of strings and booleans. */
export interface ParameterKind {
  /** What is built from them, with its article. */
  noun: string;
  /** Every field: what a misspelt one may have been meant to be. */
  fields: readonly string[];
  required: readonly string[];
  /** Whether all required fields are given. */
  isComplete: (values: any) => boolean;
  /** \`true\` for a valid value; what is expected instead of an invalid one; \`undefined\` if there is no such field. */
  check: (name: string, value: unknown) => true | ExpectedValue | undefined;
}

/** What a field expects. */
export interface ExpectedValue {
  readonly type: 'string' | 'boolean';
  /** Whether an empty string is an issue of its own. */
  readonly isNonEmpty?: true;
  /** The format of a string in words. */
  readonly called?: string;
  /** The length of a string that has only one. */
  readonly length?: number;
}

${kinds.map(([, schema]) => kind(contract, schema)).join('\n')}`;
}

function kind(contract: Contract, schema: Schema): string {
  const properties = propertiesOf(contract, schema);
  const cases = properties.map(([name, property]) => {
    const check = topicValueCheck(contract, property) ?? valueCheck(property);
    return `      case ${literal(name)}:\n        return ${check} || ${expected(name, property)};`;
  });
  const { required = [] } = schema;
  const names = (list: string[]): string => list.map(literal).join(', ');
  return `/** ${schema.description} */
export const ${constantCase(titleOf(schema))}: ParameterKind = {
  noun: ${literal(nounOf(schema))},
  fields: [${names(properties.map(([name]) => name))}],
  required: [${names(required)}],
  isComplete: ({ ${required.join(', ')} }) => ${required.map((name) => `${name} !== undefined`).join(' && ') || 'true'},
  check(name, value) {
    switch (name) {
${cases.join('\n')}
      default:
        return undefined;
    }
  },
};
`;
}

function expected(name: string, schema: Schema): string {
  const format = formatOf(`/${name}`, schema);
  const members = [
    `type: ${literal(schema.type)}`,
    ...((schema.minLength ?? 0) > 0 ? ['isNonEmpty: true'] : []),
    ...(format === undefined ? [] : [format]),
  ];
  return `{ ${members.join(', ')} }`;
}

/** Throws for a rule that the issues of parameters cannot express. */
function assertFlat(contract: Contract, name: string, schema: Schema): void {
  const file = `${folderOf(contract)}/${name}.schema.json`;
  assertKeywords(file, schema, OBJECT_RULES);
  if (schema.type !== 'object' || schema.additionalProperties !== false) {
    throw new Error(`${file} needs "type": "object" and "additionalProperties": false, because it holds parameters`);
  }
  for (const [field, property] of propertiesOf(contract, schema)) assertPrimitive(`${file}: "${field}"`, property);
}

function assertPrimitive(place: string, schema: Schema): void {
  const rules = typeof schema.type === 'string' ? RULES[schema.type] : undefined;
  if (rules === undefined) {
    throw new Error(`${place} must be of the type ${Object.keys(RULES).join(' or ')}, because parameters are flat`);
  }
  assertKeywords(place, schema, rules);
  if (schema.not !== undefined) assertKeywords(`${place}: "not"`, schema.not, ['pattern']);
}

function assertKeywords(place: string, schema: Schema, known: string[]): void {
  const rules = Object.keys(schema).filter((keyword) => !NOT_VALIDATING.includes(keyword) && !keyword.startsWith('x-'));
  const unknown = rules.filter((keyword) => !known.includes(keyword));
  if (unknown.length === 0) return;
  throw new Error(
    `${place} uses "${unknown[0]}", which issues of parameters cannot express: known are ${known.join(', ')}`,
  );
}
