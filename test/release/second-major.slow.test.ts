/**
 * A second major version beside the first. In a copy, schema/v2 renames a field and adds an event; it is generated and built with no
 * other edit than the name of its entry, and one process uses both versions.
 */
import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_VERSION, POPUP_EVENTS, POPUP_MESSAGE_FIELDS } from '../../generated/v1/names.js';
import { Copy } from '../single-source/copy.js';

const RENAMED = 'messageBody';
const ADDED = 'WebPortal.laterBtnPopupRequestClicked';

/** Both take the same options: their names do not follow those of the fields. */
const PROBE = `
  import * as v1 from 'webportal-popup-contract/v1';
  import * as v2 from 'webportal-popup-contract/v2';
  import { createPopupSender } from 'webportal-popup-contract/v2/sender';
  import main from 'webportal-popup-contract/schema/v2.json' with { type: 'json' };
  const used = ({ CONTRACT_VERSION, POPUP_EVENTS, ...contract }, other) => {
    const popup = contract.createPopup({ idApp: 'X', text: 'Hello', okButton: true });
    const topic = contract.popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
    return {
      CONTRACT_VERSION, POPUP_EVENTS, popup, topic,
      isValid: contract.validatePopup(popup).ok,
      sent: contract.decodePopup(contract.encodePopup(popup)),
      parsed: contract.parseTopic(topic),
      foreign: contract.validatePopup(other.createPopup({ idApp: 'X', text: 'Hello' })),
      ok: contract.readPopupEvent(contract.createPopupEvent('ok', { id: 1 })),
      later: contract.readPopupEvent({ type: '${ADDED}' }) ?? null,
    };
  };
  const published = [];
  const client = {
    connected: true, disconnecting: false, options: {}, outgoing: {}, on() {}, removeListener() {}, emit() {},
    publish: (topic, payload, options, callback) => { published.push(JSON.parse(payload)); callback(); },
    getLastMessageId: () => 0, removeOutgoingMessage() {},
    subscribeAsync: async () => [], unsubscribeAsync: async () => undefined,
  };
  const sender = createPopupSender({ client, uid: 'MYUID01', idApp: 'X' });
  await sender.send({ vin: 'DEM0CAR0000000001', text: 'Hello' });
  await sender.close();
  console.log(JSON.stringify({ v1: used(v1, v2), v2: used(v2, v1), published, bundle: main.title }));
`;

/** Compiles only if each version has its own types. */
const CONSUMER = `
  import type { PopupAction as OldAction, PopupMessage as OldMessage } from 'webportal-popup-contract/v1';
  import { createPopup, type PopupAction, type PopupMessage } from 'webportal-popup-contract/v2';
  import type { PopupReceiver } from 'webportal-popup-contract/v2/receiver';

  export const text: string = createPopup({ idApp: 'X', text: 'Hello' }).${RENAMED};
  export const later: PopupAction = 'later';
  // @ts-expect-error: v1 has no such action.
  export const never: OldAction = 'later';
  // @ts-expect-error: the field has another name.
  export const old: OldMessage = {} as PopupMessage;
  export type { PopupReceiver };
`;

let copy: Copy;
let probed: Record<'v1' | 'v2', Record<string, unknown>> & Record<string, unknown>;

beforeAll(async () => {
  copy = new Copy('.changeset');
  cpSync(copy.path('schema/v1'), copy.path('schema/v2'), { recursive: true });
  for (const path of copy.schemaFiles('v2')) {
    copy.edit(path, (text) =>
      text.replaceAll('/schema/v1/', '/schema/v2/').replaceAll(POPUP_MESSAGE_FIELDS.text, RENAMED),
    );
  }
  copy.edit('schema/v2/contract-version.schema.json', (text) => text.replaceAll(CONTRACT_VERSION, '2.0.0'));
  copy.edit('schema/v2/popup-event-name.schema.json', (text) => {
    const names = JSON.parse(text);
    names.enum.push(ADDED);
    names['x-actions'].push('later');
    names['x-action-meanings'].later = 'The driver wants to be asked again. Made up for a test.';
    return JSON.stringify(names);
  });
  copy.edit('schema/v2/popup-action.schema.json', (text) => {
    const actions = JSON.parse(text);
    actions.enum.push('later');
    return JSON.stringify(actions);
  });
  copy.edit('package.json', (text) => {
    const manifest = JSON.parse(text);
    for (const [entry, file] of [
      ['', 'index'],
      ['/sender', 'sender'],
    ]) {
      manifest.exports[`./v2${entry}`] = { types: `./dist/v2/${file}.d.ts`, default: `./dist/v2/${file}.js` };
    }
    manifest.exports['./v2/receiver'] = { types: './dist/v2/receiver.d.mts', default: './dist/v2/receiver.mjs' };
    manifest.exports['./schema/v2.json'] = './generated/v2/schema.json';
    return JSON.stringify(manifest);
  });
  const pages = pagesOf(copy);
  await copy.generateAndBuild();
  expect(pagesOf(copy)).toEqual(pages);
  probed = (await copy.probe(PROBE)) as typeof probed;
}, 180_000);

afterAll(() => copy.remove());

/** What the main version says, in which the second one changes nothing. */
function pagesOf({ read }: Copy): string[] {
  return ['README.md', 'docs/errors.md', 'generated/v1/types.ts', 'generated/v1/schema.json'].map((path) =>
    read.call(copy, path),
  );
}

describe('in one process', () => {
  test.each([
    ['v1', CONTRACT_VERSION, POPUP_MESSAGE_FIELDS.text],
    ['v2', '2.0.0', RENAMED],
  ] as const)('%s builds, validates, encodes and parses', (major, version, field) => {
    const used = probed[major];
    expect(used.CONTRACT_VERSION).toBe(version);
    expect(used.popup).toMatchObject({ [field]: 'Hello' });
    expect(used.sent).toEqual(used.popup);
    expect(used.isValid).toBe(true);
    expect(used.parsed).toMatchObject({ kind: 'popup', vin: 'DEM0CAR0000000001' });
    expect(used.ok).toEqual({ action: 'ok', content: { id: 1 } });
    expect(used.topic).toBe(probed.v1.topic);
  });

  test('each refuses the messages of the other', () => {
    for (const major of ['v1', 'v2'] as const) expect(probed[major].foreign).toMatchObject({ ok: false });
  });

  test('only the second has the event that was added', () => {
    expect(probed.v1.POPUP_EVENTS).toEqual(POPUP_EVENTS);
    expect(probed.v2.POPUP_EVENTS).toEqual({ ...POPUP_EVENTS, later: ADDED });
    expect([probed.v1.later, probed.v2.later]).toEqual([null, { action: 'later' }]);
  });

  test('the sender of the second sends its messages', () => {
    expect(probed.published).toMatchObject([{ [RENAMED]: 'Hello' }]);
    expect(probed.bundle).toBe('WebPortal popup contract, version 2');
  });
});

test('each has its own types', async () => {
  expect(await copy.typeErrors(CONSUMER)).toBe('');
});

test('the commands know both: the gate, the comparison, and what is generated', async () => {
  const gate = await copy.tsx('scripts/schema-check.ts');
  expect(gate.stdout + gate.stderr).toContain('schema/v2 is not released yet');
  const diff = await copy.node('dist/cli.js', 'diff', 'schema/v1', 'schema/v2');
  expect(diff.stdout).toMatch(/ {2}popup-message#\/properties\/messageBody\n/);
  expect(diff.stdout).toMatch(/popup-event-name|notification-popup-event/);
  expect(diff.stdout).toContain('the version must be raised by major');
  expect((await copy.tsx('scripts/generate.ts', '--check')).status).toBe(0);
});

test('a folder and the version that it names must agree', async () => {
  copy.edit('schema/v2/contract-version.schema.json', (text) => text.replaceAll('2.0.0', CONTRACT_VERSION));
  const { status, stderr } = await copy.tsx('scripts/generate.ts');
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'schema/v2/contract-version.schema.json names a version of v1\n',
  });
});
