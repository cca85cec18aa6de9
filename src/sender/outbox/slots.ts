import { type ContractError, isContractError } from '../../error/contract-error.js';
import { pacingUnavailable } from '../failures.js';
import type { Pacing, PacingAnswer, PacingSlot } from '../pacing/pacing.js';

/** Calls a pacing, which may be synchronous or asynchronous, and which may fail. */
export class Slots {
  constructor(private readonly pacing: Pacing) {}

  /**
   * Calls `onAnswers` or `onFailure`: synchronously when the pacing answers so; otherwise before the returned promise
   * resolves.
   */
  take(
    vins: readonly string[],
    onAnswers: (answers: readonly PacingAnswer[]) => void,
    onFailure: (error: ContractError) => void,
  ): Promise<void> | undefined {
    const fail = (error: unknown): void => onFailure(toPacingUnavailable(error));
    try {
      const answers = this.pacing.take(vins);
      if ('then' in answers) return answers.then(onAnswers).catch(fail);
      onAnswers(answers);
    } catch (error) {
      fail(error);
    }
    return undefined;
  }

  /** Gives the slot back in the background. Ignores failures: the slot expires by itself. */
  giveBack(slot: PacingSlot): void {
    Promise.resolve([slot])
      .then((slots) => this.pacing.giveBack(slots))
      .catch(() => undefined);
  }
}

function toPacingUnavailable(error: unknown): ContractError {
  if (isContractError(error, 'PACING_UNAVAILABLE')) return error;
  return pacingUnavailable('the pacing failed', error);
}
