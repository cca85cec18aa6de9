import { type Command, InvalidArgumentError, Option } from 'commander';
import { SCREENS } from '#contract/limits.js';
import { PAYLOAD_KINDS } from '../../review/payload-kind-names.js';
import { atLeastOne } from '../terminal/arguments.js';
import { consoleOutput } from '../terminal/output.js';
import { FORMAT_NAMES, type Format } from './formats/format-names.js';
import type { CheckFlags } from './run.js';

type OutputFile = NonNullable<CheckFlags['output']>[number];

/** `popup-contract check` */
export function addCheck(program: Command): void {
  const check = program
    .command('check')
    .description('review payloads: what is wrong, where, and what to write instead')
    .argument('[files...]', 'files, folders or globs of JSON (a payload a file) and JSON lines; - is standard input');
  check
    .optionsGroup('What is checked:')
    .addOption(
      new Option('--as <kind>', 'what the payloads are meant to be; by default told from what is there').choices(
        PAYLOAD_KINDS,
      ),
    )
    .option('--topic <topic>', 'the topic that they are published on, to review it too')
    .addOption(
      new Option('--screen <pixels>', 'the size of the app area, to review whether lines fit').choices(
        Object.keys(SCREENS),
      ),
    )
    .option('--capture', "the files are captures of mosquitto_sub -F '%t %p': topic and payload are reviewed together")
    .option('--stdin-filename <name>', 'what to call standard input; its ending tells what is in it')
    .option('--watch', 'check again whenever a file changes');
  check
    .optionsGroup('Rules:')
    .option('--config <file>', 'severities of rules; by default the nearest .popup-contract.json from here upwards')
    .option('--list-rules', 'print the rules instead')
    .option('--explain <rule>', 'print what a rule asks for, why, and an example instead');
  check
    .optionsGroup('Mending:')
    .option('--fix', 'mend what surely can be: byte order marks, comments, commas, carriage returns, misspelt fields')
    .option('--dry-run', 'show what --fix would change instead');
  check
    .optionsGroup('Reports:')
    .addOption(
      new Option('--format <format>', 'how to print the findings; may be repeated')
        .choices(FORMAT_NAMES)
        .argParser(listOf(formatNamed))
        .default(undefined, 'pretty'),
    )
    .option('--output <format=file>', 'write a report into a file; may be repeated', listOf(outputFile))
    .addOption(
      new Option('--fail-on <severity>', 'what ends with exit code 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--quiet', 'report errors only')
    .option('--max-findings <count>', 'report no more than so many', atLeastOne);
  check
    .optionsGroup('Other:')
    .helpOption('-h, --help', 'display this help')
    .addHelpText('after', HELP)
    .action(async (files: string[], flags: CheckFlags) => {
      const { runCheck } = await import('./run.js');
      process.exitCode = await runCheck(files, flags, {
        print: consoleOutput.result,
        problem: consoleOutput.problem,
        stdin: process.stdin,
      });
    });
}

/** Collects the values of an option that may be repeated. */
function listOf<Value>(parse: (text: string) => Value): (text: string, list?: Value[]) => Value[] {
  return (text, list = []) => [...list, parse(text)];
}

function formatNamed(name: string): Format {
  const format = FORMAT_NAMES.find((known) => known === name);
  if (format === undefined) throw new InvalidArgumentError(`Allowed choices are ${FORMAT_NAMES.join(', ')}.`);
  return format;
}

function outputFile(text: string): OutputFile {
  const [, name = '', path = ''] = /^(\w+)=(.+)$/s.exec(text) ?? [];
  if (path === '') throw new InvalidArgumentError('It must be a format and a file, such as sarif=report.sarif.');
  return { format: formatNamed(name), path };
}

const HELP = `
JSON lines (.jsonl, .ndjson) have a payload on each line. Folders are searched for these and for .json.

Exit codes:
  0  nothing that --fail-on asks for
  1  there were findings
  2  could not run: a file cannot be read, or the options are wrong

Examples:
  popup-contract check payloads/ 'more/**/*.json'
  popup-contract check --fix --dry-run popup.json
  popup-contract check payloads/ --format github --output sarif=popups.sarif
  mosquitto_sub ... -W 60 -F '%t %p' | popup-contract check --capture -
`;
