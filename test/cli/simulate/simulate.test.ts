import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../generated/v1/limits.js';
import { runSimulate } from '../../../src/cli/simulate/run.js';
import { UsageError } from '../../../src/cli/terminal/user-error.js';
import { createPopup } from '../../../src/index.js';
import { command } from '../command.js';

const folder = mkdtempSync(join(tmpdir(), 'popup-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const publish = createPopup({ idApp: 'X', text: 'Hello \u001b[31m\u202e', okButton: true });
const GOOD = [{ publish }, { elapse: LIMITS.autoCloseMs }, { expect: { type: 'closed', action: 'timeout' } }];
const BAD = [{ publish }, { press: 'ok' }, { expect: { type: 'closed', action: 'timeout' } }];

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function simulate(scenario: unknown, json = false): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(stripVTControlCharacters(line));
  const code = await runSimulate(
    { scenario: file('scenario.json', scenario), json },
    { result: print, problem: print, aside: () => undefined },
  );
  return { code, text: lines.join('\n') };
}

describe('popup-contract simulate --scenario', () => {
  test('prints what happened, and ends with 0 if that was expected', async () => {
    const { code, text } = await simulate(GOOD);
    expect(code).toBe(0);
    expect(text.split('\n').map((line) => line.slice(0, 24).trimEnd())).toEqual([
      '     0.000 s  shown',
      '    15.000 s  closed',
      '    15.000 s  posted',
      '✓ as expected, 3 events',
    ]);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('names the step that was not as expected, and ends with 1', async () => {
    const { code, text } = await simulate(BAD);
    expect(code).toBe(1);
    expect(text).toMatch(/\n✗ step 3: there was no \{"type":"closed","action":"timeout"\}$/);
  });

  test('--json is one document', async () => {
    expect(JSON.parse((await simulate(GOOD, true)).text)).toMatchObject({
      version: 1,
      passed: true,
      log: [{ at: 0 }, {}, {}],
    });
    const { text } = await simulate([{ publish: '{' }, { expect: [] }], true);
    expect(JSON.parse(text)).toMatchObject({
      passed: false,
      failure: { step: 1, events: [{ event: { type: 'rejected', error: { code: 'INVALID_JSON' } } }] },
    });
  });

  test.each([
    ['{', /is no JSON: /],
    ['{}', /^INVALID_OPTIONS\n {2}a scenario must be a list of steps$/],
    ['[{"press":"left"}]', /\/0\/press {2}press of step 1 must be "ok" or "back"$/],
  ])('%s is wrong usage', async (content, message) => {
    await expect(simulate(content)).rejects.toThrow(UsageError);
    await expect(simulate(content)).rejects.toThrow(message);
  });

  test('the published command has exit codes', async () => {
    expect((await command('simulate', '--scenario', file('good.json', GOOD))).status).toBe(0);
    expect((await command('simulate', '--scenario', file('bad.json', BAD))).status).toBe(1);
    expect((await command('simulate', '--scenario', join(folder, 'none.json'))).status).toBe(2);
    expect((await command('simulate', '--port', '65536')).status).toBe(2);
  });
});
