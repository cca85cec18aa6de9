/** The guide to reviewing payloads names what is there. What it shows is run in reviewing.slow.test.ts. */
import { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { lintWorkflow } from '../../scripts/lint-workflows/lint-workflow.js';
import { addCheck } from '../../src/cli/check/command.js';
import { CONFIG_NAME } from '../../src/cli/check/config.js';
import { FORMAT_NAMES } from '../../src/cli/check/formats/format-names.js';
import { RULES } from '../../src/review/rules.js';
import { check, TestFolder } from '../cli/check/harness.js';
import { GUIDE, shown } from './guide.js';

const folder = new TestFolder();
afterAll(() => folder.remove());

function checkCommand(): Command {
  const program = new Command();
  addCheck(program);
  const [command] = program.commands;
  if (command === undefined) throw new Error('There is no command');
  return command;
}

const namesIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => `${name}`);

describe('the guide', () => {
  test('names options that the command has', () => {
    const { options } = checkCommand();
    const rows = namesIn(GUIDE, /^\| `(--.+)` \|/gm).flatMap((row) => namesIn(row, /(--[a-z-]+)/g));
    expect(rows.length).toBeGreaterThan(9);
    const known = options.map(({ long }) => long);
    expect(rows.filter((row) => !known.includes(row))).toEqual([]);
  });

  test('names every format', () => {
    const row = /^\| `--format FORMAT` \|.*$/m.exec(GUIDE)?.[0] ?? '';
    expect(FORMAT_NAMES.filter((name) => !row.includes(`\`${name}\``))).toEqual([]);
  });

  test('explains a rule that exists', () => {
    const [explained] = namesIn(GUIDE, /--explain ([a-z-]+)/g);
    expect(RULES.map(({ id }) => id)).toContain(explained);
  });

  test('shows settings that the command takes', async () => {
    const config = folder.file(CONFIG_NAME, shown('config'));
    const { text, exitCode } = await check([folder.file('popup.json', '[]')], { config });
    expect({ text, exitCode }).toMatchObject({ exitCode: 1 });
  });
});

describe('the workflow', () => {
  test('is one that actionlint has nothing against', async () => {
    expect(await lintWorkflow(shown('workflow'), '.github/workflows/popups.yml')).toEqual([]);
  });

  test('would be told on', async () => {
    const broken = shown('workflow').replace('runs-on', 'run-on');
    expect(await lintWorkflow(broken, '.github/workflows/popups.yml')).not.toEqual([]);
  });
});
