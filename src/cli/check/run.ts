/** The implementation of `popup-contract check`, imported on demand. */
import { resolve } from 'node:path';
import type { Screen } from '#contract/limits.js';
import type { PayloadKind } from '../../review/payload-kind-names.js';
import { UsageError } from '../terminal/user-error.js';
import { type Checked, type CheckOptions, checkFiles } from './check-files.js';
import { readConfig } from './config.js';
import type { Format } from './formats/format-names.js';
import type { Summary } from './formats/report.js';
import { findFiles, STANDARD_INPUT } from './inputs/find-files.js';
import { type OutputFile, openOutputs } from './outputs.js';
import { startFileProgress } from './progress.js';
import { ruleExplained, ruleList } from './rule-text.js';
import { watchFiles } from './watch.js';

/** The flags of the command line. */
export interface CheckFlags {
  as?: PayloadKind;
  topic?: string;
  screen?: Screen;
  capture?: true;
  stdinFilename?: string;
  config?: string;
  format?: Format[];
  output?: OutputFile[];
  failOn: 'error' | 'warning' | 'never';
  quiet?: true;
  maxFindings?: number;
  fix?: true;
  dryRun?: true;
  watch?: true;
  listRules?: true;
  explain?: string;
}

/** Where the command reads and writes. */
export interface CheckStreams {
  print(text: string): void;
  problem(text: string): void;
  stdin: AsyncIterable<Uint8Array | string>;
}

/** Whether there is something that ends with exit code 1. */
const FAILS: Readonly<Record<CheckFlags['failOn'], (summary: Summary) => boolean>> = {
  error: ({ errors }) => errors > 0,
  warning: ({ errors, warnings }) => errors + warnings > 0,
  never: () => false,
};

/** `popup-contract check`. Prints what is asked for; resolves with the exit code. */
export async function runCheck(names: readonly string[], flags: CheckFlags, streams: CheckStreams): Promise<0 | 1 | 2> {
  if (flags.listRules || flags.explain !== undefined) {
    streams.print(flags.explain === undefined ? ruleList() : ruleExplained(flags.explain));
    return 0;
  }
  assertFlagsTogether(names, flags);
  const check = (): Promise<0 | 1 | 2> => checkOnce(names, flags, streams);
  const written = (flags.output ?? []).map(({ path }) => resolve(path));
  return flags.watch ? watchFiles(names, written, check, streams.problem) : check();
}

/** Rejects flags that would have no effect, or that contradict each other. */
function assertFlagsTogether(names: readonly string[], flags: CheckFlags): void {
  const readsStdin = names.includes(STANDARD_INPUT);
  const problems: [boolean, string][] = [
    [names.length === 0, 'There is nothing to check: name a file, a folder or a glob, or - for standard input'],
    [flags.topic !== undefined && flags.capture === true, 'A capture has its own topics: leave out --topic'],
    [flags.dryRun === true && !flags.fix, '--dry-run shows what --fix would change: give both'],
    [flags.stdinFilename !== undefined && !readsStdin, '--stdin-filename is for standard input (-)'],
    [flags.watch === true && readsStdin, 'Standard input cannot be watched'],
    [
      flags.fix === true && !flags.dryRun && readsStdin,
      'Standard input cannot be mended: --dry-run shows what would be',
    ],
  ];
  const problem = problems.find(([applies]) => applies)?.[1];
  if (problem !== undefined) throw new UsageError(problem);
}

async function checkOnce(names: readonly string[], flags: CheckFlags, streams: CheckStreams): Promise<0 | 1 | 2> {
  const { format = ['pretty'], output = [], failOn } = flags;
  const options = optionsOf(flags, streams);
  const outputPaths = output.map(({ path }) => resolve(path));
  const paths = findFiles(names, options.isCapture, outputPaths);
  const overwritten = paths.find((path) => outputPaths.includes(resolve(path)));
  if (overwritten !== undefined) throw new UsageError(`${overwritten} is to be checked: a report would replace it`);
  const progress = startFileProgress(paths.length);
  const print = progress.around(streams.print);
  const problem = progress.around(streams.problem);
  const { report, close } = openOutputs(format, output, print);
  try {
    // A document must not be mixed with anything.
    const onDiff = format.includes('pretty') ? print : problem;
    const checked = await checkFiles(paths, options, { report, onProblem: problem, onDiff, onFile: progress.next });
    if (checked.fixed > 0) problem(fixedLine(checked, flags));
    return checked.failed > 0 ? 2 : FAILS[failOn](checked.summary) ? 1 : 0;
  } finally {
    progress.stop();
    close();
  }
}

function optionsOf(flags: CheckFlags, { stdin }: CheckStreams): CheckOptions {
  const { as, topic, screen, capture = false, stdinFilename = STANDARD_INPUT, quiet = false, maxFindings } = flags;
  return {
    review: { as, topic, screen, rules: readConfig(flags.config, process.cwd()) },
    isCapture: capture,
    stdinName: stdinFilename,
    stdin,
    isQuiet: quiet,
    maxFindings: maxFindings ?? Number.POSITIVE_INFINITY,
    fix: flags.fix && (flags.dryRun ? 'show' : 'write'),
  };
}

function fixedLine({ fixed }: Checked, { dryRun }: CheckFlags): string {
  const files = `${fixed} file${fixed === 1 ? '' : 's'}`;
  return dryRun ? `--fix would change ${files}` : `Fixed ${files}`;
}
