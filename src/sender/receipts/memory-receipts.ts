import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { checkOptions, millisecondsOption, type OptionRule, objectWith } from '../../options/check-options.js';
import type { AnswerVerdict, Question, Receipts, RecordedAnswer } from './receipts.js';

/**
 * Options of {@link memoryReceipts}.
 *
 * @example
 * import type { MemoryReceiptsOptions } from 'webportal-popup-contract/sender';
 *
 * const options: MemoryReceiptsOptions = { keepMs: 3_600_000 };
 */
export interface MemoryReceiptsOptions {
  /** How long after asking an answer still counts, in ms; a day by default. An application in the background answers late. */
  keepMs?: number | undefined;
  /** The clock; the machine's monotonic clock by default. */
  clock?: Clock | undefined;
}

/** An application in the background answers when it is shown again. */
export const DEFAULT_KEEP_MS = 24 * 60 * 60 * 1000;

const RULES: Record<keyof MemoryReceiptsOptions, OptionRule> = {
  keepMs: millisecondsOption,
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
};

interface Open extends Question {
  expiresAt: number;
  isAnswered: boolean;
}

/**
 * Receipts of one process. What it was asked and not answered is lost when the process ends.
 *
 * @param options - How long they are kept.
 * @returns The receipts. They hold no timer; there is nothing to close.
 * @throws `ContractError` with the code `INVALID_OPTIONS`.
 *
 * @example
 * import { memoryReceipts } from 'webportal-popup-contract/sender';
 *
 * const receipts = memoryReceipts();
 * receipts.open({ id: 'q83vEjRWeJCrze8SNFZ4kA', vin: 'DEM0CAR0000000001' });
 * const answer = { id: 'q83vEjRWeJCrze8SNFZ4kA', vin: 'DEM0CAR0000000001', action: 'ok' as const };
 * await receipts.record(answer); // => 'new'
 * await receipts.record(answer); // => 'repeated'
 */
export function memoryReceipts(options: MemoryReceiptsOptions = {}): Receipts {
  checkOptions(options, RULES);
  const { keepMs = DEFAULT_KEEP_MS, clock = systemClock } = options;
  // In the order in which they expire, since all are kept equally long.
  const questions = new Map<string, Open>();
  const listeners = new Set<(answer: RecordedAnswer) => void | Promise<void>>();

  const dropExpired = (): void => {
    const now = clock.now();
    for (const [id, { expiresAt }] of questions) {
      if (expiresAt > now) break;
      questions.delete(id);
    }
  };
  const judge = ({ id, vin }: { id: string; vin: string }): AnswerVerdict => {
    dropExpired();
    const question = questions.get(id);
    if (question === undefined) return 'unknown';
    if (!isSameCar(question.vin, vin)) return 'foreign';
    if (question.isAnswered) return 'repeated';
    question.isAnswered = true;
    return 'new';
  };
  return {
    open(question) {
      dropExpired();
      questions.set(question.id, { ...question, expiresAt: clock.now() + keepMs, isAnswered: false });
    },
    forget: (id) => void questions.delete(id),
    async record(answer) {
      const verdict = judge(answer);
      const reference = questions.get(answer.id)?.reference;
      const recorded: RecordedAnswer = reference === undefined ? answer : { ...answer, reference };
      if (verdict === 'new') await Promise.all([...listeners].map((handle) => handle(recorded)));
      return verdict;
    },
    listen(handle) {
      listeners.add(handle);
      return () => void listeners.delete(handle);
    },
  };
}

/** Letters in either case are one car. */
function isSameCar(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
