/** What the guide to reviewing payloads shows works as it says, with the package as it is published. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { popupTopic } from '../../src/index.js';
import { GOOD } from '../../src/review/rules/examples.js';
import { BUILD_DEADLINE_MS } from '../built-package.js';
import { type Installed, packAndInstall } from '../package/install.js';
import { type Finished, run } from '../run.js';
import { GUIDE, shown, workflowCommands } from './guide.js';

const BAD = GOOD.replace('{', '{"titel":"Hello",');

let installed: Installed;
/** A project that has the package installed, with a folder of payloads. A new one for each test. */
let project: string;
const projects: string[] = [];

beforeAll(async () => {
  installed = await packAndInstall();
}, BUILD_DEADLINE_MS);
afterAll(() => {
  for (const folder of projects) rmSync(folder, { recursive: true, force: true });
  installed?.remove();
});

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'reviewing-'));
  projects.push(project);
  symlinkSync(join(installed.consumer, 'node_modules'), join(project, 'node_modules'));
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(installed.consumer, file), join(project, file));
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
}

/** No network, no settings of whoever runs the tests, and no variables of a git that runs them as a hook. */
function surroundings(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(GIT_|npm_config_|FORCE_COLOR$)/i.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: project,
    GIT_CONFIG_NOSYSTEM: '1',
    GITHUB_STEP_SUMMARY: join(project, 'summary.md'),
    npm_config_offline: 'true',
    npm_config_cache: join(installed.consumer, '.cache'),
    npm_config_update_notifier: 'false',
  };
}

const inProject = (program: string, ...args: string[]): Promise<Finished> =>
  run(program, args, { cwd: project, env: surroundings() });

/** A command of the guide, as GitHub runs the steps of a workflow. */
const shell = (command: string): Promise<Finished> => inProject('bash', '-e', '-o', 'pipefail', '-c', command);

describe('the hook before a commit', () => {
  const git = (...args: string[]): Promise<Finished> => inProject('git', ...args);
  const commit = (): Promise<Finished> => git('commit', '--message', 'Popups');

  /** A payload as it is staged, and another one in the working tree. */
  async function stage(path: string, staged: string, inTree = staged): Promise<void> {
    write(path, staged);
    await git('add', '--', path);
    write(path, inTree);
  }

  beforeEach(async () => {
    await git('init', '--initial-branch=main');
    await git('config', 'user.name', 'Tester');
    await git('config', 'user.email', 'tester@example.com');
    write('.githooks/pre-commit', shown('hook'));
    const [, once = ''] = /Once in every clone:\n\n```sh\n([\s\S]*?)```/.exec(GUIDE) ?? [];
    expect(await shell(once)).toMatchObject({ status: 0, stderr: '' });
  });

  test('blocks a bad payload, and says why and where', async () => {
    await stage('popups/bad.json', BAD);
    const { status, stdout, stderr } = await commit();
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('popups/bad.json:1:2');
    expect(stdout + stderr).toContain('unknown-field');
    expect((await git('log')).status).not.toBe(0);
  });

  test('lets a good payload pass', async () => {
    await stage('popups/good.json', GOOD);
    expect(await commit()).toMatchObject({ status: 0 });
  });

  test.each([
    ['bad in the working tree, good when staged: passes', GOOD, BAD, 0],
    ['good in the working tree, bad when staged: blocked', BAD, GOOD, 1],
  ])('%s', async (_, staged, inTree, status) => {
    await stage('popups/popup.json', staged, inTree);
    expect(await commit()).toMatchObject({ status });
  });

  test.each([
    'popups/with space.json',
    'popups/deep/er/popup.json',
    'popups/it\'s $(touch oops) "quoted".json',
    'popups/line\nfeed.json',
    'popups/-dash.json',
    'popups/é.json',
    'popups/lines.jsonl',
    'popups/lines.ndjson',
  ])('sees %j', async (path) => {
    await stage(path, BAD);
    expect(await commit()).toMatchObject({ status: 1 });
    await stage(path, GOOD);
    expect(await commit()).toMatchObject({ status: 0 });
    expect(existsSync(join(project, 'oops'))).toBe(false);
  });

  test('lets a deletion and a renaming pass, and looks at the renamed file', async () => {
    await stage('popups/a.json', GOOD);
    await stage('popups/b.json', GOOD.replace('{', '{ '));
    expect(await commit()).toMatchObject({ status: 0 });
    await git('rm', '--quiet', 'popups/a.json');
    await git('mv', 'popups/b.json', 'popups/c.json');
    expect(await commit()).toMatchObject({ status: 0 });
    await git('mv', 'popups/c.json', 'popups/d.json');
    await stage('popups/d.json', BAD);
    expect(await commit()).toMatchObject({ status: 1 });
  });

  test('passes if there is nothing to review', async () => {
    await stage('other/bad.json', BAD);
    await stage('popups/notes.txt', 'Hello');
    expect(await commit()).toMatchObject({ status: 0 });
  });

  test('looks at nothing that was committed before', async () => {
    await stage('popups/old.json', BAD);
    await git('commit', '--no-verify', '--message', 'Old');
    await stage('popups/new.json', GOOD);
    expect(await commit()).toMatchObject({ status: 0 });
  });

  test('goes by the staged settings', async () => {
    const config = (severity: string): string => JSON.stringify({ rules: { 'unknown-field': severity } });
    await stage('.popup-contract.json', config('off'), config('error'));
    await stage('popups/bad.json', BAD);
    expect(await commit()).toMatchObject({ status: 0 });
  });

  test('works in a subfolder, with --all, and with a path', async () => {
    await stage('popups/popup.json', GOOD);
    expect(await commit()).toMatchObject({ status: 0 });
    write('popups/popup.json', BAD);
    expect(await git('-C', 'popups', 'commit', '--all', '--message', 'Bad')).toMatchObject({ status: 1 });
    expect(await git('commit', '--message', 'Bad', '--', 'popups/popup.json')).toMatchObject({ status: 1 });
  });

  test('leaves nothing behind', async () => {
    const temporary = join(project, 'tmp');
    mkdirSync(temporary);
    await stage('popups/bad.json', BAD);
    const env = { ...surroundings(), TMPDIR: temporary };
    expect(await run('git', ['commit', '--message', 'Bad'], { cwd: project, env })).toMatchObject({ status: 1 });
    expect(await inProject('ls', '-A', 'tmp')).toMatchObject({ stdout: '' });
  });
});

describe('the workflow', () => {
  const [install = '', review = '', ...others] = workflowCommands();

  test('installs and reviews', () => {
    expect({ install, others }).toEqual({ install: 'npm ci', others: [] });
    expect(review).toContain('popup-contract check');
  });

  test('installs', { timeout: 120_000 }, async () => {
    rmSync(join(project, 'node_modules'));
    expect(await shell(install)).toMatchObject({ status: 0 });
    write('popups/good.json', GOOD);
    expect(await shell(review)).toMatchObject({ status: 0 });
  });

  const sarif = (): { runs: { results: { ruleId: string }[] }[] } =>
    JSON.parse(readFileSync(join(project, 'popups.sarif'), 'utf8'));
  const summary = (): string => readFileSync(join(project, 'summary.md'), 'utf8');

  test('passes good payloads', async () => {
    write('popups/good.json', GOOD);
    expect(await shell(review)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(sarif().runs[0]?.results).toEqual([]);
    expect(summary()).toContain('1 payload, nothing to say');
  });

  test('fails for a bad one, with annotations, SARIF and a summary', async () => {
    write('popups/good.json', GOOD);
    write('popups/bad.json', BAD);
    const { status, stdout } = await shell(review);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=popups\/bad\.json,line=1,/);
    expect(sarif().runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['unknown-field']);
    expect(summary()).toContain('popups/bad.json');
  });

  test('uploads the file that it writes', () => {
    expect(shown('workflow')).toContain('sarif_file: popups.sarif');
  });
});

test('the command of the GitLab job writes its report, also of bad payloads', async () => {
  const [, command = ''] = /script: \[npm ci, (.*)\]/.exec(GUIDE) ?? [];
  const [, report = ''] = /junit: (\S+)/.exec(GUIDE) ?? [];
  write('popups/bad.json', BAD);
  expect(await shell(command)).toMatchObject({ status: 1 });
  expect(readFileSync(join(project, report), 'utf8')).toContain('<testsuites');
});

describe('the npm script', () => {
  beforeEach(() => {
    const file = join(project, 'package.json');
    const own = JSON.parse(readFileSync(file, 'utf8')) as object;
    const { scripts } = JSON.parse(shown('script')) as { scripts: Record<string, string> };
    writeFileSync(file, JSON.stringify({ ...own, scripts: { ...scripts, test: 'echo tested' } }));
  });

  test('passes and fails with the payloads', async () => {
    write('popups/popup.json', GOOD);
    expect(await inProject('npm', 'run', 'check:popups')).toMatchObject({ status: 0 });
    expect((await inProject('npm', 'test')).stdout).toContain('tested');
    write('popups/popup.json', BAD);
    expect(await inProject('npm', 'run', 'check:popups')).toMatchObject({ status: 1 });
    expect((await inProject('npm', 'test')).stdout).not.toContain('\ntested');
  });

  test('passes --fix on', async () => {
    write('popups/popup.json', GOOD.replace('}', ',}'));
    expect(await shell('npm run check:popups -- --fix')).toMatchObject({ status: 0 });
    expect(readFileSync(join(project, 'popups/popup.json'), 'utf8')).toBe(GOOD);
  });
});

describe('in a terminal', () => {
  const [, examples = ''] = /```sh\n(npx popup-contract check popup\.json\n[\s\S]*?)```/.exec(GUIDE) ?? [];

  test('every example runs', async () => {
    for (const path of ['popup.json', 'popups/a.json', 'more/deep/b.json', 'campaign.jsonl']) write(path, GOOD);
    write('bin/make-popup', `#!/bin/sh\ncat popup.json\n`);
    chmodSync(join(project, 'bin/make-popup'), 0o755);
    expect(examples.split('\n').length).toBeGreaterThan(4);
    const { status, stdout } = await shell(`export PATH="$PWD/bin:$PATH"\n${examples}`);
    expect({ status, lines: stdout.trim().split('\n') }).toMatchObject({ status: 0 });
    expect(stdout.match(/nothing to say/g)).toHaveLength(4);
  });

  test('the rules are listed and explained', async () => {
    const [, commands = ''] = /```sh\n(npx popup-contract check --list-rules\n[\s\S]*?)```/.exec(GUIDE) ?? [];
    expect(await shell(commands)).toMatchObject({ status: 0, stderr: '' });
  });

  test('a capture is reviewed', async () => {
    const [, command = ''] = /^mosquitto_sub .*\|\n +(.*)$/m.exec(GUIDE) ?? [];
    const topic = popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
    write('captured.txt', `${topic} ${GOOD}\n${topic} ${BAD}\n`);
    const { status, stdout } = await shell(`${command} < captured.txt`);
    expect(status).toBe(1);
    expect(stdout).toContain(`-:2:${topic.length + 3}`);
  });
});
