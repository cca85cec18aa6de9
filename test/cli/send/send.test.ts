import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPopup, encodePopup, popupTopic } from '../../../src/index.js';
import { command } from '../command.js';
import { refusalOf } from '../refusal.js';
import { CountingBroker, ENVIRONMENT, Folder, PARTNER, send, vinOf, vins } from './send-fleet.js';

const WHO = ['--uid', PARTNER.uid, '--id-app', PARTNER.idApp];
const VIN = vinOf(1);

let broker: CountingBroker;
let folder: Folder;
beforeAll(async () => {
  folder = new Folder();
  broker = await CountingBroker.start();
});
afterAll(async () => {
  await broker.stop();
  folder.remove();
});

describe('send to one car', () => {
  test('says that the broker has it, and no more', async () => {
    const { status, out, err } = await send({ broker: broker.url, vin: VIN, text: 'a\\nb', okButton: true });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('That does not say that anybody saw it.');
    expect(out).toContain(popupTopic({ uid: PARTNER.uid, vin: VIN, environment: ENVIRONMENT }));
    const popup = createPopup({ idApp: PARTNER.idApp, text: 'a\nb', okButton: true });
    expect(out).toContain(`${encodePopup(popup).length} bytes`);
    await broker.waitFor(1);
    expect(JSON.parse(broker.payloads[0] ?? '')).toEqual(popup);
  });

  test('tells what was not sent from what nobody knows', async () => {
    const notThere = await send({ broker: 'mqtt://127.0.0.1:1', vin: VIN });
    expect(notThere).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^✗ NOT SENT: NOT_CONNECTED\n/) });
    broker.judge = (_, decide) => decide(new Error('no'));
    const lost = await send({ broker: broker.url, vin: VIN });
    expect(lost).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^\? NOBODY KNOWS: OUTCOME_UNKNOWN\n/),
    });
    broker.judge = (_, decide) => decide();
  });

  test('says which option of the connection is wrong', async () => {
    const unencrypted = await send({ broker: broker.url, vin: VIN, ca: 'x' });
    expect(unencrypted).toMatchObject({ status: 1, err: expect.stringMatching(/INVALID_OPTIONS\n {2}--ca {2}/) });
    const unreadable = await send({ broker: broker.url, vin: VIN, passwordFile: 'nowhere' });
    expect(unreadable).toMatchObject({
      status: 1,
      err: expect.stringMatching(/INVALID_OPTIONS\n {2}--password-file {2}/),
    });
  });

  test.each(['mqtt://user:secret@localhost', 'mqtts://secret@localhost', 'mqtt://localhost/secret@x'])(
    'no secrets in the URL: %s',
    async (url) => {
      const { status, err, asides } = await send({ broker: url, vin: VIN });
      expect(status).toBe(1);
      expect(err).toMatch(/--broker {2}.*must not contain/);
      expect(err + asides).not.toContain('secret');
    },
  );
});

describe('--dry-run', () => {
  const popup = createPopup({ idApp: PARTNER.idApp, text: 'Hello', okButton: false, content: { a: 1 } });
  const payload = Buffer.from(encodePopup(popup)).toString();

  test('prints topic and payload, and needs no broker', async () => {
    const content = folder.file('content.json', '\uFEFF{ "a": 1 }');
    const args = ['--vin', VIN, '--text', 'Hello', '--no-ok-button', '--content-file', content, '--no-trailing-slash'];
    const { status, stdout, stderr } = await command('send', ...WHO, ...args, '--dry-run');
    const topic = popupTopic({ uid: PARTNER.uid, vin: VIN, trailingSlash: false });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${topic}\n${payload}\n`, stderr: '' });
  });

  test('prints a line for every car of a list, and leaves the journal alone', async () => {
    const list = folder.file('list.txt', [...vins(2_000), vinOf(0), 'NOT A VIN']);
    const journal = folder.file('dry.journal', 'something else');
    const args = ['--vins', list, '--journal', journal, '--text', 'Hello', '--no-ok-button', '--content', '{"a":1}'];
    const { status, stdout, stderr } = await command('send', ...WHO, ...args, '--dry-run');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^refused \(surely not accepted\):\n +1 {2}INVALID_TOPIC: .*\n +NOT A VIN\n$/);
    const topic = (vin: string) => popupTopic({ uid: PARTNER.uid, vin });
    expect(stdout).toBe(
      vins(2_000)
        .map((vin) => `${topic(vin)}\t${payload}\n`)
        .join(''),
    );
  });
});

describe('says what is wrong with the command line', () => {
  const NOBODY = ['--broker', 'mqtt://127.0.0.1:1'];
  const TEXT = ['--text', 'Hello'];

  test.each<[string, string[], RegExp]>([
    ['nobody to send to', [...NOBODY, ...TEXT], /^Say for whom: --vin/],
    ['no broker', ['--vin', VIN, ...TEXT], /^--broker is needed/],
    ['two ways to say whom', [...NOBODY, ...TEXT, '--vin', VIN, '--vins', '-'], /'--vin <vin>' cannot be used with/],
    [
      'an unknown option',
      [...NOBODY, ...TEXT, '--vin', VIN, '--waits', '1'],
      /unknown option '--waits'\n\(Did you mean --wait\?\)/,
    ],
    ['no seconds', [...NOBODY, ...TEXT, '--vin', VIN, '--wait', 'soon'], /'soon' is invalid. It must be seconds/],
    ['a journal for one car', [...NOBODY, ...TEXT, '--vin', VIN, '--journal', 'x'], /^--journal is for many cars/],
    [
      'nothing to look into',
      [...NOBODY, ...TEXT, '--vins', '-', '--resend-unknown'],
      /^--resend-unknown needs a --journal/,
    ],
    ['no message', [...NOBODY, '--text', '', '--vin', VIN], /^INVALID_MESSAGE\n {2}\/text {2}/],
    [
      'content that is no JSON',
      [...NOBODY, ...TEXT, '--vin', VIN, '--content', '{\n"a" 1}'],
      /^INVALID_JSON\n {2}line 2, column 5 {2}/,
    ],
    [
      'content that is no object',
      [...NOBODY, ...TEXT, '--vin', VIN, '--content', '[]'],
      /^INVALID_MESSAGE\n {2}\/content {2}/,
    ],
    [
      'a file that is not there',
      [...NOBODY, ...TEXT, '--vin', VIN, '--content-file', 'nowhere.json'],
      /^Cannot read nowhere.json: ENOENT$/,
    ],
  ])('%s', async (_what, args, expected) => {
    expect(await refusalOf('send', ...WHO, ...args)).toMatch(expected);
  });
});
