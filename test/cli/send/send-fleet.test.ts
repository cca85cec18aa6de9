import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CONTRACT_VERSION } from '../../../generated/v1/names.js';
import { LIMITS } from '../../../src/index.js';
import { CountingBroker, Folder, send, vinOf, vins } from './send-fleet.js';

let broker: CountingBroker;
let folder: Folder;
let journal: string;

beforeAll(async () => {
  folder = new Folder();
  broker = await CountingBroker.start();
});
afterAll(async () => {
  await broker.stop();
  folder.remove();
});

let number = 0;
beforeEach(() => {
  broker.received.clear();
  broker.payloads.length = 0;
  broker.judge = (_, decide) => decide();
  journal = folder.file(`${++number}.journal`);
});

const header = (file: string): object => JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '');

const statuses = (file: string): Record<string, string> =>
  Object.fromEntries(folder.entries(file).map(({ vin, status }) => [vin, status]));

describe('a list of cars', () => {
  test('every car gets the message once, whatever the list looks like', async () => {
    const list = folder.file(
      'list.txt',
      `\uFEFF# cars\r\n${vinOf(1)}\r\n\r\n  ${vinOf(2)}\n${vinOf(1).toLowerCase()}\n${vinOf(2)}\n${vinOf(3)}`,
    );
    const { status, out, err } = await send({ broker: broker.url, vins: list });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('3 cars: 3 accepted, 0 refused, 0 unknown');
    expect(out).toContain('Repeated cars in the list: 2.');
    await broker.waitFor(3);
    expect(broker.received).toEqual(new Map([1, 2, 3].map((car) => [vinOf(car), 1])));
  });

  test('objects override the message for their car', async () => {
    const list = folder.file('objects.txt', [
      vinOf(1),
      JSON.stringify({ vin: vinOf(2), text: 'Bonjour', okButton: true, content: { a: 1 } }),
    ]);
    const { status } = await send({ broker: broker.url, vins: list, text: 'a\\nb', okButton: false });
    expect(status).toBe(0);
    await broker.waitFor(2);
    const [first, second] = broker.payloads.map((text) => Object.values(JSON.parse(text)));
    expect(first).toEqual(expect.arrayContaining(['a\nb', false]));
    expect(second).toEqual(expect.arrayContaining(['Bonjour', { a: 1 }]));
  });

  test('a line that is wrong is refused with its place; the others go on', async () => {
    const list = folder.file('faulty.txt', [
      vinOf(1),
      'NOT A VIN',
      '{"vin" 7}',
      '{"text": "x"}',
      `{"vin": "${vinOf(2)}", "txt": "x"}`,
      `{"vin": "${vinOf(3)}", "text": ""}`,
      vinOf(4),
    ]);
    const { status, out, err } = await send({ broker: broker.url, vins: list, journal });
    expect(status).toBe(1);
    expect(out).toContain('7 cars: 2 accepted, 5 refused, 0 unknown');
    expect(err).toContain('INVALID_JSON: line 3, column 8: ');
    expect(err).toMatch(/INVALID_TOPIC: .*\n +NOT A VIN/);
    expect(err).toMatch(/line 4/);
    await broker.waitFor(2);
    expect([...broker.received.keys()]).toEqual([vinOf(1), vinOf(4)]);
    expect(statuses(journal)).toEqual({
      [vinOf(1)]: 'accepted',
      'NOT A VIN': 'refused',
      [vinOf(2)]: 'refused',
      [vinOf(3)]: 'refused',
      [vinOf(4)]: 'accepted',
    });
  });

  test('an empty list is no failure', async () => {
    expect(await send({ broker: broker.url, vins: folder.file('empty.txt', '# nobody\n') })).toMatchObject({
      status: 0,
      out: expect.stringContaining('0 cars'),
    });
  });

  test('a list that cannot be read is told before anything is sent', async () => {
    await expect(send({ broker: broker.url, vins: folder.file('nowhere.txt') })).rejects.toThrow(
      /^Cannot read .*: ENOENT$/,
    );
    await expect(send({ broker: broker.url, vins: folder.path })).rejects.toThrow(/^Cannot read .*: it is a folder$/);
  });

  test('a broker that is not there', async () => {
    const list = folder.file('few.txt', vins(3));
    await expect(send({ broker: 'mqtt://127.0.0.1:1', vins: list, journal })).rejects.toMatchObject({
      code: 'NOT_CONNECTED',
    });
    expect(folder.entries(journal)).toEqual([]);
  });
});

describe('the journal', () => {
  test('names the run, and has two lines for each car: before and after', async () => {
    const list = folder.file('list.txt', vins(2));
    expect((await send({ broker: broker.url, vins: list, journal })).status).toBe(0);
    expect(header(journal)).toMatchObject({
      contract: CONTRACT_VERSION,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const entries = folder.entries(journal);
    for (const vin of vins(2)) {
      expect(entries.filter((entry) => entry.vin === vin).map(({ status }) => status)).toEqual(['sending', 'accepted']);
    }
    for (const { at } of entries) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
  });

  test('the line is there before the broker sees the message', async () => {
    const list = folder.file('list.txt', vins(300));
    const missing: string[] = [];
    broker.judge = (vin, decide) => {
      if (!readFileSync(journal, 'utf8').includes(`{"vin":"${vin}","status":"sending"`)) missing.push(vin);
      decide();
    };
    expect((await send({ broker: broker.url, vins: list, journal })).status).toBe(0);
    expect(missing).toEqual([]);
  });

  test('cars that were accepted are not sent to again; new ones are', async () => {
    await send({ broker: broker.url, vins: folder.file('list.txt', vins(5)), journal });
    const { status, out } = await send({ broker: broker.url, vins: folder.file('list.txt', vins(8)), journal });
    expect(status).toBe(0);
    expect(out).toContain('8 cars: 8 accepted (5 of them before), 0 refused, 0 unknown');
    await broker.waitFor(8);
    expect(broker.twice).toEqual([]);
  });

  test('cars that were refused are tried again', async () => {
    const wrong = JSON.stringify({ vin: vinOf(1), text: '' });
    expect((await send({ broker: broker.url, vins: folder.file('list.txt', [vinOf(0), wrong]), journal })).status).toBe(
      1,
    );
    expect((await send({ broker: broker.url, vins: folder.file('list.txt', vins(2)), journal })).status).toBe(0);
    await broker.waitFor(2);
    expect(broker.received).toEqual(new Map(vins(2).map((vin) => [vin, 1])));
  });

  test('a connection that is lost: unknown cars are not sent to again, unless asked for', async () => {
    const list = folder.file('list.txt', vins(20));
    let isLost = false;
    // The third car's message ends the connection, before it is acknowledged.
    broker.judge = (vin, decide) => {
      if (vin !== vinOf(3) || isLost) return decide();
      isLost = true;
      decide(new Error('no'));
    };
    const first = await send({ broker: broker.url, vins: list, journal, concurrency: 1 });
    expect(first.status).toBe(1);
    expect(first.out).toContain('20 cars: 19 accepted, 0 refused, 1 unknown');
    expect(first.err).toContain('OUTCOME_UNKNOWN');

    const second = await send({ broker: broker.url, vins: list, journal });
    expect(second.status).toBe(1);
    expect(second.out).toContain('20 cars: 19 accepted (19 of them before), 0 refused, 1 unknown');
    expect(second.err).toContain('--resend-unknown');
    await broker.waitFor(19);
    expect(broker.received.has(vinOf(3))).toBe(false);

    makeOld(journal);
    const third = await send({ broker: broker.url, vins: list, journal, resendUnknown: true });
    expect(third.status).toBe(0);
    await broker.waitFor(20);
    expect(broker.twice).toEqual([]);
  });

  test('a connection that is lost and not to be had again ends the run, instead of burning through the list', async () => {
    const list = folder.file('list.txt', vins(2_000));
    broker.judge = (vin, decide) => {
      if (vin !== vinOf(50)) return decide();
      broker.isOpen = false;
      decide(new Error('no'));
    };
    const { status, err } = await send({ broker: broker.url, vins: list, journal, concurrency: 10 });
    broker.isOpen = true;
    expect(status).toBe(1);
    expect(err).toContain('The connection to the broker is lost and will not be retried');
    // What had not been handed over is still to be sent.
    expect(Object.keys(statuses(journal)).length).toBeLessThan(100);
    expect(Object.values(statuses(journal))).not.toContain('sending');
    broker.judge = (_, decide) => decide();
    makeOld(journal);
    expect((await send({ broker: broker.url, vins: list, journal, resendUnknown: true })).status).toBe(0);
    await broker.waitFor(2_000);
    expect(broker.twice).toEqual([]);
  });

  test('of another message is refused', async () => {
    const list = folder.file('list.txt', vins(1));
    await send({ broker: broker.url, vins: list, journal });
    const before = readFileSync(journal);
    for (const other of [
      { text: 'Another' },
      { okButton: true },
      { content: '{}' },
      { idApp: 'OTHER' },
      { uid: 'OTHER' },
      { environment: 'Other' },
      { trailingSlash: false },
    ]) {
      await expect(send({ broker: broker.url, vins: list, journal, ...other })).rejects.toThrow(
        /is the journal of another message/,
      );
    }
    // Said in other words, it is the same message.
    expect(await send({ broker: broker.url, vins: list, journal, trailingSlash: true })).toMatchObject({ status: 0 });
    expect(readFileSync(journal)).toEqual(before);
  });

  test.each([1, 20, 60])('a last line that was cut off, %d bytes before its end, is mended', async (cut) => {
    const list = folder.file('list.txt', vins(3));
    await send({ broker: broker.url, vins: list, journal, concurrency: 1 });
    truncateSync(journal, readFileSync(journal).length - cut);
    const { status, out } = await send({ broker: broker.url, vins: folder.file('list.txt', vins(4)), journal });
    // Without its result nobody knows of the last car; without its line feed alone the result is there.
    expect(status).toBe(cut === 1 ? 0 : 1);
    expect(out).toContain(
      cut === 1 ? '4 accepted (3 of them before)' : '3 accepted (2 of them before), 0 refused, 1 unknown',
    );
    for (const entry of folder.entries(journal)) expect(entry.status).toMatch(/^(sending|accepted)$/);
    await broker.waitFor(4);
    expect(broker.twice).toEqual([]);
  });

  test('a first line that was cut off is written anew', async () => {
    const list = folder.file('list.txt', vins(1));
    await send({ broker: broker.url, vins: list, journal });
    const whole = readFileSync(journal, 'utf8').split('\n')[0] ?? '';
    for (const length of [0, 5, 40, whole.length - 1, whole.length]) {
      writeFileSync(journal, whole.slice(0, length));
      expect((await send({ broker: broker.url, vins: folder.file('none.txt', '# nobody\n'), journal })).status).toBe(0);
      expect(readFileSync(journal, 'utf8')).toBe(`${whole}\n`);
    }
  });

  test.each([
    ['not JSON', '{"vin": "x", "sta\n'],
    ['no object', '7\n'],
    ['a status that is none', `{"vin":"x","status":"sent","at":"2026-01-01"}\n`],
    ['a name from elsewhere', `{"vin":"x","status":"constructor","at":"2026-01-01"}\n`],
  ])('any other line that is wrong is an error with its number: %s', async (_what, line) => {
    const list = folder.file('list.txt', vins(1));
    await send({ broker: broker.url, vins: list, journal });
    appendFileSync(journal, line);
    await expect(send({ broker: broker.url, vins: list, journal })).rejects.toThrow(/\.journal, line 4: /);
  });

  test.each(['a text\n', 'a text without an end', '{"some": "json"}', `${vinOf(1)}\n`])(
    'a file that is no journal is left as it is: %j',
    async (content) => {
      const file = folder.file('precious.txt', content);
      await expect(send({ broker: broker.url, vins: folder.file('list.txt', vins(1)), journal: file })).rejects.toThrow(
        /is no journal/,
      );
      expect(readFileSync(file, 'utf8')).toBe(content);
      expect(broker.received.size).toBe(0);
    },
  );

  test('two runs at a time are refused', async () => {
    const list = folder.file('list.txt', vins(1));
    let release: () => void = () => undefined;
    broker.judge = (_, decide) => {
      release = decide;
    };
    const first = send({ broker: broker.url, vins: list, journal });
    await vi.waitFor(() => expect(release.length).toBe(1));
    // This very process has the lock: to another one it looks like this.
    writeFileSync(`${journal}.lock`, readFileSync(`${journal}.lock`, 'utf8').replace(/"pid":\d+/, '"pid":1'));
    await expect(send({ broker: broker.url, vins: list, journal })).rejects.toThrow(
      /^Another run is using the journal/,
    );
    release();
    expect((await first).status).toBe(0);
    expect((await send({ broker: broker.url, vins: list, journal })).status).toBe(0);
  });
});

/** As if the run had been some time ago. */
function makeOld(file: string): void {
  const old = new Date(Date.now() - 100 * LIMITS.minIntervalMs).toISOString();
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/"at":"[^"]+"/g, `"at":"${old}"`));
}
