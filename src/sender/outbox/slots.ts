import { type ContractError, isContractError } from '../../error/contract-error.js';
import { pacingUnavailable } from '../failures.js';
import type { Pacing, PacingAnswer, PacingSlot } from '../pacing/pacing.js';

/** Asks a pacing that may answer at once, later, not at all, or wrongly. */
export class Slots {
  constructor(private readonly pacing: Pacing) {}

  /** Calls back once: at once where the pacing answers at once. Returns a promise when it answers later. */
  take(
    vins: readonly string[],
    use: (answers: readonly PacingAnswer[]) => void,
    failed: (error: ContractError) => void,
  ): Promise<void> | undefined {
    const fail = (error: unknown): void => failed(storeFailure(error));
    try {
      const answers = this.pacing.take(vins);
      if ('then' in answers) return answers.then(use).catch(fail);
      use(answers);
    } catch (error) {
      fail(error);
    }
    return undefined;
  }

  /** A slot that cannot be given back runs out by itself: nothing else depends on it. */
  giveBack(slot: PacingSlot): void {
    Promise.resolve([slot])
      .then((slots) => this.pacing.giveBack(slots))
      .catch(() => undefined);
  }
}

function storeFailure(error: unknown): ContractError {
  if (isContractError(error, 'PACING_UNAVAILABLE')) return error;
  return pacingUnavailable('the pacing failed', error);
}
