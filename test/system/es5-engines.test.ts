/** The whole suite in engines that know ES5 and little else. mujs is the strict one: it takes no newer syntax. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checksInRealm } from '../receiver/engine/realm.js';
import { type Check, namesOf, wholeScript } from '../receiver/engine/suite.js';
import { run } from '../run.js';
import { isThere } from './programs.js';

const ENGINES = [
  { name: 'mujs', package: 'mujs', program: 'mujs' },
  { name: 'Duktape', package: 'duktape', program: 'duk' },
].map((engine) => ({ ...engine, ready: isThere(engine.package, `command -v ${engine.program}`) }));

const inNode = namesOf(await checksInRealm());
const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(ENGINES)('$name', ({ program, ready }) => {
  describe.runIf(ready)('in the engine', () => {
    let checks: Check[];

    beforeAll(async () => {
      const file = join(folder, `${program}.js`);
      writeFileSync(file, await wholeScript('print'));
      const { status, stdout, stderr } = await run(program, [file]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      checks = JSON.parse(stdout) as Check[];
    });

    test('every check passes', () => {
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    });

    test('the checks are those that Node runs', () => {
      expect(namesOf(checks)).toEqual(inNode);
      expect(checks.length).toBeGreaterThan(200);
    });
  });
});

describe.runIf(ENGINES[0]?.ready)('mujs is strict', () => {
  test.each(['const a = 1', 'var f = () => 1', '[1].includes(1)', 'new Promise(print)', '`a`', '/a/u'])(
    'it does not take %s',
    async (code) => {
      const file = join(folder, 'newer.js');
      writeFileSync(file, code);
      expect((await run('mujs', [file])).status).not.toBe(0);
    },
  );
});
