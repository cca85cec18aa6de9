#!/usr/bin/env node
import { Command } from 'commander';
import { CONTRACT_VERSION } from '../../generated/v1/names.js';
import { addDemo } from './demo/command.js';
import { addSend } from './send/command.js';
import { describeFailure } from './terminal/user-error.js';
import { addTopic } from './topic/command.js';

const program = new Command('popup-contract')
  .description('The popup contract between a back-end and a car: try it, and check against it.')
  .version(CONTRACT_VERSION, '--version', 'print the version of the contract')
  .showHelpAfterError();
addDemo(program);
addTopic(program);
addSend(program);

// EPIPE: the reader has closed the pipe (`| head`). The work continues, so that the exit code stays correct.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
