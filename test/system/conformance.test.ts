/** The conformance kit, as a team with another language runs it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_VERSION } from '../../generated/v1/names.js';
import { loadConformance } from '../../scripts/generate/conformance.js';
import { type Finished, ROOT, run } from '../run.js';
import { type PayloadCase, readVectors } from '../vectors/load.js';
import { Mosquitto } from './mosquitto.js';
import { ENV, isThere, PYTHON } from './programs.js';

const ready = isThere('python3-jsonschema', `${PYTHON} -c 'import jsonschema'`);
const hasBroker = isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_sub && command -v mosquitto_pub');

const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kit = (...args: string[]): Promise<Finished> => run(PYTHON, [join(ROOT, 'conformance/run.py'), ...args]);
const statements = loadConformance(join(ROOT, 'schema/v1')).statements;
const payloads = readVectors<{ cases: PayloadCase[] }>('payloads').cases;

/** A judge of one line of Python, which answers `line`. */
const judge = (answer: string): string => `${PYTHON} -c "import sys\nfor line in sys.stdin: print(${answer})"`;

/** The vectors, with a change to the text of one file. */
function changedVectors(name: string, before: RegExp, after: string): string {
  const copy = mkdtempSync(join(folder, 'vectors-'));
  cpSync(join(ROOT, 'schema/v1/vectors'), copy, { recursive: true });
  const text = readFileSync(join(copy, `${name}.json`), 'utf8');
  expect(text).toMatch(before);
  writeFileSync(join(copy, `${name}.json`), text.replace(before, after));
  return copy;
}

describe.runIf(ready)('run.py', () => {
  test('holds for the schemas, and says so', async () => {
    const { status, stdout, stderr } = await kit();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    for (const { id, text } of statements) {
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ok    ${id} +(\\d+) of \\1 cases\\. `)));
      expect(stdout).toContain(text);
    }
    expect(lines).toContainEqual(expect.stringMatching(/^ok {4}V1 +(\d{4}) of \1 cases\. /));
    expect(lines.at(-1)).toBe(`Conforms to webportal-popup-contract ${CONTRACT_VERSION} (sender, receiver)`);
  });

  test('holds for this package, behind a judge of its own', async () => {
    const program = [process.execPath, join(ROOT, 'node_modules/tsx/dist/cli.mjs')].join(' ');
    const { status, stdout, stderr } = await kit(
      '--judge',
      `${program} ${join(import.meta.dirname, 'conformance-judge.ts')}`,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`\n${statements.length} statements: ${statements.length} hold, 0 do not\n`);
    expect(stdout).not.toContain('V1');
  });

  test.each<[name: string, before: RegExp, after: string, failed: string[], role: string]>([
    ['popup-message', /"strict": true/, '"strict": false', ['S1', 'V1'], 'receiver'],
    [
      'popup-message',
      /"strict": false, "tolerant": false/,
      '"strict": false, "tolerant": true',
      ['R1', 'V1'],
      'sender',
    ],
    ['native-popup-request', /"strict": false/, '"strict": true', ['R8', 'V1'], 'sender'],
    ['screens', /"strict": false/, '"strict": true', ['V1'], 'sender, receiver'],
    [
      'payloads',
      /"strict": false, "tolerant": false, "code": "TOO_LARGE"/,
      '"strict": true, "tolerant": false, "code": "TOO_LARGE"',
      ['S3'],
      'receiver',
    ],
    ['topic-strings', /"parsed": \{"kind": "popup"/, '"parsed": {"kind": "app-message"', ['R4'], 'sender'],
    [
      'topic-strings',
      /"topic": "psa\/Prod\/from\/uid\/MYUID01\/opa\/#"/,
      '"topic": "psa/Prod/from/uid/MYUID01/opa/+"',
      ['S5'],
      'receiver',
    ],
  ])('fails when a verdict of %s is falsified: %s', async (name, before, after, failed, role) => {
    const { status, stdout } = await kit('--vectors', changedVectors(name, before, after));
    expect(status).toBe(1);
    expect([...stdout.matchAll(/^FAIL {2}(\w+)/gm)].map(([, id]) => id).toSorted()).toEqual(failed.toSorted());
    expect(stdout).toMatch(new RegExp(`^ {6}${name}, .+: expected .+, not `, 'm'));
    expect(stdout).toContain(`(${role})`);
  });

  test('fails for a judge that takes everything', async () => {
    const { status, stdout } = await kit('--role', 'sender', '--judge', judge("'true'"));
    expect(status).toBe(1);
    expect(stdout).not.toContain('Conforms');
    expect(stdout).not.toContain('R1');
  });

  test('takes 1 for no verdict', async () => {
    expect((await kit('--judge', judge("'1'"))).stdout).not.toMatch(/^ok/m);
  });

  test.each([
    ['cannot be started', '/no/such/judge', /^\/no\/such\/judge cannot be started: /],
    ['ends too early', `${PYTHON} -c "print('true')"`, /^the judge ended with 0 after 1 of \d+ answers\n$/],
    ['fails', `${PYTHON} -c "raise SystemExit(3)"`, /the judge ended with 3 after 0 of /],
    ['does not answer in JSON', judge("'True'"), /^an answer of the judge is not JSON\n$/],
  ])('a judge that %s: exit code 2', async (_, command, message) => {
    const { status, stdout, stderr } = await kit('--judge', command);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe.runIf(hasBroker && ready)('mqtt.sh', () => {
  let broker: Mosquitto;
  let small: Mosquitto;
  const script = (...args: string[]): Promise<Finished> =>
    run('sh', [join(ROOT, 'conformance/mqtt.sh'), ...args], { env: { ...ENV, WAIT: '2' } });
  const through = ({ port }: Mosquitto): Promise<Finished> => script('-h', '127.0.0.1', '-p', `${port}`);

  beforeAll(async () => {
    broker = await Mosquitto.start();
    small = await Mosquitto.start(['allow_anonymous true', 'message_size_limit 131072']);
  });
  afterAll(async () => {
    await broker?.stop();
    await small?.stop();
  });

  test('every payload arrives byte for byte', async () => {
    const { status, stdout, stderr } = await through(broker);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${payloads.length} arrived byte for byte, 0 did not`);
  });

  test('a broker that drops large payloads fails, with only these', async () => {
    const large = payloads.flatMap(({ code }, at) => (code === 'TOO_LARGE' ? [`${at + 1}`.padStart(3, '0')] : []));
    const { status, stdout } = await through(small);
    expect(status).toBe(1);
    expect([...stdout.matchAll(/^FAIL {2}payload (\d+)/gm)].map(([, number]) => number)).toEqual(large);
    expect(stdout).toContain(`${payloads.length - large.length} arrived byte for byte, ${large.length} did not`);
  });

  test('without options it says how it is used, without a broker it does not begin', async () => {
    const { status, stderr } = await script();
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Whether payloads pass .*\n[\s\S]*exit code is 0.*\n$/);
    expect((await script('-h', '127.0.0.1', '-p', '1')).status).toBe(2);
  });
});
