/** `asyncapi.json`: the MQTT part of the contract as an AsyncAPI document, from the back-end's point of view. */
import {
  type Contract,
  constantsOf,
  examplesOf,
  mapSchema,
  pascalCase,
  resolve,
  type Schema,
  schemaOf,
  titleOf,
} from './contract.js';
import { messagesOn } from './roles.js';

/** The back-end's action for each direction of messages. */
const ACTIONS: Record<string, 'send' | 'receive'> = { 'server-to-car': 'send', 'car-to-server': 'receive' };

const SCHEMA_FORMAT = 'application/schema+json;version=draft-07';

type Json = Record<string, unknown>;

export function asyncApiFile(contract: Contract): string {
  const topics = Object.entries(schemaOf(contract, 'topics').properties ?? {});
  const messages = topics.flatMap(([kind]) => messagesOn(contract, kind));
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
    operations: Object.fromEntries(topics.map(([kind, topic]) => operation(contract, kind, topic))),
    components: { messages: Object.fromEntries(messages.map((name) => [name, message(contract, name)])) },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function channel(contract: Contract, kind: string, topic: Schema): Json {
  const template = String(constantsOf(topic).template);
  const values = Object.entries(schemaOf(contract, 'topic-values').definitions ?? {}).filter(([name]) =>
    template.includes(`{${name}}`),
  );
  return {
    address: template,
    title: topic.title,
    description: topic.description,
    parameters: Object.fromEntries(values.map(([name, value]) => [name, parameter(value)])),
    messages: Object.fromEntries(
      messagesOn(contract, kind).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
  };
}

/** AsyncAPI parameters have no patterns; the topic builders validate the values. */
function parameter(value: Schema): Json {
  const { description, examples, default: preset } = value;
  return { description, examples, ...(preset === undefined ? {} : { default: preset }) };
}

function operation(contract: Contract, kind: string, topic: Schema): [name: string, operation: Json] {
  const { qos, retain, direction } = constantsOf(topic);
  const action = ACTIONS[String(direction)];
  if (action === undefined) throw new Error(`topics: the topic "${kind}" has an unknown direction`);
  const details = {
    action,
    channel: { $ref: `#/channels/${kind}` },
    summary: topic.description,
    messages: messagesOn(contract, kind).map((name) => ({ $ref: `#/channels/${kind}/messages/${name}` })),
    bindings: { mqtt: { qos, ...(action === 'send' ? { retain } : {}), bindingVersion: '0.2.0' } },
  };
  return [`${action}${pascalCase(kind)}`, details];
}

function message(contract: Contract, name: string): Json {
  const schema = schemaOf(contract, name);
  return {
    name: titleOf(schema),
    title: pascalCase(name),
    summary: schema.description,
    ...marked(schema),
    contentType: 'application/json',
    payload: { schemaFormat: SCHEMA_FORMAT, schema: dereferenced(contract, schema) },
    examples: examplesOf(contract, schema).map((payload) => ({ payload })),
  };
}

/** AsyncAPI has a word for deprecated schemas, but none for deprecated messages. */
function marked({ 'x-deprecated': deprecation }: Schema): Json {
  return deprecation === undefined ? {} : { 'x-deprecated': deprecation };
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
