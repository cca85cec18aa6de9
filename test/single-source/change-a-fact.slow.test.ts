/**
 * The proof of the one source: in a copy of the project, facts are changed in schema/v1 and nowhere else. Everything is
 * generated and built again, and what was built then follows the new facts, with no other edit.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../generated/v1/limits.js';
import { Copy } from './copy.js';

/** What is changed: the old text in the schemas, and the new one. */
const CHANGES = {
  limit: [`${LIMITS.maxPayloadBytes}`, '4096'],
  event: ['okBtnPopupRequestClicked', 'acceptedByDriver'],
  topic: ['/opa/', '/cars/'],
  field: ['popupText', 'messageBody'],
  member: ['$receipt', '$answer'],
} as const;

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

let copy: Copy;
let probed: Record<string, unknown>;

beforeAll(async () => {
  copy = new Copy();
  for (const path of copy.schemaFiles()) {
    copy.edit(path, (text) =>
      Object.values(CHANGES).reduce((all, [before, after]) => all.replaceAll(before, after), text),
    );
  }
  await copy.generateAndBuild();
  probed = await copy.probe(PROBE);
}, 240_000);

afterAll(() => copy.remove());

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
    runInContext(copy.read('dist/receiver.js'), page);
    const actionOf = (type: string): unknown =>
      runInContext(`WebPortalPopup.readPopupEvent({ type: ${JSON.stringify(type)} })`, page);
    expect(actionOf('WebPortal.acceptedByDriver')).toEqual({ action: 'ok' });
    expect(actionOf('WebPortal.okBtnPopupRequestClicked')).toBeUndefined();
  });

  test('the demo, from back-end to head unit and back', async () => {
    const { status, stdout, stderr } = await copy.node('dist/cli.js', 'demo');
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
    'kinds.ts',
    'deprecations.ts',
    'parameters.ts',
    'options.ts',
    'errors.ts',
    'schema.json',
    'asyncapi.json',
    'reference.md',
  ];
  const old = Object.values(CHANGES).map(([before]) => before);

  test.each([
    'README.md',
    'docs/sending.md',
    'docs/errors.md',
    'docs/reviewing.md',
    'docs/review-checklist.md',
    'docs/rules/blank-text.md',
    ...GENERATED.map((name) => `generated/v1/${name}`),
  ])('in %s', (path) => {
    expect(old.filter((text) => copy.read(path).includes(text))).toEqual([]);
  });

  test('in dist', () => {
    const files = readdirSync(copy.path('dist'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(m?js|d\.m?ts)$/.test(name))
      // Code of others alone, with a table of Unicode; one of its numbers happens to be the old limit.
      .filter((name) => name !== 'shared/string-width.js');
    expect(files.length).toBeGreaterThan(15);
    const left = files.flatMap((name) =>
      old.filter((text) => copy.read(`dist/${name}`).includes(text)).map((text) => `${name}: ${text}`),
    );
    expect(left).toEqual([]);
  });

  test('in the README’s tables, which show the new ones, a limit with its digits grouped', () => {
    expect(copy.read('README.md')).toContain('4,096');
    expect(copy.read('README.md')).not.toContain(LIMITS.maxPayloadBytes.toLocaleString('en'));
    for (const [, after] of Object.values(CHANGES).slice(1)) expect(copy.read('README.md')).toContain(after);
  });
});

describe('generate', () => {
  test('writes the same bytes again', async () => {
    const { status, stdout } = await copy.tsx('scripts/generate.ts');
    expect(status).toBe(0);
    expect(stdout).not.toContain('wrote');
  });

  test('--check agrees, until something generated is edited: then it fails and names the command', async () => {
    expect((await copy.tsx('scripts/generate.ts', '--check')).status).toBe(0);
    const path = 'generated/v1/limits.ts';
    const before = copy.read(path);
    writeFileSync(copy.path(path), before.replace('4096', '4097'));
    const strays = ['generated/v1/stray.ts', 'generated/check/stray.json'];
    for (const stray of strays) writeFileSync(copy.path(stray), '');
    const { status, stderr } = await copy.tsx('scripts/generate.ts', '--check');
    writeFileSync(copy.path(path), before);
    for (const stray of strays) rmSync(copy.path(stray));
    expect(status).toBe(1);
    expect(stderr).toContain(`${path} is not what schema/v1 says`);
    for (const stray of strays) expect(stderr).toContain(`${stray} is not generated from anything`);
    expect(stderr).toContain('npm run generate');
  });
});
