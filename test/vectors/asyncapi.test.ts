import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import specifications from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { ANNOTATIONS, constantsOf, schemaOf } from '../../scripts/generate/contract.js';
import { appMessageTopic, LIMITS, popupTopic, TOPICS } from '../../src/index.js';
import { ROOT } from '../run.js';
import { generatedValidator, loadSchemas, PROFILES, readVectors, type SchemaVectors } from './load.js';

interface Parameter {
  description: string;
  examples: string[];
}

interface Message {
  payload: { schema: object };
  bindings: { mqtt: object };
  examples: { payload: unknown }[];
}

interface Document {
  asyncapi: keyof typeof specifications.schemas;
  servers: Record<string, { host: string; protocol: string; variables: { host: { default: string } } }>;
  channels: Record<string, { address: string; description: string; parameters: object; tags: object[] }>;
  operations: Record<string, { action: string; bindings: { mqtt: object }; tags: object[] }>;
  components: { messages: Record<string, Message>; parameters: Record<string, Parameter> };
}

const contract = loadSchemas();
const document = JSON.parse(readFileSync(join(ROOT, 'generated/v1/asyncapi.json'), 'utf8')) as Document;
const specification = specifications.schemas[document.asyncapi] as object;
const messages = Object.entries(document.components.messages);
const brokers = Object.entries(schemaOf(contract, 'brokers').properties ?? {}).map(
  ([name, broker]) => [name, constantsOf(broker)] as const,
);

describe('asyncapi.json', () => {
  test('is valid by the specification’s own schema, which notices a mistake', () => {
    // The specification brings the meta-schema of draft-07 along.
    const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
    const valid = ajv.compile(specification);
    expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...document, channels: { popup: { adress: 'x' } } })).toBe(false);
  });

  test.each(brokers)('has the broker %s, with a host that can be replaced', (name, { host, port }) => {
    expect(document.servers[name]).toMatchObject({
      host: `{host}:${port}`,
      protocol: 'secure-mqtt',
      variables: { host: { default: host } },
    });
  });

  test('requires both, a client certificate and a password', () => {
    const reference = (name: string) => [{ $ref: `#/components/securitySchemes/${name}` }];
    for (const server of Object.values(document.servers)) {
      expect(server).toMatchObject({ security: reference('clientCertificate') });
    }
    for (const operation of Object.values(document.operations)) {
      expect(operation).toMatchObject({ security: reference('password') });
    }
    expect(document.components).toMatchObject({
      securitySchemes: { clientCertificate: { type: 'X509' }, password: { type: 'userPassword' } },
    });
  });

  test.each(Object.entries(TOPICS))('tags %s by its direction', (kind, { direction }) => {
    const tags = [{ $ref: `#/components/tags/${direction}` }];
    expect(document.channels[kind]).toMatchObject({ tags });
    expect(Object.values(document.operations)).toContainEqual(
      expect.objectContaining({ channel: { $ref: `#/channels/${kind}` }, tags }),
    );
  });

  test('has examples of every parameter, which a topic can be built from', () => {
    const car = Object.fromEntries(
      Object.entries(document.components.parameters).map(([name, { examples }]) => [name, examples[0]]),
    ) as { uid: string; vin: string };
    expect(popupTopic(car)).toContain(car.vin);
  });

  test('mentions the other form of the popup topic', () => {
    const { description, address } = document.channels.popup as Document['channels'][string];
    expect(description).toContain(`\`${address.slice(0, -1)}\``);
  });

  test('has the limits of payloads and topics', () => {
    for (const [, { bindings }] of messages) {
      expect(bindings.mqtt).toMatchObject({ 'x-max-payload-bytes': LIMITS.maxPayloadBytes });
    }
    for (const channel of Object.values(document.channels)) {
      expect(channel).toMatchObject({ 'x-max-topic-bytes': LIMITS.maxTopicBytes });
    }
  });

  test('has every topic, with the parameters of its address', () => {
    expect(Object.values(document.channels).map(({ address }) => address)).toEqual(
      Object.values(TOPICS).map(({ template }) => template),
    );
    for (const { address, parameters } of Object.values(document.channels)) {
      const named = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(Object.keys(parameters).toSorted()).toEqual(named.toSorted());
    }
  });

  test('fills to the topics that the builders make', () => {
    const car = { uid: 'MYUID01', vin: 'DEM0CAR0000000001', environment: 'Prod' };
    const fill = (kind: string) =>
      document.channels[kind]?.address.replace(/\{(\w+)\}/g, (_, name: 'uid' | 'vin' | 'environment') => car[name]);
    expect(fill('popup')).toBe(popupTopic(car));
    expect(fill('app-message')).toBe(appMessageTopic(car));
  });

  test('says with which QoS the back-end sends and receives', () => {
    const { qos, retain } = TOPICS.popup;
    const [sending, receiving] = Object.values(document.operations);
    expect(sending).toMatchObject({ action: 'send', bindings: { mqtt: { qos, retain } } });
    expect(receiving).toMatchObject({ action: 'receive', bindings: { mqtt: { qos: TOPICS['app-message'].qos } } });
  });

  test.each(messages)('%s: its examples are valid in both profiles', (name, { examples }) => {
    for (const profile of PROFILES) {
      for (const { payload } of examples) expect(generatedValidator(contract, name, profile)(payload)).toBe(true);
    }
  });

  test.each(messages)(
    '%s: its payload schema stands alone, and judges vectors and examples',
    (name, { payload, examples }) => {
      const ajv = new Ajv({ ownProperties: true, strictTypes: false });
      ajv.addVocabulary(ANNOTATIONS);
      const judge = ajv.compile(payload.schema);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(judge(example.payload)).toBe(true);
      for (const { value, strict } of readVectors<SchemaVectors>(name).cases) expect(judge(value)).toBe(strict);
    },
  );
});
