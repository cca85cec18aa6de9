import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../generated/v1/limits.js';
import { DEFAULTS } from '../../../src/cli/sending/defaults.js';
import { createReceiptId } from '../../../src/index.js';
import { DEFAULT_ANSWER_WITHIN_MS } from '../../../src/sender/asking/ask-options.js';
import { refusalOf } from '../refusal.js';
import { CountingBroker, PARTNER } from '../send/send-fleet.js';
import { AskedCar, ask, VIN } from './asked-car.js';

let broker: CountingBroker;
beforeAll(async () => {
  broker = await CountingBroker.start();
});
afterAll(() => broker.stop());

describe('ask, with a car that returns receipts', () => {
  let car: AskedCar;
  beforeEach(async () => {
    car = await AskedCar.start(broker.url);
  });
  afterEach(() => car.unit.stop());

  test.each([
    ['ok', 'The driver pressed OK.', () => car.unit.press('ok')],
    ['cancel', 'The driver pressed the return arrow at the top left.', () => car.unit.press('back')],
    ['timeout', 'The driver did nothing until the popup closed by itself.', () => car.unit.elapse(LIMITS.autoCloseMs)],
  ] as const)('%s', async (action, meaning, act) => {
    const told = ask({ broker: broker.url, content: '{"bookingId":42}' });
    await car.does(act);
    const { status, out, err, asides } = await told;
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(new RegExp(`^✓ ${action} after \\d+\\.\\d s: ${meaning}$`));
    expect(asides).toContain('That does not say that anybody saw it.');
    expect(car.answers).toEqual([{ action, content: { bookingId: 42 } }]);
  });

  test('--json prints what `ask` resolves with', async () => {
    const told = ask({ broker: broker.url, json: true });
    await car.does((unit) => unit.press('back'));
    const { status, out } = await told;
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({ status: 'answered', vin: VIN, action: 'cancel', afterMs: expect.any(Number) });
  });

  test('a wrong form of the last slash reaches no car', async () => {
    const { status, err } = await ask({ broker: broker.url, trailingSlash: false, answerWithin: 50 });
    expect(status).toBe(3);
    expect(err).toContain('NO ANSWER within 0.05 s');
  });
});

test('what the application adds is printed, and cannot steer the terminal', async () => {
  const car = await AskedCar.start(broker.url, { extra: { guidance: 'launched', note: '\u202e\u009b2J' } });
  const told = ask({ broker: broker.url });
  await car.does((unit) => unit.press('ok'));
  expect((await told).out).toMatch(/\n {2}The app adds \{"guidance":"launched","note":"\\u\{202e\}\\u\{9b\}2J"\}$/);
  await car.unit.stop();
});

describe('no answer', () => {
  afterEach(() => {
    broker.judge = (_, decide) => decide();
    broker.isOpen = true;
  });

  test('in time: the popup is out', async () => {
    const { status, out, err } = await ask({ broker: broker.url, answerWithin: 50 });
    expect({ status, out }).toEqual({ status: 3, out: '' });
    expect(err).toBe(
      '! NO ANSWER within 0.05 s. The broker has accepted the popup: the driver may have seen it, or may still see it.\n' +
        '  If you send it again, the popup may be shown twice.',
    );
  });

  test('--json says so on standard output', async () => {
    const { status, out, err } = await ask({ broker: broker.url, answerWithin: 50, json: true });
    expect({ status, err }).toEqual({ status: 3, err: '' });
    expect(JSON.parse(out)).toEqual({ status: 'no-answer', vin: VIN, delivery: 'accepted' });
  });

  test('when the connection is lost before the PUBACK: nobody knows', async () => {
    broker.judge = (_, decide) => decide(new Error('no'));
    const { status, err } = await ask({ broker: broker.url, answerWithin: 50 });
    expect(status).toBe(3);
    expect(err).toMatch(/^! NO ANSWER within 0\.05 s\. Nobody knows whether the broker has accepted the popup\.\n/);
  });

  test('when the broker takes this partner no more: the wait ends at once', async () => {
    broker.judge = (_, decide) => {
      broker.isOpen = false;
      decide(new Error('no'));
    };
    const { status, err } = await ask({ broker: broker.url, answerWithin: 1_000_000 });
    expect(status).toBe(3);
    expect(err).toContain('NO ANSWER before the connection to the broker was lost');
  });
});

test('a broker that is not there: nothing was sent', async () => {
  const { status, out, err } = await ask({ broker: 'mqtt://127.0.0.1:1' });
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/^✗ NOT SENT: NOT_CONNECTED\n/);
});

test('waits as long as `ask` in code', () => {
  expect(DEFAULTS.answerWithinMs).toBe(DEFAULT_ANSWER_WITHIN_MS);
});

describe('says what is wrong with the command line', () => {
  const WHO = ['--uid', PARTNER.uid, '--id-app', PARTNER.idApp, '--broker', 'mqtt://127.0.0.1:1'];
  const TEXT = ['--text', 'Hello'];

  test.each<[string, string[], RegExp]>([
    ['nobody to ask', [...WHO, ...TEXT], /^error: required option '--vin <vin>' not specified/],
    ['a list of cars', [...WHO, ...TEXT, '--vin', VIN, '--vins', 'x'], /unknown option '--vins'/],
    ['no broker', ['--uid', 'U', '--id-app', 'A', ...TEXT, '--vin', VIN], /^--broker is needed$/],
    ['no seconds', [...WHO, ...TEXT, '--vin', VIN, '--answer-within', 'soon'], /'soon' is invalid. It must be seconds/],
    ['no message', [...WHO, '--text', '', '--vin', VIN], /^INVALID_MESSAGE\n {2}\/text {2}/],
    ['no VIN', [...WHO, ...TEXT, '--vin', 'NOT A VIN'], /^INVALID_TOPIC\n {2}\/vin {2}/],
    [
      'a receipt of one’s own',
      [...WHO, ...TEXT, '--vin', VIN, '--content', `{"$receipt":"${createReceiptId()}"}`],
      /^INVALID_MESSAGE\n {2}.*is reserved for receipts/,
    ],
  ])('%s', async (_what, args, expected) => {
    expect(await refusalOf('ask', ...args)).toMatch(expected);
  });
});
