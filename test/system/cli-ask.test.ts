/** The published command `ask`, with mosquitto and a simulated car. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_ENVIRONMENT } from '../../generated/v1/topics.js';
import { AskedCar, VIN } from '../cli/ask/asked-car.js';
import { COMMAND, command } from '../cli/command.js';
import { PARTNER } from '../cli/send/send-fleet.js';
import { ROOT, run } from '../run.js';
import { Mosquitto } from './mosquitto.js';
import { ENV, isThere } from './programs.js';

const hasBroker = isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_sub');
const hasTerminal = isThere('bsdutils', 'command -v script');

const WHO = ['--uid', PARTNER.uid, '--id-app', PARTNER.idApp, '--vin', VIN, '--text', 'Shall we?', '--ok-button'];

describe.runIf(hasBroker)('ask, with mosquitto', () => {
  let broker: Mosquitto;
  let car: AskedCar;
  let args: string[];

  beforeAll(async () => {
    broker = await Mosquitto.start();
  });
  afterAll(() => broker.stop());
  beforeEach(async () => {
    args = ['ask', '--broker', broker.url, ...WHO];
    car = await AskedCar.start(broker.url, { environment: DEFAULT_ENVIRONMENT, extra: { guidance: 'launched' } });
    return () => car.unit.stop();
  });

  test.each(['3', '5'])('the answer, MQTT %s', async (version) => {
    const told = command(...args, '--mqtt', version);
    await car.does((unit) => unit.press('ok'));
    const { status, stdout, stderr } = await told;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^✓ ok after \d\.\d s: The driver pressed OK\.\n {2}The app adds \{"guidance":"launched"\}\n$/,
    );
  });

  test('MQTT 5 tells when nobody is subscribed', async () => {
    await car.unit.stop();
    const { status, stderr } = await command(...args, '--mqtt', '5', '--answer-within', '0.2');
    expect(status).toBe(3);
    expect(stderr).toMatch(/^nobody is subscribed to this topic.*\n! NO ANSWER within 0\.2 s\./);
    await car.unit.start();
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the wait, and says that the popup is out', async (signal, code) => {
    const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    await car.does(() => child.kill(signal));
    const [status] = await once(child, 'close');
    expect({ status, stderr }).toEqual({
      status: code,
      stderr: expect.stringMatching(/^! NO ANSWER before the interruption\. .*popup.*\n {2}If you send it again/),
    });
  });

  test.runIf(hasTerminal)('on a terminal: a bar with the time left, which is gone at the end', async () => {
    const words = [process.execPath, ...COMMAND, ...args, '--answer-within', '60'];
    const line = `stty cols 100 rows 24 && exec ${words.map((word) => `'${word}'`).join(' ')}`;
    const told = run('script', ['-qec', line, '/dev/null'], {
      cwd: ROOT,
      env: { ...ENV, TERM: 'xterm', NO_COLOR: undefined, FORCE_COLOR: undefined },
    });
    await car.does((unit) => unit.press('back'));
    const { status, stdout } = await told;
    expect(status).toBe(0);
    const text = stripVTControlCharacters(stdout);
    expect(text).toMatch(/Connecting …\r\nAsking …\r\nThe broker has accepted it\./);
    expect(text).toMatch(/░+ \d+% {2}waiting for the driver {2}60 s left/);
    // The bar's line is emptied, and the result takes its place.
    const end = stdout.slice(stdout.lastIndexOf(' left'));
    expect(end).toContain('\u001b[1G\u001b[2K');
    expect(stripVTControlCharacters(end)).toMatch(/^ left✓ cancel after \d\.\d s/);
    expect(stdout).not.toContain('\u001b[?');
  });
});
