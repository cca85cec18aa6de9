/**
 * The proof of the one source: in a copy of the project, facts are changed in schema/v1 and nowhere else. Everything is
 * generated and built again, and what was built then follows the new facts, with no other edit.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, run } from '../run.js';

/** What is changed: the old text in the schemas, and the new one. */
const CHANGES = {
  limit: ['131072', '4096'],
  event: ['okBtnPopupRequestClicked', 'acceptedByDriver'],
  topic: ['/opa/', '/cars/'],
  field: ['popupText', 'messageBody'],
} as const;

const COPIED = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'README.md',
  'schema',
  'generated',
  'scripts',
  'src',
];

/** Runs in the copy, against what was built there; prints what the tests look at. */
const PROBE = `
  import * as contract from 'webportal-popup-contract';
  const attempt = (call) => { try { return call(); } catch (error) { return error.issues; } };
  const car = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
  const popup = contract.createPopup({ idApp: 'X', text: 'Hello', okButton: true });
  const oldField = { idApp: 'X', popup: true, popupText: 'Hello' };
  const sized = (bytes) => {
    const frame = contract.encodePopup(contract.createPopup({ idApp: 'X', text: 'x' })).length - 1;
    return contract.createPopup({ idApp: 'X', text: 'x'.repeat(bytes - frame) });
  };
  const topic = contract.popupTopic(car);
  console.log(JSON.stringify({
    limit: contract.LIMITS.maxPayloadBytes,
    atLimit: contract.encodePopup(sized(4096)).length,
    overLimit: attempt(() => contract.encodePopup(sized(4097))),
    event: contract.POPUP_EVENTS.ok,
    newEvent: contract.readPopupEvent({ type: contract.POPUP_EVENTS.ok }),
    bareEvent: contract.readPopupEvent({ type: 'acceptedByDriver' }),
    oldEvent: contract.readPopupEvent({ type: 'WebPortal.okBtnPopupRequestClicked' }) ?? null,
    topic,
    filter: contract.appMessageFilter({ uid: 'MYUID01' }),
    parsed: contract.parseTopic(topic),
    oldTopic: contract.parseTopic(topic.replace('/cars/', '/opa/')) ?? null,
    popup,
    valid: contract.validatePopup(popup).ok,
    oldField: contract.validatePopup(oldField),
    sent: contract.decodePopup(contract.encodePopup(popup)),
    missing: attempt(() => contract.createPopup({ idApp: 'X' })),
  }));
`;

let copy: string;
let probed: Record<string, unknown>;

function tsx(...args: string[]) {
  return run(process.execPath, [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), ...args], { cwd: copy });
}

function read(path: string): string {
  return readFileSync(join(copy, path), 'utf8');
}

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'one-source-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const name of readdirSync(join(copy, 'schema/v1'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json')) continue;
    const path = `schema/v1/${name}`;
    writeFileSync(
      join(copy, path),
      Object.values(CHANGES).reduce((text, [before, after]) => text.replaceAll(before, after), read(path)),
    );
  }
  for (const script of ['scripts/generate.ts', 'scripts/build.ts']) {
    const { status, stdout, stderr } = await tsx(script);
    expect(status, stdout + stderr).toBe(0);
  }
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', PROBE], { cwd: copy });
  expect(stderr).toBe('');
  probed = JSON.parse(stdout) as typeof probed;
}, 90_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('after a change in schema/v1 alone, the built package follows', () => {
  test('a limit', () => {
    expect(probed).toMatchObject({ limit: 4096, atLimit: 4096 });
    expect(probed.overLimit).toMatchObject([{ code: 'TOO_LARGE', expected: 'at most 4096 bytes' }]);
  });

  test('the name of an event', () => {
    expect(probed).toMatchObject({
      event: 'WebPortal.acceptedByDriver',
      newEvent: { action: 'ok' },
      bareEvent: { action: 'ok' },
      oldEvent: null,
    });
  });

  test('a segment of the topics', () => {
    expect(probed).toMatchObject({
      topic: expect.stringContaining('/cars/DEM0CAR0000000001/'),
      filter: expect.stringMatching(/\/cars\/#$/),
      parsed: { kind: 'popup', vin: 'DEM0CAR0000000001' },
      oldTopic: null,
    });
  });

  test('the name of a field', () => {
    const popup = { idApp: 'X', popup: true, messageBody: 'Hello', popupBtn: true };
    expect(probed).toMatchObject({ popup, sent: popup, valid: true });
    expect(probed.oldField).toMatchObject({
      ok: false,
      issues: [{ pointer: '/messageBody' }, { pointer: '/popupText' }],
    });
    expect(probed.missing).toMatchObject([{ pointer: '/text', message: '"text" is missing' }]);
  });

  test('the ES5 script of the receiver', () => {
    const page = createContext({ window: {} });
    runInContext(read('dist/receiver.js'), page);
    const actionOf = (type: string): unknown =>
      runInContext(`WebPortalPopup.readPopupEvent({ type: ${JSON.stringify(type)} })`, page);
    expect(actionOf('WebPortal.acceptedByDriver')).toEqual({ action: 'ok' });
    expect(actionOf('WebPortal.okBtnPopupRequestClicked')).toBeUndefined();
  });

  test('the demo, from back-end to head unit and back', async () => {
    const { status, stdout, stderr } = await tsx('src/cli/main.ts', 'demo');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('/cars/');
    expect(stdout).toContain('WebPortal.acceptedByDriver');
    expect(stdout).toContain('An example UTF-8 encoded string');
  });
});

describe('nothing of the old facts is left', () => {
  const GENERATED = [
    'types.ts',
    'validators.ts',
    'topics.ts',
    'names.ts',
    'limits.ts',
    'schema.json',
    'asyncapi.json',
    'reference.md',
  ];
  const old = Object.values(CHANGES).map(([before]) => before);

  test.each(['README.md', ...GENERATED.map((name) => `generated/v1/${name}`)])('in %s', (path) => {
    expect(old.filter((text) => read(path).includes(text))).toEqual([]);
  });

  test('in dist', () => {
    const files = readdirSync(join(copy, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(js|d\.ts)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(40);
    const left = files.flatMap((name) =>
      old.filter((text) => read(`dist/${name}`).includes(text)).map((text) => `${name}: ${text}`),
    );
    expect(left).toEqual([]);
  });

  test('in the README’s tables, which show the new ones, a limit with its digits grouped', () => {
    expect(read('README.md')).toContain('4,096');
    expect(read('README.md')).not.toContain('131,072');
    for (const [, after] of Object.values(CHANGES).slice(1)) expect(read('README.md')).toContain(after);
  });
});

describe('generate', () => {
  test('writes the same bytes again', async () => {
    const { status, stdout } = await tsx('scripts/generate.ts');
    expect(status).toBe(0);
    expect(stdout).not.toContain('wrote');
  });

  test('--check agrees, until something generated is edited: then it fails and names the command', async () => {
    expect((await tsx('scripts/generate.ts', '--check')).status).toBe(0);
    const path = 'generated/v1/limits.ts';
    const before = read(path);
    writeFileSync(join(copy, path), before.replace('4096', '4097'));
    writeFileSync(join(copy, 'generated/v1/stray.ts'), '');
    const { status, stderr } = await tsx('scripts/generate.ts', '--check');
    writeFileSync(join(copy, path), before);
    rmSync(join(copy, 'generated/v1/stray.ts'));
    expect(status).toBe(1);
    expect(stderr).toContain(`${path} is not what schema/v1 says`);
    expect(stderr).toContain('stray.ts is not generated from anything');
    expect(stderr).toContain('npm run generate');
  });
});
