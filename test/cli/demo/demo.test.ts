import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  createPopup,
  createReceiptId,
  POPUP_EVENTS,
  type PopupAction,
  parseTopic,
  readReceipt,
} from '../../../src/index.js';
import { refusalOf } from '../refusal.js';
import { playDemo } from './play-demo.js';

const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function payloadFile(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** What the back-end received, as the demo tells it. */
function received(out: string): { topic: string; content: unknown } {
  const [, topic = '', message = ''] = /receives on (\S+)\n\s*(\{.*\})\n/.exec(out) ?? [];
  return { topic, content: (JSON.parse(message) as { content: unknown }).content };
}

describe('the demo', () => {
  test.each<[PopupAction, string, string]>([
    ['ok', 'reads the action "ok" and launches guidance', 'ok after 3.0 s: The driver pressed OK.'],
    [
      'cancel',
      'reads the action "cancel"\n',
      'cancel after 3.0 s: The driver pressed the return arrow at the top left.',
    ],
    [
      'timeout',
      'reads the action "timeout"\n',
      'timeout after 15.0 s: The driver did nothing until the popup closed by itself.',
    ],
  ])('--action %s ends with what the back-end learns by `ask`', async (action, app, learned) => {
    const { out, failure } = await playDemo({ action });
    expect(failure).toBeUndefined();
    expect(out).toContain(app);
    const { topic, content } = received(out);
    expect(parseTopic(topic)?.kind).toBe('app-message');
    const guided = action === 'ok';
    expect(readReceipt(content)).toMatchObject({ action, extra: { guided } });
    expect(out.endsWith(`\n\n✓ ask → answered: ${learned}\n  The app adds {"guided":${guided}}\n`), out).toBe(true);
  });

  test('tells the steps in their order', async () => {
    const { out } = await playDemo();
    const who = [...out.matchAll(/^ *\d+ {2}(\S+(?: unit)?) /gm)].map(([, name]) => name);
    expect(who.slice(0, 4)).toEqual(['Broker', 'Head unit', 'Back-end', 'Back-end']);
    // The PUBACK and the popup go over two connections.
    expect(who.slice(4, 7).sort()).toEqual(['App', 'Broker', 'Driver']);
    expect(who.slice(7)).toEqual(['Driver', 'Head unit', 'App', 'Back-end']);
  });

  test('--payload sends the popup in a file', async () => {
    const content = { booking: 'Straße 7, 東京' };
    const popup = createPopup({ idApp: 'OTHER_APP', text: 'Ihr Tisch ist frei.\n東京で', okButton: true, content });
    const { out, failure } = await playDemo({ payload: payloadFile('good.json', JSON.stringify(popup, null, 2)) });
    expect(failure).toBeUndefined();
    expect(out).toContain('Ihr Tisch ist frei.');
    expect(out).toContain('東京で');
    // The application is handed the content without the receipt.
    expect(out).toContain(`launches guidance\n${' '.repeat(15)}${JSON.stringify(content)}\n`);
  });
});

describe('the demo says in a line what is wrong', () => {
  test('JSON that is not JSON, with its place', async () => {
    const file = payloadFile('malformed.json', '{\n  "idApp": "MY_APP_ID",\n  "popup" true\n}');
    expect(await refusalOf('demo', '--payload', file)).toMatch(/^INVALID_JSON\n {2}line 3, column 11 {2}.+$/);
  });

  test('a popup that has a receipt already', async () => {
    const content = { $receipt: createReceiptId() };
    const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello', okButton: true, content });
    const { failure } = await playDemo({ payload: payloadFile('receipt.json', JSON.stringify(popup)) });
    expect(failure).toMatch(/^INVALID_MESSAGE\n.*is reserved for receipts/);
  });

  test('a message that breaks the contract, with the place of every fault', async () => {
    const file = payloadFile('invalid.json', '{ "popup": true, "popupText": "" }');
    expect(await refusalOf('demo', '--payload', file)).toMatch(/^INVALID_MESSAGE(\n {2}\/\w+ {2}.+){2}$/);
  });

  test('a file that is not there', async () => {
    const told = await refusalOf('demo', '--payload', join(folder, 'nowhere.json'));
    expect(told).toMatch(/^Cannot read .*nowhere\.json: ENOENT$/);
  });

  test('OK on a popup that has no OK button', async () => {
    const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello', okButton: false });
    const file = payloadFile('no-button.json', JSON.stringify(popup));
    const { failure } = await playDemo({ payload: file });
    expect(failure).toBe('This popup has no OK button: try --action cancel or --action timeout');
    expect((await playDemo({ payload: file, action: 'cancel' })).failure).toBeUndefined();
  });

  test.each([
    ['option', ['--brokr', 'x'], "unknown option '--brokr'", '(Did you mean --broker?)'],
    [
      'action',
      ['--action', 'maybe'],
      "argument 'maybe' is invalid",
      `Allowed choices are ${Object.keys(POPUP_EVENTS).join(', ')}.`,
    ],
    ['argument', ['now'], 'too many arguments', 'Usage: popup-contract demo [options]'],
  ])('an unknown %s', async (_what, args, error, hint) => {
    const told = await refusalOf('demo', ...args);
    expect(told).toContain(error);
    expect(told).toContain(hint);
  });
});
