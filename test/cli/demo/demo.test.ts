import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createPopup, POPUP_EVENTS, type PopupAction, parseTopic } from '../../../src/index.js';
import { demo } from '../command.js';
import { refusalOf } from '../refusal.js';

const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function payloadFile(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** What the back-end received, as the demo tells it. */
function received(stdout: string): { topic: string; message: { content: Record<string, unknown> } } {
  const [, topic = '', message = ''] = /receives on (\S+)\n\s*(\{.*\})\n/.exec(stdout) ?? [];
  return { topic, message: JSON.parse(message) };
}

describe('the demo', () => {
  test.each<[PopupAction, string]>([
    ['ok', 'reads the action "ok" and launches guidance'],
    ['cancel', 'reads the action "cancel"\n'],
    ['timeout', 'reads the action "timeout"\n'],
  ])('--action %s', async (action, app) => {
    const { status, stdout, stderr } = await demo('--action', action);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(app);
    const { topic, message } = received(stdout);
    expect(parseTopic(topic)?.kind).toBe('app-message');
    expect(message.content).toMatchObject({ answer: action, guided: action === 'ok' });
  });

  test('does what the driver does when nothing is asked for: OK; prints no colours into a pipe', async () => {
    const { status, stdout } = await demo();
    expect(status).toBe(0);
    expect(received(stdout).message.content.answer).toBe('ok');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a colour begins with
    expect(stdout).not.toMatch(/\u001b/);
  });

  test('--payload sends the popup in a file', async () => {
    const content = { booking: 'Straße 7, 東京' };
    const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Ihr Tisch ist frei.\n東京で', okButton: true, content });
    const { status, stdout } = await demo('--payload', payloadFile('good.json', JSON.stringify(popup, null, 2)));
    expect(status).toBe(0);
    expect(stdout).toContain('Ihr Tisch ist frei.');
    expect(stdout).toContain('東京で');
    expect(received(stdout).message.content.about).toEqual(content);
  });
});

describe('the demo says in a line what is wrong', () => {
  test('JSON that is not JSON, with its place', async () => {
    const file = payloadFile('malformed.json', '{\n  "idApp": "MY_APP_ID",\n  "popup" true\n}');
    const { status, stdout, stderr } = await demo('--payload', file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^INVALID_JSON\n {2}line 3, column 11 {2}.+\n$/);
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
    const { status, stderr } = await demo('--payload', file, '--action', 'ok');
    expect(status).toBe(1);
    expect(stderr).toBe('This popup has no OK button: try --action cancel or --action timeout\n');
    expect((await demo('--payload', file, '--action', 'cancel')).status).toBe(0);
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
