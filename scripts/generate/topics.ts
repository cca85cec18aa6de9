/** `topics.ts`: the topic table, and for each topic how to build it, its filter, and how to take it apart. */
import { type Contract, constantsOf, examplesOf, header, literal, type Schema, schemaOf } from './contract.js';

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
    header('schema/v1/topics.schema.json and topic-values.schema.json'),
    "import type { TopicKind, TopicValues } from './types.js';\n",
    table(topics),
    `/** The environment of a topic when none is given. */\nexport const DEFAULT_ENVIRONMENT = ${literal(defaultEnvironment(contract))};\n`,
    exampleValues(contract),
    builders(topics),
    filters(contract, topics),
    patterns(topics),
    valueChecks(contract),
  ].join('\n');
}

/** Every topic of the contract. Its parameters may stand anywhere, but all of them must. */
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

/** What may fill a template, by the names of the parameters. */
function valuesOf(contract: Contract): Record<string, Schema> {
  return schemaOf(contract, 'topic-values').definitions ?? {};
}

export function defaultEnvironment(contract: Contract): unknown {
  return valuesOf(contract).environment?.default;
}

/** A template in which the parameters are replaced. */
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

function builders(topics: Topic[]): string {
  const rows = topics.map(
    ({ kind, base }) => `  ${literal(kind)}: (values) => \`${fill(base, (name) => `\${values.${name}}`)}\`,`,
  );
  return `/** Builds a topic without its last slash, from values that were checked before. */
export const BUILD_TOPIC: Readonly<Record<TopicKind, (values: TopicValues) => string>> = {
${rows.join('\n')}
};

/** Whether a topic ends in a slash when nothing else is asked for. */
export const TRAILING_SLASH = {
${topics.map(({ kind, endsInSlash }) => `  ${literal(kind)}: ${endsInSlash},`).join('\n')}
} as const;
`;
}

/**
 * A filter has a single-level wildcard where a parameter is not known, and a multi-level one at its end, which catches both
 * forms of the last slash (MQTT 4.7.1.2). Unknown levels at its end need no wildcard of their own.
 */
function filters(contract: Contract, topics: Topic[]): string {
  const unknown = unknownInFilters(contract);
  const rows = topics.map(({ kind, base }) => {
    const levels = base
      .split('/')
      .map((level) => (parametersOf(level).some((name) => unknown.includes(name)) ? '+' : level));
    while (levels.at(-1) === '+') levels.pop();
    const filter = fill([...levels, '#'].join('/'), (name) => `\${values.${name}}`);
    return `  ${literal(kind)}: (values) => \`${filter}\`,`;
  });
  const known = `Omit<TopicValues, ${unknown.map(literal).join(' | ')}>`;
  return `/** Builds the filter for every car of a partner, from values that were checked before. */
export const BUILD_FILTER: Readonly<Record<TopicKind, (values: ${known}) => string>> = {
${rows.join('\n')}
};
`;
}

/** The parameters that a filter can do without. */
function unknownInFilters(contract: Contract): string[] {
  const { properties = {}, required = [] } = schemaOf(contract, 'filter-parameters');
  const values = valuesOf(contract);
  return Object.keys(properties).filter((name) => !required.includes(name) && values[name]?.default === undefined);
}

function patterns(topics: Topic[]): string {
  const rows = topics.map(({ kind, base }) => {
    const names = [...new Set(parametersOf(base))];
    return `  { kind: ${literal(kind)}, parameters: [${names.map(literal).join(', ')}], pattern: /^${patternOf(base, names)}(\\/?)$/ },`;
  });
  return `/** Takes a topic apart: the parameters in their order, then the last slash. The values are still to be checked. */
export const TOPIC_PATTERNS = [
${rows.join('\n')}
] as const satisfies readonly { kind: TopicKind; parameters: readonly (keyof TopicValues)[]; pattern: RegExp }[];
`;
}

/** A group for each parameter; where one stands again it must be the same. */
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

/** What a value must be, as an expression in `text`, for each keyword that values use. */
const CHECKS: Record<string, (argument: never) => string> = {
  minLength: (length: number) => `text.length >= ${length}`,
  maxLength: (length: number) => `text.length <= ${length}`,
  pattern: (pattern: string) => `${new RegExp(pattern)}.test(text)`,
  not: ({ pattern }: { pattern: string }) => `!${new RegExp(pattern)}.test(text)`,
};

/** Keywords that say nothing about texts, or nothing that is not known already. */
const NO_CHECK = ['title', 'description', 'examples', 'type', 'default'];

/** For one value by itself, quickly. The validators say what is wrong with it. */
function valueChecks(contract: Contract): string {
  const rows = Object.entries(valuesOf(contract)).map(([name, schema]) => {
    const checks = Object.entries(schema).flatMap(([keyword, argument]) => {
      if (NO_CHECK.includes(keyword) || keyword.startsWith('x-')) return [];
      const check = CHECKS[keyword];
      if (check === undefined)
        throw new Error(`topic-values: "${name}" uses "${keyword}", which topics.ts cannot check`);
      return [check(argument as never)];
    });
    return `  ${name}: (text) => ${checks.join(' && ')},`;
  });
  return `/** Whether a text may fill a parameter. */
export const IS_TOPIC_VALUE: Readonly<Record<keyof TopicValues, (text: string) => boolean>> = {
${rows.join('\n')}
};
`;
}
