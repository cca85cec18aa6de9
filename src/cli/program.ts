import { Command, CommanderError } from 'commander';
import { CONTRACT_VERSION } from '#contract/names.js';
import { addAsk } from './ask/command.js';
import { addCheck } from './check/command.js';
import { addDemo } from './demo/command.js';
import { addDiff } from './diff/command.js';
import { addPreview } from './preview/command.js';
import { addSend } from './send/command.js';
import { addSimulate } from './simulate/command.js';
import { addStatus } from './status/command.js';
import { consoleOutput, setColourFlag } from './terminal/output.js';
import { describeFailure, EXIT, UsageError } from './terminal/user-error.js';
import { addTopic } from './topic/command.js';
import { addWork } from './worker/command.js';

/** Runs the command that the arguments of the process name, and sets its exit code. */
export async function runProgram(): Promise<void> {
  const program = new Command('popup-contract')
    .description('The popup contract between a back-end and a car: try it, and check against it.')
    .version(CONTRACT_VERSION, '--version', 'print the version of the contract')
    .option('--color', 'print colours, also into a file or a pipe')
    .option('--no-color', 'print no colours (default: colours on a terminal, unless NO_COLOR or FORCE_COLOR is set)')
    .showHelpAfterError()
    // Commands inherit these when they are added.
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .hook('preAction', () => setColourFlag(program.opts<{ color?: boolean }>().color));
  addCommands(program);
  ignoreClosedPipes();
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeAfter(error);
    // Commander has printed its own.
    if (!(error instanceof CommanderError)) consoleOutput.problem(describeFailure(error));
  }
}

/** Adds every command. Each loads its code when it is run. */
export function addCommands(program: Command): void {
  addDemo(program);
  addCheck(program);
  addDiff(program);
  addTopic(program);
  addPreview(program);
  addSend(program);
  addAsk(program);
  addWork(program);
  addStatus(program);
  addSimulate(program);
}

function exitCodeAfter(error: unknown): number {
  // Asking for help or for the version ends with an error, too, whose code is 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  return error instanceof UsageError ? EXIT.usage : EXIT.failure;
}

/** EPIPE: the reader has closed the pipe (`| head`). The work continues, so that the exit code stays correct. */
function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
