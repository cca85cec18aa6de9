/** `asyncapi.json`: the MQTT part of the contract as an AsyncAPI document, from the back-end's point of view. */
import { security, serversOf } from './asyncapi-servers.js';
import {
  type Contract,
  constantsOf,
  type Direction,
  examplesOf,
  folderOf,
  mapSchema,
  pascalCase,
  resolve,
  type Schema,
  schemaOf,
  titleOf,
  walk,
} from './contract.js';
import { extensionSentence } from './extensions.js';
import { messagesOn } from './roles.js';
import { type Topic, topicsOf } from './topics.js';

/** For each direction of messages: the back-end's action, and the description of its tag. */
const DIRECTIONS: { [direction in Direction]?: { action: 'send' | 'receive'; description: string } } = {
  'server-to-car': { action: 'send', description: 'From the back-end to one car.' },
  'car-to-server': { action: 'receive', description: 'From one car to the back-end.' },
};

const SCHEMA_FORMAT = 'application/schema+json;version=draft-07';
const BINDING_VERSION = '0.2.0';

type Json = Record<string, unknown>;

export function asyncApiFile(contract: Contract): string {
  const topics = topicsOf(contract);
  const messages = topics.flatMap(({ kind }) => messagesOn(contract, kind));
  const { requirement, schemes } = security(contract);
  const document = {
    asyncapi: '3.1.0',
    info: {
      title: 'WebPortal popup contract',
      version: schemaOf(contract, 'contract-version').const,
      description: `${schemaOf(contract, 'topics').description} Seen from the back-end. Generated from ${folderOf(contract)}; do not edit.`,
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: serversOf(contract),
    channels: Object.fromEntries(topics.map((topic) => [topic.kind, channel(contract, topic)])),
    operations: Object.fromEntries(topics.map((topic) => operation(contract, topic, requirement))),
    components: {
      parameters: Object.fromEntries(topicValues(contract).map(([name, value]) => [name, parameter(value)])),
      messages: Object.fromEntries(messages.map((name) => [name, message(contract, name)])),
      securitySchemes: schemes,
      tags: Object.fromEntries(
        Object.entries(DIRECTIONS).map(([name, { description }]) => [name, { name, description }]),
      ),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function topicValues(contract: Contract): [name: string, value: Schema][] {
  return Object.entries(schemaOf(contract, 'topic-values').definitions ?? {});
}

function channel(contract: Contract, topic: Topic): Json {
  const { kind, schema } = topic;
  return {
    address: constantsOf(schema).template,
    title: schema.title,
    description: channelDescription(topic),
    servers: Object.keys(serversOf(contract)).map((name) => ({ $ref: `#/servers/${name}` })),
    parameters: Object.fromEntries(
      topicValues(contract).map(([name]) => [name, { $ref: `#/components/parameters/${name}` }]),
    ),
    messages: Object.fromEntries(
      messagesOn(contract, kind).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
    tags: [directionTag(schema)],
    'x-max-topic-bytes': constantsOf(schemaOf(contract, 'limits')).maxTopicBytes,
  };
}

/** What the schema says of a topic, with the other form of a topic that ends in a slash, and what documents disagree on. */
function channelDescription({ base, endsInSlash, schema }: Topic): string {
  const paragraphs = [schema.description];
  if (endsInSlash) paragraphs.push(`The other documented form has no last slash: \`${base}\`.`);
  walk(schema, ({ 'x-disagreement': found }) => {
    if (found) paragraphs.push(`**${found.about}.** ${found.documents} *This contract:* ${found.contract}`);
  });
  return paragraphs.join('\n\n');
}

/** AsyncAPI parameters have no patterns; the topic builders validate the values. */
function parameter(value: Schema): Json {
  const { description, 'x-called': called, examples, default: preset } = value;
  return {
    description: `${description} Expected: ${called}.`,
    examples,
    ...(preset === undefined ? {} : { default: preset }),
  };
}

function operation(contract: Contract, topic: Topic, requirement: Json[]): [name: string, operation: Json] {
  const { kind, schema } = topic;
  const { qos, retain } = constantsOf(schema);
  const { action } = directionOf(schema);
  const details = {
    action,
    channel: { $ref: `#/channels/${kind}` },
    summary: schema.description,
    security: requirement,
    tags: [directionTag(schema)],
    messages: messagesOn(contract, kind).map((name) => ({ $ref: `#/channels/${kind}/messages/${name}` })),
    bindings: { mqtt: { qos, ...(action === 'send' ? { retain } : {}), bindingVersion: BINDING_VERSION } },
  };
  return [`${action}${pascalCase(kind)}`, details];
}

function directionOf(topic: Schema): { action: 'send' | 'receive' } {
  const { direction } = constantsOf(topic);
  const found = DIRECTIONS[direction as Direction];
  if (found === undefined) throw new Error(`topics: "${topic.title}" has an unknown direction`);
  return found;
}

function directionTag(topic: Schema): Json {
  return { $ref: `#/components/tags/${constantsOf(topic).direction}` };
}

function message(contract: Contract, name: string): Json {
  const schema = schemaOf(contract, name);
  return {
    name: titleOf(schema),
    title: pascalCase(name),
    summary: [schema.description, extensionSentence(schema)].filter(Boolean).join(' '),
    ...marked(schema),
    contentType: 'application/json',
    tags: [{ $ref: `#/components/tags/${schema['x-direction']}` }],
    payload: { schemaFormat: SCHEMA_FORMAT, schema: dereferenced(contract, schema) },
    bindings: {
      mqtt: {
        'x-max-payload-bytes': constantsOf(schemaOf(contract, 'limits')).maxPayloadBytes,
        bindingVersion: BINDING_VERSION,
      },
    },
    examples: examplesOf(contract, schema).map((payload) => ({ payload })),
  };
}

/** AsyncAPI has a word for deprecated schemas, but none for deprecated messages or for extensions. */
function marked({ 'x-deprecated': deprecation, 'x-extension': extension }: Schema): Json {
  return {
    ...(deprecation === undefined ? {} : { 'x-deprecated': deprecation }),
    ...(extension === undefined ? {} : { 'x-extension': extension }),
  };
}

function isWholeDeprecated({ 'x-deprecated': deprecation }: Schema): boolean {
  return deprecation !== undefined && deprecation.values === undefined;
}

/** Replaces all references by the schemas they point to. */
function dereferenced(contract: Contract, schema: Schema): Schema {
  return mapSchema(schema, (part) => {
    const {
      $id: _,
      $schema: __,
      ...rest
    } = part.$ref === undefined ? part : dereferenced(contract, resolve(contract, part));
    return { ...rest, ...(isWholeDeprecated(rest) ? { deprecated: true } : {}) };
  });
}
