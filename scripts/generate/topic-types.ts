/** The types of topics, for `types.ts`. */
import { type Contract, literal, pascalCase, propertiesOf, schemaOf, titleOf } from './contract.js';
import { defaultEnvironment, fill, type Topic, topicsOf } from './topics.js';

export function topicTypes(contract: Contract): string {
  const topics = topicsOf(contract);
  const environment = literal(defaultEnvironment(contract));
  return [kinds(topics), values(contract), ...topics.map((topic) => topicType(topic, environment))].join('\n');
}

function kinds(topics: Topic[]): string {
  const names = topics.map(({ kind }) => literal(kind));
  return `/**
 * The kinds of topics in the contract.
 *
 * @example
 * import { parseTopic, popupTopic, type TopicKind } from 'webportal-popup-contract';
 *
 * const kind: TopicKind | undefined = parseTopic(popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' }))?.kind;
 * kind; // => 'popup'
 */
export type TopicKind = ${names.join(' | ')};
`;
}

function values(contract: Contract): string {
  const fields = propertiesOf(contract, schemaOf(contract, 'topic-parameters')).filter(
    ([, property]) => property.type === 'string',
  );
  const rows = fields.map(([name, property]) => `  /** ${property.description} */\n  ${name}: string;`);
  const example = fields.map(([name, { examples }]) => `${name}: ${literal(examples?.[0])}`).join(', ');
  const title = titleOf(schemaOf(contract, 'topic-values'));
  return `/**
 * What fills a topic template.
 *
 * @example
 * import type { ${title} } from 'webportal-popup-contract';
 *
 * const values: ${title} = { ${example} };
 */
export interface ${title} {
${rows.join('\n')}
}
`;
}

function topicType({ kind, base, endsInSlash, schema }: Topic, environment: string): string {
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
  Environment extends string = ${environment},
  TrailingSlash extends boolean = ${endsInSlash},
> = \`${fill(base, (parameter) => `\${${pascalCase(parameter)}}`)}\${TrailingSlash extends true ? '/' : ''}\`;
`;
}
