/** The page in a real browser: popups that are written, copied and pasted there, and the timeline. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXAMPLE_VALUES } from '../../../generated/v1/topics.js';
import { popupTopic } from '../../../src/index.js';
import { BUILT } from '../../built-package.js';
import { run } from '../../run.js';
import { ENV } from '../programs.js';
import { eventually, isReady, Simulator, useBrowser } from './simulator.js';

const CLI = `${process.execPath} ${join(BUILT, 'dist/cli.js')}`;
const HARD_TEXT = 'It\'s "hard": \\n $HOME `x`\nسلام';

describe.runIf(isReady())('the composer and the timeline', () => {
  const browser = useBrowser();
  let simulator: Simulator;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(BUILT, 'copied-'));
    simulator = await Simulator.start(browser());
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await simulator.stop();
  });

  test('sends what is written, and says what is wrong with it', async () => {
    expect(await simulator.textOf('#topic')).toBe(popupTopic(EXAMPLE_VALUES));
    await simulator.fill('Content', '{');
    expect(await simulator.textOf('#findings')).toMatch(/JSON/);
    await simulator.fill('Content', '{"bookingId":7}');
    await simulator.fill('Text', 'One\nTwo\nThree\nFour\nFive\nSix\nSeven');
    expect(await simulator.textOf('#findings')).toMatch(/warning.*lines/);
    await simulator.fill('Text', 'From the page');
    expect(await simulator.textOf('#size')).toMatch(/^\d+ of 131072 bytes$/);
    await simulator.click('Send');
    await simulator.shown('From the page');
    await simulator.click('OK');
    await simulator.answered({ bookingId: 7, answer: 'ok' });
  });

  test('begins with an example', async () => {
    await simulator.page.select('#examples', '0');
    await simulator.click('Send');
    await simulator.shown('Your table is ready.\nShall we guide you there?');
    await simulator.click('Return');
  });

  const copied = async (name: string): Promise<string> => {
    await simulator.fill('Text', HARD_TEXT);
    await simulator.fill('Content', '{"bookingId":7,"note":"it\'s"}');
    await simulator.click(name);
    return simulator.textOf('#copied-text');
  };
  const shownByCommand = async (command: string): Promise<void> => {
    const { status, stderr } = await run('sh', ['-c', command], { cwd: folder, env: ENV });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
    await simulator.shown(HARD_TEXT);
    await simulator.click('OK');
    await simulator.answered({ bookingId: 7, answer: 'ok' });
  };

  test('copied as a line for mosquitto_pub, it is sent by it', async () => {
    await shownByCommand(await copied('mosquitto_pub'));
  });

  test('copied as a command of this package, it is sent by it', async () => {
    const command = await copied('popup-contract send');
    await shownByCommand(command.replace('npx popup-contract', CLI));
  });

  test('copied as TypeScript, it is sent by it', async () => {
    writeFileSync(join(folder, 'send.mts'), await copied('TypeScript'));
    await shownByCommand(`${process.execPath} --import tsx send.mts`);
  });

  test('a payload from elsewhere is reviewed as it is pasted, and sent as it is', async () => {
    await simulator.page.click('summary');
    await simulator.fill('Payload', '{\n  "idApp": "MY_APP_ID",\n  "popup": true\n  "popupText": "Hello"\n}');
    expect(await simulator.textOf('#payload-findings')).toMatch(/^error at 3:16: a comma is missing here/);
    await simulator.click('Send as it is');
    await simulator.logged('rejected');
    await simulator.fill('Payload', '{"idApp":"MY_APP_ID","popup":true,"popupText":"Pasted"}');
    await simulator.click('Send as it is');
    await simulator.shown('Pasted');
    await simulator.click('Return');
  });

  test('the timeline is filtered, downloaded, and copied as a scenario that passes', async () => {
    await simulator.send();
    await simulator.shown('Hello');
    await simulator.click('OK');
    await simulator.answered({ bookingId: 42, answer: 'ok' });

    await simulator.page.locator('::-p-aria([name="Filter"])').fill('CLOSED');
    const lines = await simulator.page.$$eval('[role=log] p:not([hidden])', (found) =>
      found.map((line) => line.textContent),
    );
    expect(lines).toEqual([expect.stringContaining('closed  action ok')]);

    const session = await browser().target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await simulator.click('Download as JSON');
    const entries = await eventually(() => JSON.parse(readFileSync(join(folder, 'timeline.json'), 'utf8')));
    expect(entries).toContainEqual({ at: expect.any(Number), step: { press: 'ok' } });
    expect(entries).toContainEqual({ at: expect.any(Number), event: expect.objectContaining({ type: 'shown' }) });

    await simulator.click('Copy as scenario');
    const file = join(folder, 'scenario.json');
    writeFileSync(file, await simulator.textOf('#copied-text'));
    const passed = await run('sh', ['-c', `${CLI} simulate --scenario ${file}`]);
    expect(passed).toMatchObject({ status: 0, stdout: expect.stringContaining('as expected') });
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"press":"ok"', '"press":"back"'));
    expect(await run('sh', ['-c', `${CLI} simulate --scenario ${file}`])).toMatchObject({ status: 1 });
  });

  test.each([
    '<img src=x onerror=alert(1)></p></div><script>alert(1)</script>',
    'left \u202e right \u2066 end',
    'x'.repeat(120 * 1024),
  ])('row 29: a hostile text is shown as text', async (text) => {
    await simulator.send(text);
    await simulator.shown(text);
    expect(await simulator.page.evaluate("document.querySelectorAll('script, img').length")).toBe(1);
    expect(await simulator.page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
    await simulator.click('Return');
  });
});
