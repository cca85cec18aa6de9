/** The page in a real browser, with a real broker, a real sender and the example application: what driver and car do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../generated/v1/limits.js';
import { EXAMPLE_VALUES } from '../../../generated/v1/topics.js';
import { popupTopic } from '../../../src/index.js';
import { createPopupSender } from '../../../src/sender/index.js';
import { eventually, isReady, Simulator, useBrowser } from './simulator.js';

describe.runIf(isReady())('popup-contract simulate', () => {
  const browser = useBrowser();
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await Simulator.start(browser());
  });
  afterEach(() => simulator.stop());

  test('OK: the popup is seen, the application hears it, is guided, and its answer reaches the back-end', async () => {
    await simulator.send('Your table is ready.\nShall we guide you there?');
    await simulator.shown('Your table is ready.\nShall we guide you there?');
    await simulator.click('OK');
    await simulator.answered({ bookingId: 42, answer: 'ok' });
    expect(await simulator.popup()).toBeUndefined();
    await simulator.logged('guidance  app MY_APP_ID, launched true');
    expect(await simulator.inApp()).toMatch(/OK, booking 42[\s\S]*On the way/);
    expect(await simulator.textOf('#map:not([hidden]) p')).toBe('On the way to 2.3522, 48.8566');
    await simulator.click('Back to the app');
    await eventually(async () => expect(await simulator.page.$('#map:not([hidden])')).toBeNull());
  });

  test('a popup with a receipt, and the receipt that the application returns, are matched in the timeline', async () => {
    const result = simulator.ask();
    await simulator.shown('Hello');
    await simulator.click('OK');
    expect(await result).toMatchObject({ status: 'answered', action: 'ok', extra: { guidance: 'launched' } });
    await simulator.logged(
      /arrived {2}receipt (\S{8})… · [\s\S]*shown {2}receipt \1… · [\s\S]*app posts {2}answer ok · receipt \1… · extra \{"guidance":"launched"\}/,
    );
  });

  test('Return, by the keyboard: the dialog has the focus and keeps it', async () => {
    await simulator.send('Hello');
    await simulator.shown('Hello');
    const focused = () => simulator.page.evaluate('document.activeElement.id');
    expect(await focused()).toBe('ok');
    await simulator.page.keyboard.press('Tab');
    expect(await focused()).toBe('back');
    await simulator.page.keyboard.press('Enter');
    await simulator.answered({ bookingId: 42, answer: 'cancel' });
  });

  test('Escape is the return arrow, also of a popup without OK', async () => {
    await simulator.send('Hello', { okButton: false });
    await simulator.shown('Hello');
    expect(await simulator.page.$('#ok:not([hidden])')).toBeNull();
    await simulator.page.keyboard.press('Escape');
    await simulator.answered({ bookingId: 42, answer: 'cancel' });
  });

  test('time can be moved to the timeout; a popup too soon after it is dropped and told', async () => {
    await simulator.press('Pause');
    await simulator.send();
    await simulator.shown('Hello');
    await simulator.click('Next event');
    await simulator.logged('closed  action timeout');
    await simulator.answered({ bookingId: 42, answer: 'timeout' });
    const other = createPopupSender({ client: simulator.client, uid: EXAMPLE_VALUES.uid, idApp: 'MY_APP_ID' });
    await other.send({ vin: EXAMPLE_VALUES.vin, text: 'Too soon', okButton: true });
    await other.close();
    await simulator.logged('dropped  reason too-soon');
    expect(await simulator.popup()).toBeUndefined();
  });

  test('a popup that too soon follows another waits for its turn, where that is chosen', async () => {
    const other = createPopupSender({ client: simulator.client, uid: EXAMPLE_VALUES.uid, idApp: 'MY_APP_ID' });
    await simulator.page.select('#choice-extraPopups', '1');
    await simulator.logged('decides  {"extraPopups":"queue"}');
    await simulator.send('First');
    await simulator.shown('First');
    await simulator.press('Pause');
    await other.send({ vin: EXAMPLE_VALUES.vin, text: 'Second', okButton: true });
    await other.close();
    await simulator.logged('queued');
    await simulator.click('Next event');
    await simulator.logged('closed  action timeout');
    await simulator.click('Next event');
    await simulator.shown('Second');
    await simulator.click('Return');
  });

  test('guidance is refused while the popup is still there, and launched when the application tries again', async () => {
    await simulator.press('Popup while guidance starts');
    await simulator.send();
    await simulator.shown('Hello');
    await simulator.click('OK');
    await simulator.logged(/guidance {2}app MY_APP_ID, launched false[\s\S]*guidance {2}app MY_APP_ID, launched true/);
    expect(await simulator.inApp()).toContain('On the way');
    await simulator.click('Back to the app');
  });

  test('what comes in the background is taken when the application is shown', async () => {
    await simulator.press('App in background');
    await simulator.send();
    await simulator.shown('Hello');
    await simulator.click('OK');
    await simulator.logged('pending  app MY_APP_ID');
    expect(simulator.heard).toEqual([]);
    await simulator.click('App in background');
    await simulator.answered({ bookingId: 42, answer: 'ok' });
  });

  test('of more than is kept in the background the oldest is lost', async () => {
    await simulator.press('App in background');
    for (let number = 0; number <= LIMITS.maxPendingMessages; number++) {
      const message = { idApp: 'MY_APP_ID', popup: false, content: { number } };
      await simulator.client.publishAsync(popupTopic(EXAMPLE_VALUES), JSON.stringify(message), { qos: 1 });
    }
    await simulator.logged('lost  reason pending-full, app MY_APP_ID, value {"content":{"number":0}}');
    await simulator.click('App in background');
    await simulator.logged(/drained {2}app MY_APP_ID, values \[\{"content":\{"number":1}},/);
  });

  test('a popup of the application itself; one of the back-end must keep its distance from it', async () => {
    const question = 'Shall we keep your table\nfor ten more minutes?';
    await (await simulator.frame()).locator('#ask').click();
    await simulator.shown(question);
    await simulator.send('Too soon');
    await simulator.logged('dropped  reason too-soon');
    expect(await simulator.popup()).toBe(question);
    await simulator.click('OK');
    await eventually(async () => expect(await simulator.inApp()).toContain('We keep it.'));
  });

  test.each([
    ['Old event shape', undefined],
    [undefined, '1'],
  ])('the application hears the driver in other shapes as well (%s, %s)', async (button, choice) => {
    if (button !== undefined) await simulator.press(button);
    if (choice !== undefined) await simulator.page.select('#choice-eventShape', choice);
    await simulator.logged('decides');
    await simulator.send();
    await simulator.shown('Hello');
    await simulator.click('OK');
    await simulator.answered({ bookingId: 42, answer: 'ok' });
    expect(await simulator.timeline()).not.toContain('"popupAction":"WebPortal.');
  });

  test('a car that is offline gets nothing, and its application can tell nothing', async () => {
    await simulator.send();
    await simulator.shown('Hello');
    await simulator.press('Car offline');
    await simulator.click('OK');
    await simulator.logged(/not-sent .*the car is offline/);
    const other = createPopupSender({ client: simulator.client, uid: EXAMPLE_VALUES.uid, idApp: 'MY_APP_ID' });
    await other.send({ vin: EXAMPLE_VALUES.vin, text: 'Lost', okButton: true });
    await other.close();
    await simulator.logged(/published .*Lost[\s\S]* offline/);
    expect(simulator.heard).toEqual([]);
  });

  test('what is delivered twice is shown once', async () => {
    await simulator.press('Duplicate delivery');
    await simulator.send();
    await simulator.logged('dropped  reason too-soon');
    await simulator.shown('Hello');
    await simulator.click('OK');
    await simulator.answered({ bookingId: 42, answer: 'ok' });
  });

  test('a delay is of the head unit’s own time', async () => {
    await simulator.press('Delay of 3 s');
    await simulator.press('Pause');
    await simulator.send();
    await simulator.logged('published');
    expect(await simulator.popup()).toBeUndefined();
    await simulator.click('Next event');
    await simulator.shown('Hello');
    expect(await simulator.textOf('#countdown')).toBe(`Closes in ${LIMITS.autoCloseMs / 1000} s`);
    await simulator.click('Return');
  });

  test('the page in another window takes over; the first one says so', async () => {
    const second = await browser().newPage();
    await second.goto(simulator.url);
    await eventually(async () => expect(await simulator.textOf('#status')).toBe('opened in another window'));
    await simulator.send();
    await eventually(async () => expect(await second.$('[role=dialog]:not([hidden])')).not.toBeNull());
    await second.click('#ok');
    await simulator.answered({ bookingId: 42, answer: 'ok' });
    await second.close();
  });
});
