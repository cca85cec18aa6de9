import { isContractError } from '../../error/contract-error.js';
import { type Interrupt, interruptible } from '../terminal/interrupt.js';
import type { Output } from '../terminal/output.js';
import { EXIT } from '../terminal/user-error.js';
import type { ConnectionFlags } from './broker-options.js';
import { type OpenSender, openSender } from './open-sender.js';
import { describeFailed } from './outcome.js';

/**
 * Connects, does `work` with the sender, and disconnects. Prints a `ContractError` of either.
 *
 * @param work - Returns the exit code, unless a signal decides it.
 * @returns The exit code.
 */
export function withSender(
  flags: ConnectionFlags,
  output: Output,
  work: (open: OpenSender, interrupt: Interrupt) => Promise<number>,
): Promise<number> {
  return interruptible(async (interrupt) => {
    const code = await connectAndWork(flags, output, interrupt, work);
    return interrupt.exitCode ?? code;
  });
}

async function connectAndWork(
  flags: ConnectionFlags,
  output: Output,
  interrupt: Interrupt,
  work: (open: OpenSender, interrupt: Interrupt) => Promise<number>,
): Promise<number> {
  try {
    output.aside('Connecting …');
    const open = await openSender(flags);
    interrupt.arm();
    try {
      return await work(open, interrupt);
    } finally {
      await open.close();
    }
  } catch (error) {
    if (!isContractError(error)) throw error;
    for (const line of describeFailed(error)) output.problem(line);
    return EXIT.failure;
  }
}
