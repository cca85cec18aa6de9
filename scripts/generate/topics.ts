/** `topics.ts`: the topic table, and the builder, the filter builder and the parser of each topic. */
import {
  type Contract,
  constantCase,
  constantsOf,
  examplesOf,
  folderOf,
  header,
  literal,
  type Schema,
  schemaOf,
} from './contract.js';
import { valueCheck } from './field-checks.js';

/** `{parameter}` */
const PARAMETER = /\{(\w+)\}/g;

export interface Topic {
  kind: string;
  /** The template without a last slash. */
  base: string;
  endsInSlash: boolean;
  schema: Schema;
}

export function topicsFile(contract: Contract): string {
  const topics = topicsOf(contract);
  return [
    header(`${folderOf(contract)}/topics.schema.json and topic-values.schema.json`),
    "import type { FilterParameters, TopicKind, TopicParameters, TopicValues } from './types.js';\n",
    table(topics),
    ...defaults(contract),
    exampleValues(contract),
    builders(contract, topics),
    filters(contract, topics),
    valueChecks(contract),
    parsers(topics),
  ].join('\n');
}

/** Every topic of the contract. A template must have all parameters, in any place. */
export function topicsOf(contract: Contract): Topic[] {
  const names = Object.keys(valuesOf(contract));
  return Object.entries(schemaOf(contract, 'topics').properties ?? {}).map(([kind, schema]) => {
    const template = String(constantsOf(schema).template);
    const base = template.replace(/\/$/, '');
    const parameters = parametersOf(base);
    const missing = names.filter((name) => !parameters.includes(name));
    const unknown = parameters.filter((name) => !names.includes(name));
    if (missing.length > 0) throw new Error(`topics: the template of "${kind}" lacks {${missing.join('}, {')}}`);
    if (unknown.length > 0) throw new Error(`topics: nothing is said of {${unknown.join('}, {')}} in "${kind}"`);
    return { kind, base, endsInSlash: base !== template, schema };
  });
}

/** The schemas of the parameters, by name. */
function valuesOf(contract: Contract): Record<string, Schema> {
  return schemaOf(contract, 'topic-values').definitions ?? {};
}

/** A constant for each default. */
function defaults(contract: Contract): string[] {
  return Object.entries(valuesOf(contract))
    .filter(([, value]) => value.default !== undefined)
    .map(([name, value]) => {
      const constant = `export const ${defaultName(name)} = ${literal(value.default)};`;
      return `/** The ${name} of a topic when none is given. */\n${constant}\n`;
    });
}

const defaultName = (name: string): string => `DEFAULT_${constantCase(name)}`;

export function defaultEnvironment(contract: Contract): unknown {
  return valuesOf(contract).environment?.default;
}

/** Replaces the parameters of a template. */
export function fill(base: string, replacement: (name: string) => string): string {
  return base.replace(PARAMETER, (_, name: string) => replacement(name));
}

function parametersOf(text: string): string[] {
  return [...text.matchAll(PARAMETER)].map((match) => match[1] as string);
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

function builders(contract: Contract, topics: Topic[]): string {
  const values = defaulted(contract, Object.keys(valuesOf(contract)));
  const rows = topics.map(({ kind, base, endsInSlash }) => {
    const topic = fill(base, (name) => `\${${name}}`);
    return `  ${literal(kind)}: ({ ${values}, trailingSlash = ${endsInSlash} }) => \`${topic}\${trailingSlash ? '/' : ''}\`,`;
  });
  return `/** Builds a topic from parameters that were checked before. */
export const BUILD_TOPIC: Readonly<Record<TopicKind, (parameters: TopicParameters) => string>> = {
${rows.join('\n')}
};

/** Whether a topic ends in a slash when nothing else is asked for. */
export const TRAILING_SLASH = {
${topics.map(({ kind, endsInSlash }) => `  ${literal(kind)}: ${endsInSlash},`).join('\n')}
} as const;
`;
}

/** The values as a destructuring pattern, with their defaults. */
function defaulted(contract: Contract, names: string[]): string {
  const values = valuesOf(contract);
  return names
    .map((name) => (values[name]?.default === undefined ? name : `${name} = ${defaultName(name)}`))
    .join(', ');
}

/**
 * A filter has `+` for each unknown parameter, and `#` at its end, which matches with and without the last slash
 * (MQTT 4.7.1.2) and replaces unknown levels at the end.
 */
function filters(contract: Contract, topics: Topic[]): string {
  const unknown = unknownInFilters(contract);
  const known = Object.keys(valuesOf(contract)).filter((name) => !unknown.includes(name));
  const values = defaulted(contract, known);
  const rows = topics.map(({ kind, base }) => {
    const levels = base
      .split('/')
      .map((level) => (parametersOf(level).some((name) => unknown.includes(name)) ? '+' : level));
    while (levels.at(-1) === '+') levels.pop();
    const filter = fill([...levels, '#'].join('/'), (name) => `\${${name}}`);
    return `  ${literal(kind)}: ({ ${values} }) => \`${filter}\`,`;
  });
  return `/** Builds the filter for every car of a partner, from parameters that were checked before. */
export const BUILD_FILTER: Readonly<Record<TopicKind, (parameters: FilterParameters) => string>> = {
${rows.join('\n')}
};
`;
}

/** The parameters that are optional in a filter and have no default. */
function unknownInFilters(contract: Contract): string[] {
  const { properties = {}, required = [] } = schemaOf(contract, 'filter-parameters');
  const values = valuesOf(contract);
  return Object.keys(properties).filter((name) => !required.includes(name) && values[name]?.default === undefined);
}

function parsers(topics: Topic[]): string {
  const functions = topics.map(({ kind, base }) => {
    const names = [...new Set(parametersOf(base))];
    const values = names.map((name, at) => `${name}: parts[${at + 1}] as string`);
    const checks = names.map((name) => `IS_TOPIC_VALUE.${name}(values.${name})`);
    return `  (topic) => {
    const parts = /^${patternOf(base, names)}(\\/?)$/.exec(topic);
    if (parts === null) return undefined;
    const values = { kind: ${literal(kind)}, ${values.join(', ')}, trailingSlash: parts[${names.length + 1}] === '/' } as const;
    return ${checks.join(' && ')} ? values : undefined;
  },`;
  });
  return `/** Takes a topic apart: one function for each kind. */
export const TOPIC_PARSERS: readonly ((
  topic: string,
) => (TopicValues & { kind: TopicKind; trailingSlash: boolean }) | undefined)[] = [
${functions.join('\n')}
];
`;
}

/** A capture group for each parameter; a repeated parameter becomes a back reference. */
function patternOf(base: string, names: string[]): string {
  const seen = new Set<string>();
  return base
    .split(PARAMETER)
    .map((text, at) => {
      if (at % 2 === 0) return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      if (seen.has(text)) return `\\${names.indexOf(text) + 1}`;
      seen.add(text);
      return '([^/]+)';
    })
    .join('');
}

function exampleValues(contract: Contract): string {
  const rows = Object.entries(valuesOf(contract)).map(
    ([name, value]) => `  ${name}: ${literal(examplesOf(contract, value)[0])},`,
  );
  return `/** A value of each kind, made up. */
export const EXAMPLE_VALUES = {
${rows.join('\n')}
} as const satisfies TopicValues;
`;
}

/** Checks each value with its type, so that they also serve for values that are not known to be strings. */
function valueChecks(contract: Contract): string {
  const rows = Object.entries(valuesOf(contract)).map(([name, schema]) => {
    const check = valueCheck(schema);
    if (check === undefined) throw new Error(`topic-values: "${name}" uses a keyword that has no check`);
    return `  ${name}: (value) => ${check},`;
  });
  return `/** Whether a value may fill a parameter. */
export const IS_TOPIC_VALUE: Readonly<Record<keyof TopicValues, (value: unknown) => boolean>> = {
${rows.join('\n')}
};
`;
}

/** The call of the check in `IS_TOPIC_VALUE` for a schema that is one of the topic values. */
export function topicValueCheck(contract: Contract, schema: Schema): string | undefined {
  const found = Object.entries(valuesOf(contract)).find(([, value]) => value === schema);
  return found && `IS_TOPIC_VALUE.${found[0]}(value)`;
}
