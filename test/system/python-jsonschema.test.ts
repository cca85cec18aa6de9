import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../run.js';
import { almostAnEvent, almostAPopup } from '../vectors/arbitraries.js';
import { generatedValidator, loadSchemas, PROFILES, schemaVectors } from '../vectors/load.js';
import { isThere } from './programs.js';

/** Debian's own interpreter: another one on the PATH does not see Debian's modules. */
const PYTHON = '/usr/bin/python3';

const ready = isThere('python3-jsonschema', `${PYTHON} -c 'import jsonschema'`);
const contract = loadSchemas();

interface Case {
  schema: string;
  value: unknown;
}

/** What Python says of each case. */
function verdicts(cases: Case[], profile: string): boolean[] {
  const { status, stdout, stderr } = spawnSync(
    PYTHON,
    [join(import.meta.dirname, 'judge.py'), join(ROOT, 'schema/v1'), profile],
    { input: cases.map((item) => JSON.stringify(item)).join('\n'), encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  expect(status, stderr).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line === '1');
}

describe.runIf(ready).each(PROFILES)('python3-jsonschema, %s', (profile) => {
  test('agrees on every vector', () => {
    const cases = schemaVectors().flatMap(({ schema, cases }) => cases.map((vector) => ({ schema, ...vector })));
    const judged = verdicts(
      cases.map(({ schema, value }) => ({ schema, value })),
      profile,
    );
    expect(judged).toHaveLength(cases.length);
    expect(cases.filter((vector, at) => judged[at] !== vector[profile]).map(({ name }) => name)).toEqual([]);
  });

  test.each([
    ['popup-message', almostAPopup],
    ['popup-event', almostAnEvent],
  ] as const)('agrees on 20,000 generated values: %s', (schema, arbitrary) => {
    const values = fc.sample(arbitrary as fc.Arbitrary<unknown>, 20_000);
    const judged = verdicts(
      values.map((value) => ({ schema, value })),
      profile,
    );
    const validator = generatedValidator(contract, schema, profile);
    const disputed = values.filter((value, at) => validator(value) !== judged[at]);
    expect(disputed.slice(0, 5)).toEqual([]);
  });
});
