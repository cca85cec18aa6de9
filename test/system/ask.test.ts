/** `ask` over a real mosquitto, with a simulated head unit and the receiver in its application's window. */
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../generated/v1/limits.js';
import {
  appMessageTopic,
  createReceiptMessage,
  decodePopup,
  encodeAppMessage,
  isContractError,
  popupFilter,
  readReceiptId,
} from '../../src/index.js';
import { createPopupReceiver, type PopupAnswer } from '../../src/receiver/index.js';
import { type AskResult, createPopupSender, type PopupSender, type RecordedAnswer } from '../../src/sender/index.js';
import { createHeadUnit, type HeadUnit, ManualClock } from '../../src/simulator/index.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
const APP = 'MY_APP_ID';
const QUESTION = { vin: CAR.vin, text: 'Shall we guide you there?', okButton: true, content: { bookingId: 42 } };

describe.runIf(isThere('mosquitto', 'command -v mosquitto'))('ask, with mosquitto and a head unit', () => {
  let broker: Mosquitto;
  let client: MqttClient;
  let sender: PopupSender;
  let unit: HeadUnit;
  let answers: PopupAnswer[];
  let late: RecordedAnswer[];
  let errors: string[];

  beforeAll(async () => {
    broker = await Mosquitto.start();
    client = await connectAsync(broker.url, { reconnectPeriod: 0 }, false);
  });
  afterAll(async () => {
    await client.endAsync(true);
    await broker.stop();
  });
  beforeEach(async () => {
    [answers, late, errors] = [[], [], []];
    // No pacing between tests: each has its own sender, and its own car's clock.
    sender = createPopupSender({
      client,
      uid: CAR.uid,
      idApp: APP,
      onError: (error) => errors.push(isContractError(error) ? error.code : String(error)),
    });
    await sender.onAnswer((answer) => void late.push(answer));
    unit = createHeadUnit({ ...CAR, url: broker.url, apps: [APP], clock: new ManualClock() });
    await unit.start();
  });
  afterEach(async () => {
    await sender.close();
    await unit.stop();
  });

  const install = (receipts = true): void => {
    const options = {
      idApp: APP,
      window: unit.window(APP),
      onAction: (answer: PopupAnswer) => void answers.push(answer),
    };
    if (receipts) createPopupReceiver({ ...options, receipts });
    else createPopupReceiver(options);
  };

  test.each([
    ['ok', () => unit.press('ok')],
    ['cancel', () => unit.press('back')],
    ['timeout', () => unit.elapse(LIMITS.autoCloseMs)],
  ] as const)('%s', async (action, act) => {
    install();
    const result = sender.ask(QUESTION);
    await unit.shown();
    act();
    expect(await result).toMatchObject({ status: 'answered', vin: CAR.vin, action });
    expect(answers).toMatchObject([{ action, content: { bookingId: 42 } }]);
    expect(Object.keys(answers[0]?.content ?? {})).toEqual(['bookingId']);
    expect([errors, late]).toEqual([[], []]);
  });

  test('an application in the background answers when it is shown again: late, by onAnswer', async () => {
    install();
    unit.foreground(undefined);
    const result = sender.ask({ ...QUESTION, answerWithinMs: 50, reference: 'booking 42' });
    await unit.shown();
    unit.press('ok');
    expect(await result).toEqual({ status: 'no-answer', vin: CAR.vin, delivery: 'accepted' });
    unit.foreground(APP);
    await expect.poll(() => late, { timeout: 5_000 }).toMatchObject([{ action: 'ok', reference: 'booking 42' }]);
  });

  test('an application without receipts is handed the content, and the question ends as unanswered', async () => {
    install(false);
    const result = sender.ask({ ...QUESTION, answerWithinMs: 200 });
    await unit.shown();
    unit.press('ok');
    expect(await result).toMatchObject({ status: 'no-answer', delivery: 'accepted' });
    expect(answers).toMatchObject([{ action: 'ok', content: { bookingId: 42 } }]);
  });

  test('a car that is offline: no answer', async () => {
    install();
    await unit.stop();
    expect(await sender.ask({ ...QUESTION, answerWithinMs: 100 })).toMatchObject({
      status: 'no-answer',
      delivery: 'accepted',
    });
    await unit.start();
  });

  test('two popups of equal content are two questions', async () => {
    install();
    const results: Promise<AskResult>[] = [sender.ask(QUESTION)];
    await unit.shown();
    unit.press('ok');
    await results[0];
    unit.elapse(LIMITS.minIntervalMs);
    // Another sender, since this one keeps its distance from the first popup.
    const other = createPopupSender({ client, uid: CAR.uid, idApp: APP });
    results.push(other.ask(QUESTION));
    await unit.shown();
    unit.press('back');
    expect(await Promise.all(results)).toMatchObject([{ action: 'ok' }, { action: 'cancel' }]);
    expect(answers.map(({ action }) => action)).toEqual(['ok', 'cancel']);
    await other.close();
  });

  test('row 27: answers that are forged by another car, repeated or for nobody settle nothing', async () => {
    const result = sender.ask(QUESTION);
    const { content } = await unit.shown();
    const id = readReceiptId(content) as string;
    const answer = async (from: string, receipt: string, action: 'ok' | 'cancel'): Promise<void> => {
      const payload = Buffer.from(encodeAppMessage(createReceiptMessage({ id: receipt, action })));
      await client.publishAsync(appMessageTopic({ uid: CAR.uid, vin: from }), payload, { qos: 1 });
    };
    await answer('DEM0CAR0000000002', id, 'ok');
    await answer(CAR.vin, 'AAAAAAAAAAAAAAAAAAAAAA', 'ok');
    await answer(CAR.vin, id, 'cancel');
    await answer(CAR.vin, id, 'ok');
    expect(await result).toMatchObject({ status: 'answered', action: 'cancel' });
    await expect.poll(() => errors, { timeout: 5_000 }).toEqual(Array(3).fill('UNEXPECTED_RECEIPT'));
    expect(sender.unexpectedReceipts()).toEqual({ malformed: 0, foreign: 1, repeated: 1, unknown: 1 });
    expect(late).toEqual([]);
  });

  test('what the car is sent is a popup like any other', async () => {
    const { messages } = await broker.subscribe(popupFilter(CAR), 1);
    void sender.ask({ ...QUESTION, answerWithinMs: 0 });
    const [seen] = await messages;
    expect(decodePopup(seen?.payload ?? '')).toMatchObject({ popup: true, content: { bookingId: 42 } });
  });
});
