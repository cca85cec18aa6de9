import type { AskResult } from '../../sender/asking/ask-options.js';
import { answerLines } from '../sending/answer-text.js';
import { inSeconds } from '../sending/defaults.js';
import { SHOWN_TWICE } from '../sending/outcome.js';
import { type Output, onError, onOutput } from '../terminal/output.js';
import { EXIT } from '../terminal/user-error.js';

/** What ends the wait for an answer that does not come. */
export type WaitEnd = 'deadline' | 'interrupt' | 'connection';

/** Prints what became of a question. Returns the exit code. */
export function reportResult(result: AskResult, end: WaitEnd, answerWithinMs: number, output: Output): number {
  if (result.status === 'answered') {
    const [first = '', ...more] = answerLines(result);
    for (const line of [`${onOutput('green', '✓')} ${first}`, ...more]) output.result(line);
    return 0;
  }
  const why = WHY_NO_ANSWER[end](answerWithinMs);
  output.problem(`${onError('yellow', '!')} ${onError('bold', 'NO ANSWER')} ${why}. ${DELIVERIES[result.delivery]}`);
  output.problem(SHOWN_TWICE);
  return EXIT.noAnswer;
}

/** The same as one line of JSON, whatever it was. */
export function reportJson(result: AskResult, output: Output): number {
  output.result(JSON.stringify(result));
  return result.status === 'answered' ? 0 : EXIT.noAnswer;
}

const WHY_NO_ANSWER: Readonly<Record<WaitEnd, (answerWithinMs: number) => string>> = {
  deadline: (ms) => `within ${inSeconds(ms)} s`,
  interrupt: () => 'before the interruption',
  connection: () => 'before the connection to the broker was lost, which will not be retried',
};

const DELIVERIES: Readonly<Record<Extract<AskResult, { status: 'no-answer' }>['delivery'], string>> = {
  accepted: 'The broker has accepted the popup: the driver may have seen it, or may still see it.',
  unknown: 'Nobody knows whether the broker has accepted the popup.',
};
