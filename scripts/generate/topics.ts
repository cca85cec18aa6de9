/** `topics.ts`: the topic table, the literal topic types, and one builder, filter and pattern per topic. */
import {
  type Contract,
  constantsOf,
  header,
  literal,
  pascalCase,
  propertiesOf,
  type Schema,
  schemaOf,
  titleOf,
} from './contract.js';

/** `{parameter}` */
const PARAMETER = /\{(\w+)\}/g;

/** The last parameter: a filter for every car puts the multi-level wildcard in its place, which MQTT wants last. */
const CAR = '{vin}';

interface Topic {
  kind: string;
  /** The template without a last slash. */
  base: string;
  endsInSlash: boolean;
  schema: Schema;
}

export function topicsFile(contract: Contract): string {
  const topics = Object.entries(schemaOf(contract, 'topics').properties ?? {}).map(([kind, schema]) =>
    read(kind, schema),
  );
  const environment = schemaOf(contract, 'topic-values').definitions?.environment?.default;
  return [
    header('schema/v1/topics.schema.json and topic-values.schema.json'),
    values(contract),
    table(topics),
    `/** The environment of a topic when none is given. */\nexport const DEFAULT_ENVIRONMENT = ${literal(environment)};\n`,
    ...topics.map((topic) => topicType(topic)),
    builders(topics),
    filters(topics),
    patterns(topics),
    valuePatterns(contract),
  ].join('\n');
}

function read(kind: string, schema: Schema): Topic {
  const template = String(constantsOf(schema).template);
  const base = template.replace(/\/$/, '');
  if (!base.endsWith(CAR))
    throw new Error(`topics: the template of "${kind}" must end in ${CAR}, with or without a slash`);
  return { kind, base, endsInSlash: base !== template, schema };
}

function values(contract: Contract): string {
  const fields = propertiesOf(contract, schemaOf(contract, 'topic-parameters'))
    .filter(([, property]) => property.type === 'string')
    .map(([name, property]) => `  /** ${property.description} */\n  ${name}: string;`);
  return `/** What fills a topic template. */\nexport interface ${titleOf(schemaOf(contract, 'topic-values'))} {\n${fields.join('\n')}\n}\n`;
}

function table(topics: Topic[]): string {
  const rows = topics.map(({ kind, schema }) => {
    const cells = Object.entries(constantsOf(schema)).map(([key, value]) => `    ${key}: ${literal(value)},`);
    return `  /** ${schema.description} */\n  ${literal(kind)}: {\n${cells.join('\n')}\n  },`;
  });
  return `/**
 * Every topic of the contract: template, direction, QoS and retain flag. Source: PROTOCOL.md §1.
 *
 * @example
 * import { TOPICS } from 'webportal-popup-contract';
 *
 * Object.keys(TOPICS); // => [${topics.map(({ kind }) => literal(kind)).join(', ')}]
 */
export const TOPICS = {
${rows.join('\n')}
} as const;
`;
}

/** A template literal in which parameters are replaced. */
function fill(base: string, replacement: (name: string) => string): string {
  return base.replace(PARAMETER, (_, name: string) => replacement(name));
}

function topicType({ kind, base, endsInSlash, schema }: Topic): string {
  const name = `${pascalCase(kind)}Topic`;
  return `/**
 * ${schema.description} The literal type that a topic of known values has.
 *
 * @example
 * import type { ${name} } from 'webportal-popup-contract';
 *
 * let anyCar: ${name}<'MYUID01'>;
 */
export type ${name}<
  Uid extends string = string,
  Vin extends string = string,
  Environment extends string = typeof DEFAULT_ENVIRONMENT,
  TrailingSlash extends boolean = ${endsInSlash},
> = \`${fill(base, (parameter) => `\${${pascalCase(parameter)}}`)}\${TrailingSlash extends true ? '/' : ''}\`;
`;
}

function builders(topics: Topic[]): string {
  const rows = topics.map(
    ({ kind, base }) =>
      `  ${literal(kind)}: (values: TopicValues): string => \`${fill(base, (name) => `\${values.${name}}`)}\`,`,
  );
  return `/** Builds a topic without its last slash, from values that were checked before. */
export const BUILD_TOPIC = {
${rows.join('\n')}
} as const;

/** Whether a topic ends in a slash when nothing else is asked for. */
export const TRAILING_SLASH = {
${topics.map(({ kind, endsInSlash }) => `  ${literal(kind)}: ${endsInSlash},`).join('\n')}
} as const;
`;
}

function filters(topics: Topic[]): string {
  const rows = topics.map(({ kind, base }) => {
    const allCars = fill(base.slice(0, -CAR.length), (name) => `\${values.${name}}`);
    return `  ${literal(kind)}: (values: Omit<TopicValues, 'vin'>): string => \`${allCars}#\`,`;
  });
  return `/** Builds the filter for every car of a partner, from values that were checked before. */
export const BUILD_FILTER = {
${rows.join('\n')}
} as const;
`;
}

function patterns(topics: Topic[]): string {
  const rows = topics.map(({ kind, base }) => {
    const names = [...base.matchAll(PARAMETER)].map((match) => literal(match[1]));
    const pattern = base
      .split(PARAMETER)
      .map((text, at) => (at % 2 === 1 ? '([^/]+)' : text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
      .join('');
    return `  { kind: ${literal(kind)}, parameters: [${names.join(', ')}], pattern: /^${pattern}(\\/?)$/ },`;
  });
  return `/** Takes a topic apart: the parameters in their order, then the last slash. The values are still to be checked. */
export const TOPIC_PATTERNS = [
${rows.join('\n')}
] as const;
`;
}

/** For one value by itself. `topicParameters` judges them all, and says what is wrong. */
function valuePatterns(contract: Contract): string {
  const rows = Object.entries(schemaOf(contract, 'topic-values').definitions ?? {}).map(
    ([name, { pattern }]) => `  ${name}: ${literalPattern(pattern)},`,
  );
  return `/** What each value must look like. */
export const VALUE_PATTERNS = {
${rows.join('\n')}
} as const;
`;
}

function literalPattern(pattern: unknown): string {
  if (typeof pattern !== 'string') throw new Error('topics: every value needs a pattern');
  return String(new RegExp(pattern));
}
