import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import specifications from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { ANNOTATIONS } from '../../scripts/generate/contract.js';
import { appMessageTopic, popupTopic, TOPICS } from '../../src/index.js';
import { ROOT } from '../run.js';
import { readVectors, type SchemaVectors } from './load.js';

interface Document {
  channels: Record<string, { address: string; parameters: object }>;
  operations: Record<string, { action: string; bindings: { mqtt: object } }>;
  components: { messages: Record<string, { payload: { schema: object }; examples: { payload: unknown }[] }> };
}

const document = JSON.parse(readFileSync(join(ROOT, 'generated/v1/asyncapi.json'), 'utf8')) as Document;
const specification = specifications.schemas['3.0.0'] as object;
const messages = Object.entries(document.components.messages);

describe('asyncapi.json', () => {
  test('is valid by the specification’s own schema, which notices a mistake', () => {
    // The specification brings the meta-schema of draft-07 along.
    const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
    const valid = ajv.compile(specification);
    expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...document, channels: { popup: { adress: 'x' } } })).toBe(false);
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
