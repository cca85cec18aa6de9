import { Command } from 'commander';
import { addCommands } from '../../src/cli/program.js';
import { describeFailure } from '../../src/cli/terminal/user-error.js';

/** What the command line says when it is wrong; in this process, because starting one takes longer than all else. */
export async function refusalOf(...args: string[]): Promise<string> {
  let told = '';
  const program = new Command('popup-contract')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        throw new Error(`not a refusal: ${text}`);
      },
      writeErr: (text) => {
        told += text;
      },
    });
  addCommands(program);
  for (const command of program.commands) {
    for (const one of [command, ...command.commands]) one.copyInheritedSettings(program);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    return told === '' ? describeFailure(error) : told;
  }
  throw new Error('there was nothing to refuse');
}
