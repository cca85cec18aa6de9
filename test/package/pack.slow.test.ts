import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_VERSION } from '../../generated/v1/names.js';
import { createPopupEvent } from '../../src/index.js';
import { BUILD_DEADLINE_MS } from '../built-package.js';
import { carPage } from '../car-page.js';
import { receiverScript } from '../receiver-script.js';
import { type Finished, ROOT, run } from '../run.js';
import { type Installed, NAME, packAndInstall } from './install.js';
import { reach } from './modules.js';

let installed: Installed;

beforeAll(async () => {
  installed = await packAndInstall();
}, BUILD_DEADLINE_MS);
afterAll(() => installed?.remove());

/** Runs a module of the consumer's. */
function runModule(file: string, source: string): Promise<Finished> {
  writeFileSync(join(installed.consumer, file), source);
  return run(process.execPath, ['--no-warnings', file], { cwd: installed.consumer });
}

/** Runs the installed command. */
function command(...args: string[]): Promise<Finished> {
  return run(join(installed.consumer, 'node_modules/.bin/popup-contract'), args, { cwd: installed.consumer });
}

describe('the tarball', () => {
  const PUBLISHED = [
    /^package\.json$/,
    /^README\.md$/,
    /^LICENSE$/,
    /^CHANGELOG\.md$/,
    /^dist\/(index|sender|bullmq|simulator|review|evolution|receiver)(\.js|\.d\.ts)$/,
    /^dist\/receiver(\.mjs|\.d\.mts)$/,
    /^dist\/cli\.js$/,
    /^dist\/(cli|shared)\/[a-z-]+\.js$/,
    /^dist\/shared\/[a-z-]+\.d\.ts$/,
    /^dist\/THIRD-PARTY-LICENSES\.txt$/,
    /^schema\/v1\/[\w-]+\.schema\.json$/,
    /^schema\/v1\/conformance\.json$/,
    /^dist\/page\/(index\.html|page\.(css|js))$/,
    /^examples\/embedded-app\/(index\.html|app\.js)$/,
    /^schema\/(vectors|scenario)\.schema\.json$/,
    /^schema\/v1\/vectors\/[\w-]+\.json$/,
    /^conformance\/(run|judge)\.py$/,
    /^conformance\/mqtt\.sh$/,
    /^schema\/v1\/vectors\/README\.md$/,
    /^schema\/released\/(manifest|\d+\.\d+\.\d+)\.json$/,
    /^generated\/v1\/(schema|asyncapi)\.json$/,
    /^generated\/v1\/reference\.md$/,
    /^generated\/check\/(report|config)\.schema\.json$/,
    /^docs\/[\w-]+\.md$/,
    /^docs\/rules\/[\w-]+\.md$/,
  ];
  const files = (): string[] =>
    readdirSync(installed.folder, { recursive: true })
      .map(String)
      .filter((name) => statSync(join(installed.folder, name)).isFile());

  test('holds nothing but what users need', () => {
    expect(files().filter((name) => !PUBLISHED.some((pattern) => pattern.test(name)))).toEqual([]);
  });

  test.each(PUBLISHED)('holds %s', (pattern) => {
    expect(files().some((name) => pattern.test(name))).toBe(true);
  });

  test('adds one package', () => {
    const folders = readdirSync(join(installed.consumer, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(folders).toEqual([NAME]);
    expect(files().filter((name) => name.includes('node_modules'))).toEqual([]);
  });

  test('takes at most 430 KB, and 1.7 MB unpacked', () => {
    const unpacked = files().reduce((sum, name) => sum + statSync(join(installed.folder, name)).size, 0);
    expect(statSync(installed.tarball).size).toBeLessThanOrEqual(430_000);
    expect(unpacked).toBeLessThanOrEqual(1_700_000);
  });

  test('has a page of the simulator of at most 60 KiB, compressed', () => {
    const page = readdirSync(join(installed.folder, 'dist/page')).map((name) =>
      readFileSync(join(installed.folder, 'dist/page', name)),
    );
    expect(page).toHaveLength(3);
    expect(page.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThanOrEqual(60 * 1024);
  });

  test('names the licence of every package that is bundled', () => {
    const licences = readFileSync(join(installed.folder, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const packages = licences.match(/^[\w-]+ \d+\.\d+\.\d+ \([\w.-]+\)$/gm)?.map((line) => line.split(' ')[0]);
    expect(packages).toEqual([
      'ansi-regex',
      'ansi-styles',
      'chokidar',
      'cli-progress',
      'commander',
      'diff',
      'drange',
      'fdir',
      'get-east-asian-width',
      'picomatch',
      'randexp',
      'readdirp',
      'ret',
      'string-width',
      'strip-ansi',
      'tinyglobby',
      'wrap-ansi',
    ]);
  });
});

describe('at run time', () => {
  const USE = `
    const popup = core.createPopup({ idApp: 'MY_APP_ID', text: 'Hello', okButton: true });
    console.log(JSON.stringify([
      core.decodePopup(core.encodePopup(popup)).idApp,
      v1.validatePopup(popup).ok,
      simulator.drawPopup({ text: 'Hello', okButton: true }).includes('Hello'),
      review.reviewPayload(JSON.stringify(popup)).as,
      receiver.readPopupEvent(core.createPopupEvent('ok')).action,
      typeof receiver.createPopupReceiver,
      typeof sender.createPopupSender,
      core.validatePopup(vectors.cases.find(({ name }) => name.includes('documents')).value).ok,
      schema.type,
      bundle.$schema === schema.$schema,
      evolution.compareVersions(released, released).bump,
    ]));`;
  const EXPECTED = [
    'MY_APP_ID',
    true,
    true,
    'popup-message',
    'ok',
    'function',
    'function',
    true,
    'object',
    true,
    'none',
  ];

  test('import', async () => {
    const { stdout, stderr } = await runModule(
      'use.mjs',
      `import * as core from '${NAME}';
       import * as v1 from '${NAME}/v1';
       import * as receiver from '${NAME}/receiver';
       import * as sender from '${NAME}/sender';
       import * as simulator from '${NAME}/simulator';
       import * as review from '${NAME}/review';
       import schema from '${NAME}/schema/v1/popup-message.schema.json' with { type: 'json' };
       import bundle from '${NAME}/schema/v1.json' with { type: 'json' };
       import vectors from '${NAME}/vectors/popup-message.json' with { type: 'json' };
       import released from '${NAME}/schema/1.0.0.json' with { type: 'json' };
       import * as evolution from '${NAME}/evolution';
       ${USE}`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(EXPECTED);
  });

  test('require', async () => {
    const { stdout, stderr } = await runModule(
      'use.cjs',
      `const core = require('${NAME}');
       const v1 = require('${NAME}/v1');
       const receiver = require('${NAME}/receiver');
       const sender = require('${NAME}/sender');
       const simulator = require('${NAME}/simulator');
       const review = require('${NAME}/review');
       const schema = require('${NAME}/schema/v1/popup-message.schema.json');
       const bundle = require('${NAME}/schema/v1.json');
       const vectors = require('${NAME}/vectors/popup-message.json');
       const released = require('${NAME}/schema/1.0.0.json');
       const evolution = require('${NAME}/evolution');
       ${USE}`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(EXPECTED);
  });

  test('connecting names the install command for MQTT.js when it is not there', async () => {
    const { stdout } = await runModule(
      'connect.mjs',
      `import { connectPopupBroker } from '${NAME}/sender';
       const error = await connectPopupBroker({ url: 'mqtt://127.0.0.1:1', uid: 'MYUID01' }).catch((error) => error);
       console.log(error.code, error.issues[0].code, error.message);`,
    );
    expect(stdout).toMatch(/^NOT_CONNECTED MISSING_PACKAGE .*npm install mqtt\n$/);
  });

  const OBSERVED = `
    import { createPopupSender } from '${NAME}/sender';
    const client = { connected: false, options: {}, on() {}, removeListener() {}, publish() {}, subscribeAsync() {}, removeOutgoingMessage() {} };
    const sender = createPopupSender({ client, uid: 'MYUID01', idApp: 'MY_APP_ID' });
    const message = { vin: 'DEM0CAR0000000001', text: 'Hello', okButton: true };
    console.log(await sender.send(message).catch(({ code }) => code));`;

  test("a sender works without OpenTelemetry's API", async () => {
    const { stdout, stderr } = await runModule('unobserved.mjs', OBSERVED);
    expect([stdout, stderr]).toEqual(['NOT_CONNECTED\n', '']);
  });

  test("a sender reports spans where OpenTelemetry's API is installed", async () => {
    const folder = join(installed.consumer, 'node_modules/@opentelemetry');
    symlinkSync(join(ROOT, 'node_modules/@opentelemetry'), folder);
    try {
      const { stdout, stderr } = await runModule(
        'observed.mjs',
        `import { trace } from '@opentelemetry/api';
         import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
         const exporter = new InMemorySpanExporter();
         trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
         ${OBSERVED}
         console.log(exporter.getFinishedSpans().map(({ attributes }) => attributes['error.type']).join());`,
      );
      expect([stdout, stderr]).toEqual(['NOT_CONNECTED\nNOT_CONNECTED\n', '']);
    } finally {
      rmSync(folder);
    }
  });

  test('the queue needs BullMQ, and says so', async () => {
    const { status, stderr } = await runModule('no-engine.mjs', `import '${NAME}/bullmq';`);
    expect(status).toBe(1);
    expect(stderr).toContain("Cannot find package 'bullmq'");
  });

  test('what is not exported cannot be imported', async () => {
    const { status, stderr } = await runModule('reach-in.mjs', `import '${NAME}/dist/index.js';`);
    expect(status).toBe(1);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  test.each([
    ['core', 'index.js', '.js'],
    ['core', 'index.d.ts', '.d.ts'],
    ['receiver', 'receiver.mjs', '.js'],
    ['receiver', 'receiver.d.mts', '.d.ts'],
  ] as const)('the %s needs no package and no part of Node (%s)', (_, name, extension) => {
    expect(reach(join(installed.folder, 'dist', name), extension).outside).toEqual([]);
  });

  test('the receiver is one file', () => {
    const entry = join(installed.folder, 'dist/receiver.mjs');
    expect(reach(entry, '.js').files).toEqual([entry]);
  });

  test('entries share one class of errors and one clock', async () => {
    const { stdout, stderr } = await runModule(
      'shared.mjs',
      `import { ContractError } from '${NAME}';
       import { createPopupSender, memoryPacing } from '${NAME}/sender';
       import { reviewPayload } from '${NAME}/review';
       import { createHeadUnit, systemClock } from '${NAME}/simulator';
       const attempt = (call) => { try { return call(); } catch (error) { return error; } };
       const creates = [createPopupSender, createHeadUnit, (options) => reviewPayload('', options)];
       const errors = creates.map((create) => attempt(() => create({ uid: '#', vin: '#' })));
       let now = 0;
       systemClock.now = () => now;
       const pacing = memoryPacing();
       const takes = [];
       for (now of [0, 1, 1_000_000]) takes.push((await pacing.take(['DEM0CAR0000000001']))[0].slot !== undefined);
       console.log(JSON.stringify([errors.map((error) => error instanceof ContractError), takes]));`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      [true, true, true],
      [true, false, true],
    ]);
  });
});

describe('row 34: two copies of the package in one process', () => {
  /** Another copy, as a package would have it that depends on another version. */
  const USE = `
    import * as one from '${NAME}';
    import * as oneSender from '${NAME}/sender';
    import * as two from './other/node_modules/${NAME}/dist/index.js';
    import * as twoSender from './other/node_modules/${NAME}/dist/sender.js';
    const vin = 'DEM0CAR0000000001';
    const client = {
      connected: true, disconnecting: false, options: {}, outgoing: {}, on() {}, removeListener() {}, emit() {},
      publish: (topic, payload, options, callback) => callback(), getLastMessageId: () => 0, removeOutgoingMessage() {},
      subscribeAsync: async () => [], unsubscribeAsync: async () => undefined,
    };
    const popup = { vin, idApp: 'MY_APP_ID', text: 'Hello' };
    const attempt = async (call) => { try { return await call(); } catch (error) { return error; } };`;

  beforeAll(() => {
    cpSync(installed.folder, join(installed.consumer, 'other/node_modules', NAME), { recursive: true });
  });

  test('guards know what the other copy made', async () => {
    const { stdout, stderr } = await runModule(
      'guards.mjs',
      `${USE}
       const error = await attempt(() => two.popupTopic({ uid: '#', vin }));
       const message = two.createPopup({ idApp: 'MY_APP_ID', text: 'Hello' });
       console.log(JSON.stringify({
         copies: one.ContractError !== two.ContractError,
         error: one.isContractError(error, 'INVALID_TOPIC'),
         popup: one.isPopup(message) && one.validatePopup(message).ok,
         payload: one.isPopup(one.decodePopup(two.encodePopup(message))),
       }));`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ copies: true, error: true, popup: true, payload: true });
  });

  test('a shared pacing keeps the gap between popups of both', async () => {
    const { stdout, stderr } = await runModule(
      'pacing.mjs',
      `${USE}
       const pacing = oneSender.memoryPacing();
       const senders = [oneSender, twoSender].map(({ createPopupSender }) => createPopupSender({ client, uid: 'MYUID01', pacing }));
       const results = [];
       for (const sender of senders) results.push(await attempt(() => sender.send(popup)));
       const other = await attempt(() => senders[1].send({ ...popup, vin: 'DEM0CAR0000000002' }));
       for (const sender of senders) await sender.close();
       console.log(JSON.stringify({
         first: results[0].status,
         second: one.isContractError(results[1], 'TOO_SOON') && results[1].retryAfterMs > 0,
         other: other.status,
       }));`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ first: 'accepted', second: true, other: 'accepted' });
  });
});

describe('the script for the car', () => {
  test('is found by its name', async () => {
    const { stdout } = await runModule('find.cjs', `console.log(require.resolve('${NAME}/receiver.js'));`);
    expect(stdout.trim()).toBe(join(installed.folder, 'dist/receiver.js'));
  });

  test('runs in a page', () => {
    const page = carPage();
    page.run(readFileSync(join(installed.folder, 'dist/receiver.js'), 'utf8'));
    page.run(`WebPortalPopup.createPopupReceiver({
      idApp: 'MY_APP_ID',
      onAction: function (answer) { WebPortalPopup.sendToServer(answer.action); }
    });`);
    expect(page.posted).toEqual([]);
    page.post(createPopupEvent('ok'));
    expect(page.posted).toHaveLength(1);
  });

  test('is what the other tests make of the sources', async () => {
    expect(readFileSync(join(installed.folder, 'dist/receiver.js'), 'utf8')).toBe(await receiverScript());
  });
});

describe('the command', () => {
  test('--help', async () => {
    const { status, stdout, stderr } = await command('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: popup-contract');
    expect(stdout).toContain('demo');
  });

  test('--version', async () => {
    expect((await command('--version')).stdout.trim()).toBe(CONTRACT_VERSION);
  });

  test('names the install command for an optional package that is not there', async () => {
    const { status, stderr } = await command('demo');
    expect({ status, stderr: stderr.trim() }).toEqual({
      status: 1,
      stderr: 'This command needs the package "mqtt": npm install mqtt',
    });
  });
});

// Each starts a compiler, which takes its time when the machine has other work.
describe('to TypeScript', { timeout: 120_000 }, () => {
  const CORE = `
    import {
      type ContractError, createPopup, decodePopup, encodePopup, isContractError, LIMITS, type PopupMessage, popupTopic,
      readPopupEvent, validatePopup,
    } from '${NAME}';
    import { CONTRACT_VERSION } from '${NAME}/v1';

    interface Booking { booking: number }
    const popup: PopupMessage<Booking> = createPopup({ idApp: 'MY_APP_ID', text: 'Hello', content: { booking: 42 } });
    const bytes: Uint8Array = encodePopup(popup);
    const again: PopupMessage = decodePopup(bytes);
    const result = validatePopup<Booking>(again);
    const booking: number | undefined = result.ok ? result.value.content?.booking : undefined;
    const action: 'ok' | 'cancel' | 'timeout' | undefined = readPopupEvent({})?.action;
    const topic: \`\${string}/MYUID01/\${string}\` = popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
    const limit: number = LIMITS.maxPayloadBytes;
    const version: string = CONTRACT_VERSION;
    const isOurs = (error: unknown): ContractError | undefined => (isContractError(error) ? error : undefined);
    export const used = [booking, action, topic, limit, version, isOurs];

    // @ts-expect-error A popup needs a text.
    createPopup({ idApp: 'MY_APP_ID' });
    // @ts-expect-error An unknown option is an error.
    createPopup({ idApp: 'MY_APP_ID', text: 'Hello', okBtn: true });`;
  const JSON_FILES = `
    import schema from '${NAME}/schema/v1/popup-message.schema.json' with { type: 'json' };
    import vectors from '${NAME}/vectors/popup-message.json' with { type: 'json' };
    import asyncapi from '${NAME}/asyncapi.json' with { type: 'json' };
    import report from '${NAME}/check-report.schema.json' with { type: 'json' };
    import config from '${NAME}/check-config.schema.json' with { type: 'json' };
    export const titles: string[] = [report.title, config.title];
    export const json: [string, number, string] = [schema.$id, vectors.cases.length, asyncapi.channels.popup.address];`;
  const SIMULATOR = `
    import { createHeadUnit, type HeadUnit, ManualClock } from '${NAME}/simulator';
    import type { HeadUnitClient } from '${NAME}/simulator';
    export const start = (client: HeadUnitClient): HeadUnit =>
      createHeadUnit({ client, uid: 'MYUID01', vin: 'DEM0CAR0000000001', clock: new ManualClock() });`;

  const REVIEW = `
    import { type Finding, type Review, type ReviewOptions, reviewPayload, type Severity } from '${NAME}/review';
    const options: ReviewOptions = { as: 'server-message', rules: { placeholder: 'off' } };
    const { as, findings }: Review = reviewPayload('{}', options);
    export const worst = (severity: Severity): Finding | undefined => findings.find((one) => one.severity === severity);
    export const isPopup: boolean = as === 'popup-message';
    // @ts-expect-error An unknown option is an error.
    reviewPayload('{}', { rule: {} });`;

  const SENDER = `
    import type { MqttClient } from 'mqtt';
    import {
      type Accepted, connectPopupBroker, createPopupSender, type FleetResult, memoryPacing, type Pacing, type PopupSender,
    } from '${NAME}/sender';

    interface Booking { booking: number }
    export async function use(other: MqttClient): Promise<void> {
      const client: MqttClient = await connectPopupBroker({ url: 'mqtts://localhost', uid: 'MYUID01', passwordFile: 'password' });
      const pacing: Pacing = memoryPacing();
      const sender: PopupSender = createPopupSender({ client, uid: 'MYUID01', idApp: 'MY_APP_ID' });
      createPopupSender({ client: other, uid: 'MYUID01', pacing });
      const accepted: Accepted = await sender.send<Booking>({ vin: 'DEM0CAR0000000001', text: 'Hello', content: { booking: 42 } });
      for await (const result of sender.sendAll(['DEM0CAR0000000001'], { popup: { text: accepted.topic } })) {
        const one: FleetResult = result;
        const why: string = one.status === 'refused' || one.status === 'unknown' ? one.error.code : one.topic;
        console.log(why);
      }
      // @ts-expect-error A popup needs a text.
      await sender.send({ vin: 'DEM0CAR0000000001' });
      // @ts-expect-error An unknown option is an error.
      await sender.send({ vin: 'DEM0CAR0000000001', text: 'Hello', wait: 1 });
      // @ts-expect-error Higher than the contract's.
      createPopupSender({ client, uid: 'MYUID01', qos: 2 });
    }`;

  const REDIS = `
    import type { Redis } from 'ioredis';
    import type { createClient } from 'redis';
    import { type Pacing, redisPacing } from '${NAME}/sender';

    export const pacings = (redis: Redis, nodeRedis: ReturnType<typeof createClient>): Pacing[] =>
      [redisPacing({ client: redis }), redisPacing({ client: nodeRedis })];`;

  const QUEUE = `
    import type { Redis } from 'ioredis';
    import type { createClient } from 'redis';
    import { type EnqueueResult, type PopupFunnel, type PopupQueue, popupQueue, type PopupWorker, popupWorker } from '${NAME}/bullmq';
    import type { PopupSender } from '${NAME}/sender';

    interface Booking { booking: number }
    export async function use(client: Redis, other: ReturnType<typeof createClient>, sender: PopupSender): Promise<void> {
      const queue: PopupQueue = popupQueue({ client });
      await queue.add<Booking>({ run: 'one', vin: 'DEM0CAR0000000001', text: 'Hello', content: { booking: 42 }, job: { priority: 1 } });
      for await (const result of queue.addAll(['DEM0CAR0000000001'], { run: 'two', popup: { text: 'Hello' } })) {
        const one: EnqueueResult = result;
        console.log(one.status === 'enqueued' ? one.jobId : one.error.code);
      }
      const funnels: PopupFunnel[] = await queue.funnels();
      await queue.queue.pause();
      const worker: PopupWorker = popupWorker({ client: other, sender, onAnswer: ({ run, action }) => console.log(run, action) });
      await worker.worker.pause();
      await worker.close({ deadlineMs: funnels.length });
      // @ts-expect-error A run has a name.
      await queue.add({ vin: 'DEM0CAR0000000001', text: 'Hello' });
      // @ts-expect-error Attempts are not the engine's to count.
      await queue.add({ run: 'one', vin: 'DEM0CAR0000000001', text: 'Hello', job: { attempts: 3 } });
    }`;

  const RECEIVER = `
    import { createPopupReceiver, launchWhenClear, type LaunchResult, type PopupReceiver } from '${NAME}/receiver';

    interface Booking { booking: number }
    export const start = (): PopupReceiver =>
      createPopupReceiver<Booking>({
        idApp: 'MY_APP_ID',
        onAction: ({ action, content }) => {
          const known: 'ok' | 'cancel' | 'timeout' = action;
          const booking: number | undefined = content?.booking;
          // @ts-expect-error The content has no such field.
          return [known, booking, content?.other];
        },
        onOk: (content: Booking | undefined) => void content?.booking,
      });
    export const reason: (result: LaunchResult) => 'launched' | 'refused' | 'threw' | 'stopped' = (result) => result.reason;
    // @ts-expect-error Somebody must be told how it ended.
    launchWhenClear(() => true, {});
    // @ts-expect-error onAction is needed.
    createPopupReceiver({ idApp: 'MY_APP_ID' });`;
  /** A classic script: it imports nothing, and finds the global that receiver.js makes. */
  const SCRIPT = `/// <reference types="${NAME}/receiver.js" />
    var stopListening: () => void = WebPortalPopup.createPopupReceiver({
      idApp: 'MY_APP_ID',
      onAction: function (answer) {
        var error: WebPortalPopup.ReceiverError | undefined = WebPortalPopup.sendToServer({ answer: answer.action });
        if (error) throw new Error(error.code);
      },
    }).stop;
    // @ts-expect-error There is nothing of that name.
    WebPortalPopup.createReceiver();`;

  /** A project of its own for each way to resolve modules; the published types are checked too. */
  async function typeCheck(name: string, options: object, files: Record<string, string>): Promise<string> {
    const project = join(installed.consumer, name);
    mkdirSync(project);
    for (const [file, source] of Object.entries(files)) writeFileSync(join(project, file), source);
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2022'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      resolveJsonModule: true,
      types: [],
      ...options,
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    return (await run(process.execPath, [tsc, '-p', project], { cwd: project })).stdout;
  }

  /** Types of the browser, and nothing else, where the code runs in one. */
  const DOM = { lib: ['es2022', 'dom'] };

  test.each([
    ['nodenext', { module: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('with no other types (%s)', async (name, options) => {
    const core = { 'core.ts': CORE, 'json.ts': JSON_FILES, 'simulator.ts': SIMULATOR, 'review.ts': REVIEW };
    expect(await typeCheck(`core-${name}`, options, core)).toBe('');
    expect(await typeCheck(`receiver-${name}`, { ...options, ...DOM }, { 'receiver.ts': RECEIVER })).toBe('');
  });

  test('from CommonJS', async () => {
    const files = { 'core.cts': CORE, 'receiver.cts': RECEIVER, 'simulator.cts': SIMULATOR, 'review.cts': REVIEW };
    expect(await typeCheck('commonjs', { module: 'nodenext' }, files)).toBe('');
  });

  test.each([
    ['nodenext', { module: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('a classic script (%s)', async (name, options) => {
    const script = { ...options, ...DOM, moduleDetection: 'legacy' };
    expect(await typeCheck(`script-${name}`, script, { 'app.ts': SCRIPT })).toBe('');
  });

  describe('the sender', () => {
    const link = (name: string): void =>
      symlinkSync(join(ROOT, 'node_modules', name), join(installed.consumer, 'node_modules', name));
    // The types of MQTT.js and of Node themselves need those of the browser, and break a strict rule.
    const MODULE = { module: 'nodenext', ...DOM, exactOptionalPropertyTypes: false };

    test('with mqtt alone', async () => {
      link('mqtt');
      expect(await typeCheck('sender', MODULE, { 'sender.ts': SENDER })).toBe('');
    });

    test('with clients of Redis', async () => {
      for (const name of ['@types/node', 'ioredis', 'redis']) {
        mkdirSync(join(installed.consumer, 'node_modules', name, '..'), { recursive: true });
        link(name);
      }
      // The types of foreign packages are theirs.
      const options = { ...MODULE, types: ['node'], skipLibCheck: true };
      expect(await typeCheck('redis', options, { 'redis.ts': REDIS })).toBe('');
    });

    test('with a queue', async () => {
      link('bullmq');
      const options = { ...MODULE, types: ['node'], skipLibCheck: true };
      expect(await typeCheck('queue', options, { 'queue.ts': QUEUE })).toBe('');
    });
  });
});
