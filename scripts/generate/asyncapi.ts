/** `asyncapi.json`: the MQTT side of the contract for tools that read AsyncAPI, seen from the back-end. */
import {
  type Contract,
  constantsOf,
  mapSchema,
  pascalCase,
  resolve,
  type Schema,
  schemaOf,
  titleOf,
} from './contract.js';

/** What travels on each topic, and what the back-end does there. */
const CHANNELS: Record<string, { messages: string[]; operation: string; action: 'send' | 'receive' }> = {
  popup: { messages: ['popup-message', 'data-message'], operation: 'sendPopup', action: 'send' },
  'app-message': { messages: ['app-message'], operation: 'receiveAppMessage', action: 'receive' },
};

const SCHEMA_FORMAT = 'application/schema+json;version=draft-07';

type Json = Record<string, unknown>;

export function asyncApiFile(contract: Contract): string {
  const topics = Object.entries(schemaOf(contract, 'topics').properties ?? {});
  const messages = topics.flatMap(([kind]) => channelOf(kind).messages);
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'WebPortal popup contract',
      version: schemaOf(contract, 'contract-version').const,
      description: `${schemaOf(contract, 'topics').description} Seen from the back-end. Generated from schema/v1; do not edit.`,
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map(([kind, topic]) => [kind, channel(contract, kind, topic)])),
    operations: Object.fromEntries(topics.map(([kind, topic]) => [channelOf(kind).operation, operation(kind, topic)])),
    components: { messages: Object.fromEntries(messages.map((name) => [name, message(contract, name)])) },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function channelOf(kind: string) {
  const found = CHANNELS[kind];
  if (found === undefined) throw new Error(`asyncapi: nothing is said of the topic "${kind}"`);
  return found;
}

function channel(contract: Contract, kind: string, topic: Schema): Json {
  const values = Object.entries(schemaOf(contract, 'topic-values').definitions ?? {});
  return {
    address: constantsOf(topic).template,
    title: topic.title,
    description: topic.description,
    parameters: Object.fromEntries(values.map(([name, value]) => [name, parameter(value)])),
    messages: Object.fromEntries(
      channelOf(kind).messages.map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
  };
}

/** AsyncAPI knows no patterns here: the topic builders check the values. */
function parameter(value: Schema): Json {
  const { description, examples, default: preset } = value;
  return { description, examples, ...(preset === undefined ? {} : { default: preset }) };
}

function operation(kind: string, topic: Schema): Json {
  const { qos, retain } = constantsOf(topic);
  const { action, messages } = channelOf(kind);
  return {
    action,
    channel: { $ref: `#/channels/${kind}` },
    summary: topic.description,
    messages: messages.map((name) => ({ $ref: `#/channels/${kind}/messages/${name}` })),
    bindings: { mqtt: { qos, ...(action === 'send' ? { retain } : {}), bindingVersion: '0.2.0' } },
  };
}

function message(contract: Contract, name: string): Json {
  const schema = schemaOf(contract, name);
  return {
    name: titleOf(schema),
    title: pascalCase(name),
    summary: schema.description,
    contentType: 'application/json',
    payload: { schemaFormat: SCHEMA_FORMAT, schema: inPlace(contract, schema) },
    examples: schema.examples?.map((payload) => ({ payload })),
  };
}

/** A schema that needs no other file. */
function inPlace(contract: Contract, schema: Schema): Schema {
  return mapSchema(schema, (part) => {
    const {
      $id: _,
      $schema: __,
      ...rest
    } = part.$ref === undefined ? part : inPlace(contract, resolve(contract, part));
    return rest;
  });
}
