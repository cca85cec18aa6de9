import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_ENVIRONMENT } from '../../generated/v1/topics.js';
import { createPopup, encodePopup, popupFilter, popupTopic } from '../../src/index.js';
import { COMMAND, command } from '../cli/command.js';
import { PARTNER, vins } from '../cli/send/send-fleet.js';
import { ROOT, run } from '../run.js';
import { Mosquitto } from './mosquitto.js';
import { ENV, isThere } from './programs.js';

const hasBroker = isThere(
  'mosquitto',
  'command -v mosquitto && command -v mosquitto_sub && command -v mosquitto_passwd',
);
const hasTerminal = isThere('bsdutils', 'command -v script');

const { uid, idApp } = PARTNER;
const WHO = ['--uid', uid, '--id-app', idApp, '--text', 'Ihr Tisch ist frei.\\n東京で', '--ok-button'];
const PAYLOAD = Buffer.from(encodePopup(createPopup({ idApp, text: 'Ihr Tisch ist frei.\n東京で', okButton: true })));
const SECRET = 'correct horse battery staple';

describe.runIf(hasBroker)('send, with mosquitto and a password', () => {
  const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const password = file('password.txt', `${SECRET}\n`);
  let broker: Mosquitto;
  let address: string[];

  beforeAll(async () => {
    const users = file('users', '');
    expect(await run('mosquitto_passwd', ['-b', users, uid, SECRET], { env: ENV })).toMatchObject({ status: 0 });
    // Whoever listens without a name may read, and no more.
    const rules = file('rules', `topic read #\nuser ${uid}\ntopic readwrite #\n`);
    broker = await Mosquitto.start(['allow_anonymous true', `password_file ${users}`, `acl_file ${rules}`]);
    address = ['--broker', broker.url];
  });
  afterAll(async () => {
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['3', '5'])('one car, byte for byte, MQTT %s', async (version) => {
    const vin = `DEM0CAR000000001${version}`;
    const topic = popupTopic({ uid, vin });
    const { messages } = await broker.subscribe(topic, 1);
    const args = ['--vin', vin, '--password-file', password, '--mqtt', version];
    const { status, stdout, stderr } = await command('send', ...address, ...WHO, ...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(topic);
    expect(await messages).toEqual([{ topic, qos: 1, retained: false, payload: PAYLOAD }]);
  });

  test('MQTT 5 tells when nobody is subscribed', async () => {
    const args = ['--vin', 'DEM0CAR0000000020', '--password-file', password, '--mqtt', '5'];
    const { status, stdout } = await command('send', ...address, ...WHO, ...args);
    expect(status).toBe(0);
    expect(stdout).toMatch(/0x10: nobody is subscribed/);
  });

  test.each(['3', '5'])('a wrong password is told, and not repeated, MQTT %s', async (version) => {
    const args = [
      '--vin',
      'DEM0CAR0000000030',
      '--password-file',
      file('wrong.txt', 'wrong secret'),
      '--mqtt',
      version,
    ];
    const { status, stdout, stderr } = await command('send', ...address, ...WHO, ...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/NOT ACCEPTED: REFUSED\n.*refused the login/);
    expect(stderr).not.toContain('secret');
  });

  test('a fleet from standard input, in a pipe', async () => {
    const cars = vins(2_000);
    const { messages } = await broker.subscribe(popupFilter({ uid, environment: DEFAULT_ENVIRONMENT }), cars.length);
    const list = file('list.txt', cars.join('\r\n'));
    const journal = join(folder, 'fleet.journal');
    const send = [
      ...COMMAND,
      'send',
      ...address,
      ...WHO,
      '--password-file',
      password,
      '--journal',
      journal,
      '--vins',
      '-',
    ];
    const { status, stdout, stderr } = await run('sh', ['-c', 'cat "$0" | "$@"', list, process.execPath, ...send], {
      cwd: ROOT,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^✓ 2,000 cars: 2,000 accepted, 0 refused, 0 unknown\n/);
    const topics = (await messages).map(({ topic }) => topic);
    expect(topics.sort()).toEqual(cars.map((vin) => popupTopic({ uid, vin })));
  });

  test.runIf(hasTerminal)('on a terminal: a bar, colours, and the mode of the terminal as it was', async () => {
    const list = file('terminal.txt', [...vins(20_000), 'NOT A VIN'].join('\n'));
    const send = [
      process.execPath,
      ...COMMAND,
      'send',
      ...address,
      ...WHO,
      '--password-file',
      password,
      '--vins',
      list,
    ];
    const line = `stty cols 100 rows 24 && exec ${send.map((word) => `'${word}'`).join(' ')}`;
    const { status, stdout } = await run('script', ['-qec', line, '/dev/null'], {
      cwd: ROOT,
      env: { ...ENV, TERM: 'xterm', NO_COLOR: undefined, FORCE_COLOR: undefined },
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/█+░+ +\d+% .*\d+\/s .*accepted [\d,]+ {2}refused 0 {2}waiting \d+/);
    expect(stdout).toMatch(/█+ 100% .*\d+\/s .*done {2}accepted 20,000 {2}refused 1 {2}waiting 0/);
    expect(stdout).toContain('\u001b[31mINVALID_TOPIC\u001b[39m');
    // No mode is switched: neither the cursor nor the wrapping of lines.
    expect(stdout).not.toContain('\u001b[?');
  });
});
