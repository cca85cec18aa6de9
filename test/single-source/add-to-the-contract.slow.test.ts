/**
 * The proof that the contract can grow in schema/v1 alone: in a copy of the project a field, a kind of message and a topic are
 * added, and every name that the API gives to a field of a popup is changed, with no other edit. Types, API, command line and
 * documentation follow.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Copy } from './copy.js';

/** What the API calls the fields, and what it calls them in the copy. */
const RENAMED = { idApp: 'applicationId', text: 'message', okButton: 'confirmButton', content: 'payloadData' };

const ICON = {
  title: 'Icon',
  description: 'The picture beside the text. Made up for a test.',
  examples: ['bell'],
  'x-source': 'PROTOCOL.md §3',
  'x-api-name': 'icon',
  enum: ['bell', 'car'],
};

const BADGE = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://webportal-popup-contract.example/schema/v1/badge-message.schema.json',
  title: 'BadgeMessage',
  description: 'A number beside the icon of the application. Made up for a test.',
  'x-role': 'message',
  'x-direction': 'server-to-car',
  'x-topic': 'popup',
  examples: [{ idApp: 'MY_APP_ID', badge: 3 }],
  'x-source': 'PROTOCOL.md §3',
  type: 'object',
  required: ['idApp', 'badge'],
  properties: {
    idApp: { $ref: 'app-id.schema.json' },
    badge: {
      title: 'Badge',
      description: 'The number.',
      examples: [3],
      'x-source': 'PROTOCOL.md §3',
      'x-api-name': 'badge',
      type: 'integer',
      minimum: 1,
    },
  },
  additionalProperties: false,
};

const STATUS_TEMPLATE = 'cars/{vin}/of/{uid}/{environment}/status';

/** Compiles only if the types have followed. */
const CONSUMER = `
  import { createPopup, type BadgeMessage, type PopupOptions, type StatusTopic, type TopicKind } from 'webportal-popup-contract';
  import type { PopupReceiver, ReceiverOptions } from 'webportal-popup-contract/receiver';
  import type { FleetCar, SendOptions, SenderOptions } from 'webportal-popup-contract/sender';
  import type { ShownPopup } from 'webportal-popup-contract/simulator';

  const options: PopupOptions = { applicationId: 'X', message: 'Hello', confirmButton: true, icon: 'bell', payloadData: { a: 1 } };
  const field: 'bell' | 'car' | undefined = createPopup(options).popupIcon;
  const badge: BadgeMessage = { idApp: 'X', badge: 3 };
  const topic: StatusTopic<'U', 'V', 'E'> = 'cars/V/of/U/E/status';
  const kind: TopicKind = 'status';
  const send: SendOptions = { vin: 'V', message: 'Hello', icon: 'car', waitMs: 1 };
  const car: FleetCar = { vin: 'V', icon: 'bell' };
  const sender: Omit<SenderOptions, 'client'> = { uid: 'U', applicationId: 'X' };
  const receiver: ReceiverOptions = { applicationId: 'X', onAction: () => undefined };
  const shown = (popup: ShownPopup): string | undefined => popup.icon ?? popup.message;
  // @ts-expect-error: an old name.
  createPopup({ idApp: 'X', text: 'Hello' });
  // @ts-expect-error: no such icon.
  createPopup({ applicationId: 'X', message: 'Hello', icon: 'cat' });
  // @ts-expect-error: the message is needed.
  createPopup({ applicationId: 'X' });
  export { badge, car, field, kind, receiver, send, sender, shown, topic, type PopupReceiver };
`;

const PROBE = `
  import * as contract from 'webportal-popup-contract';
  import { createPopupSender } from 'webportal-popup-contract/sender';
  const attempt = (call) => { try { return call(); } catch (error) { return error.issues; } };
  const car = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
  const published = [];
  const client = {
    connected: true, disconnecting: false, options: {}, outgoing: {}, on() {}, removeListener() {}, emit() {},
    publish: (topic, payload, options, callback) => { published.push(JSON.parse(payload)); callback(); },
    getLastMessageId: () => 0, removeOutgoingMessage() {},
    subscribeAsync: async () => [], unsubscribeAsync: async () => undefined,
  };
  const sender = createPopupSender({ client, uid: 'MYUID01', applicationId: 'X' });
  await sender.send({ vin: car.vin, message: 'Hello', icon: 'car' });
  const results = [];
  for await (const result of sender.sendAll(['DEM0CAR0000000002', { vin: 'DEM0CAR0000000003', icon: 'bell' }], { popup: { message: 'All' } })) {
    results.push(result.status);
  }
  const wrong = await sender.send({ vin: car.vin, mesage: 'Hello', popupIcon: 'bell' }).catch((error) => error.issues);
  await sender.close();
  const status = contract.buildTopic('status', car);
  console.log(JSON.stringify({
    popup: contract.createPopup({ applicationId: 'X', message: 'Hello', confirmButton: true, icon: 'bell', payloadData: {} }),
    misspelt: attempt(() => contract.createPopup({ applicationId: 'X', message: 'Hello', icom: 'bell' })),
    wireName: attempt(() => contract.createPopup({ applicationId: 'X', message: 'Hello', popupIcon: 'bell' })),
    wrongIcon: attempt(() => contract.createPopup({ applicationId: 'X', message: 'Hello', icon: 'cat' })),
    strict: contract.validatePopup({ idApp: 'X', popup: true, popupText: 'x', popupIcn: 'bell' }).issues,
    published, results, wrong, status,
    parsed: contract.parseTopic(status),
    slash: contract.parseTopic(status + '/'),
    filter: contract.buildTopicFilter('status', { uid: 'MYUID01' }),
    carFilter: contract.buildTopicFilter('status', car),
    vin: attempt(() => contract.popupTopic({ ...car, vin: 'X' })),
  }));
`;

let copy: Copy;
let probed: Record<string, unknown>;

type Annotated = Record<string, unknown>;
type WithParts = { properties: Record<string, Annotated>; definitions: Record<string, Annotated>; required: string[] };

/** Changes the API's name of every field that has one of the old names, at any depth. */
function renameApi(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const part = schema as Annotated;
  const name = part['x-api-name'];
  if (part['x-key'] !== undefined && typeof name === 'string' && name in RENAMED) {
    part['x-api-name'] = RENAMED[name as keyof typeof RENAMED];
  }
  for (const child of Object.values(part)) renameApi(child);
}

beforeAll(async () => {
  copy = new Copy('test', 'vitest.config.ts');
  for (const path of copy.schemaFiles().filter((name) => name.endsWith('.schema.json'))) {
    copy.editSchema(path.replace(/^schema\/v1\/|\.schema\.json$/g, ''), renameApi);
  }
  copy.editSchema('popup-message', ({ properties }: WithParts) => {
    properties.popupIcon = ICON;
  });
  copy.editSchema('topic-values', ({ definitions }: WithParts) => {
    (definitions.vin as Annotated)['x-called'] = 'a chassis number';
  });
  copy.editSchema('topics', ({ properties, required }: WithParts) => {
    const status = JSON.parse(JSON.stringify(properties['app-message']).replace(/psa[^"]*/, STATUS_TEMPLATE));
    properties.status = { ...status, title: 'Status topic', description: 'How the car is. Made up for a test.' };
    required.push('status');
  });
  copy.write('schema/v1/badge-message.schema.json', JSON.stringify(BADGE));
  await copy.generateAndBuild();
  probed = await copy.probe(PROBE);
}, 240_000);

afterAll(() => copy.remove());

describe('after additions in schema/v1 alone', () => {
  test('the types have a new field, a new message, a new topic and the new names', async () => {
    expect(await copy.typeErrors(CONSUMER)).toBe('');
  });

  test('createPopup takes the new option and the new names', () => {
    expect(probed.popup).toEqual({
      idApp: 'X',
      popup: true,
      popupText: 'Hello',
      popupBtn: true,
      popupIcon: 'bell',
      content: {},
    });
    expect(probed.wrongIcon).toMatchObject([{ code: 'WRONG_VALUE', pointer: '/icon', expected: '"bell" or "car"' }]);
  });

  test('hints name the new option and the new field', () => {
    expect(probed.misspelt).toMatchObject([{ code: 'UNKNOWN_OPTION', expected: 'icon' }]);
    expect(probed.wireName).toMatchObject([{ code: 'UNKNOWN_OPTION', expected: 'icon' }]);
    expect(probed.strict).toMatchObject([{ code: 'UNKNOWN_FIELD', expected: 'popupIcon' }]);
  });

  test('send and sendAll take them too', () => {
    expect(probed.published).toMatchObject([
      { idApp: 'X', popupText: 'Hello', popupIcon: 'car' },
      { idApp: 'X', popupText: 'All' },
      { idApp: 'X', popupText: 'All', popupIcon: 'bell' },
    ]);
    expect(probed.results).toEqual(['accepted', 'accepted']);
    expect(probed.wrong).toMatchObject([
      { code: 'UNKNOWN_OPTION', expected: 'message' },
      { code: 'UNKNOWN_OPTION', expected: 'icon' },
    ]);
  });

  test('a topic with its parameters in another order is built, filtered and taken apart', () => {
    expect(probed.status).toBe('cars/DEM0CAR0000000001/of/MYUID01/OVIPPartners-Dev/status');
    const parts = { kind: 'status', uid: 'MYUID01', vin: 'DEM0CAR0000000001', environment: 'OVIPPartners-Dev' };
    expect(probed.parsed).toEqual({ ...parts, trailingSlash: false });
    expect(probed.slash).toEqual({ ...parts, trailingSlash: true });
    expect(probed.filter).toBe('cars/+/of/MYUID01/OVIPPartners-Dev/status/#');
    expect(probed.carFilter).toBe(`${probed.status}/#`);
  });

  test('messages call a pattern by its new name', () => {
    expect(probed.vin).toMatchObject([{ message: '"vin" must be a chassis number, not 1 characters' }]);
  });

  test('the command line has the new options, in its help and in its list of cars', async () => {
    const help = (await copy.node('dist/cli.js', 'send', '--help')).stdout;
    for (const text of [
      '--application-id',
      '--message',
      '--confirm-button',
      '--payload-data',
      '--icon <text>',
      '"bell"',
      '"icon"',
    ]) {
      expect(help).toContain(text);
    }
    expect(help).not.toMatch(/--id-app|--text|--ok-button|--content\b|"okButton"/);
    const cars = copy.path('cars.txt');
    copy.write('cars.txt', `DEM0CAR0000000001\n{"vin":"DEM0CAR0000000002","icon":"bell","message":"Bonjour"}\n`);
    const flags = [
      '--uid',
      'MYUID01',
      '--application-id',
      'X',
      '--message',
      'a\\nb',
      '--icon',
      'car',
      '--payload-data',
      '{"a":1}',
    ];
    const { status, stdout, stderr } = await copy.node('dist/cli.js', 'send', '--vins', cars, '--dry-run', ...flags);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const payloads = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line.split('\t')[1] ?? ''));
    expect(payloads).toMatchObject([
      { popupText: 'a\nb', popupIcon: 'car', content: { a: 1 } },
      { popupText: 'Bonjour', popupIcon: 'bell', content: { a: 1 } },
    ]);
    expect((await copy.node('dist/cli.js', 'topic', 'build', '--help')).stdout).toContain('"status"');
  });

  test('the documentation shows them all', () => {
    for (const path of ['README.md', 'generated/v1/reference.md', 'docs/sending.md']) {
      for (const text of ['popupIcon', 'icon', 'confirmButton', 'applicationId'])
        expect(copy.read(path)).toContain(text);
    }
    for (const path of ['README.md', 'generated/v1/reference.md']) expect(copy.read(path)).toContain(STATUS_TEMPLATE);
    expect(copy.read('generated/v1/reference.md')).toContain('### BadgeMessage');
    expect(copy.read('generated/v1/reference.md')).toContain('a chassis number');
  });

  test('AsyncAPI has the field, the message on its topic, and the new topic', () => {
    const { channels, components } = JSON.parse(copy.read('generated/v1/asyncapi.json'));
    expect(Object.keys(channels.popup.messages)).toContain('badge-message');
    expect(channels.status.address).toBe(STATUS_TEMPLATE);
    expect(components.messages['popup-message'].payload.schema.properties.popupIcon.enum).toEqual(['bell', 'car']);
    expect(components.messages['badge-message'].examples).toEqual([{ payload: { idApp: 'MY_APP_ID', badge: 3 } }]);
  });

  test('names, kinds and validators have the new message', () => {
    expect(copy.read('generated/v1/names.ts')).toContain(
      "export const BADGE_MESSAGE_FIELDS = {\n  appId: 'idApp',\n  badge: 'badge',",
    );
    expect(copy.read('generated/v1/kinds.ts')).toContain("noun: 'a badge message'");
    for (const name of ['strictBadgeMessage', 'tolerantBadgeMessage'])
      expect(copy.read('generated/v1/validators.ts')).toContain(name);
  });

  test('the test of the vectors asks for those of the new message', async () => {
    const args = [
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/vectors/schema-vectors.test.ts',
      '-t',
      'cover every schema',
    ];
    const { status, stdout, stderr } = await copy.node(...args);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('badge-message');
  });

  test('a schema that does not say what it is stops the generation, and is named', async () => {
    const { 'x-role': _, ...mute } = BADGE;
    copy.write('schema/v1/badge-message.schema.json', JSON.stringify(mute));
    const { status, stderr } = await copy.tsx('scripts/generate.ts');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^schema\/v1\/badge-message\.schema\.json has no "x-role": add one of "message" \(travels over MQTT\),/,
    );
    expect(stderr).not.toContain('    at ');
  });
});
