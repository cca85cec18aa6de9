import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../run.js';
import { almostAnEvent, almostAPopup } from '../vectors/arbitraries.js';
import { generatedValidator, loadSchemas, PROFILES } from '../vectors/load.js';
import { isThere, PYTHON } from './programs.js';

const ready = isThere('python3-jsonschema', `${PYTHON} -c 'import jsonschema'`);
const contract = loadSchemas();

interface Case {
  schema: string;
  value: unknown;
}

/** What the judge of the conformance kit says of each case. */
function verdicts(cases: Case[], profile: string): boolean[] {
  const questions = cases.map((item) => JSON.stringify({ ...item, profile }));
  const { status, stdout, stderr } = spawnSync(PYTHON, [join(ROOT, 'conformance/judge.py')], {
    input: questions.join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(status, stderr).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as boolean);
}

describe.runIf(ready).each(PROFILES)('python3-jsonschema, %s', (profile) => {
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
