import { ACCEPTED, reasonHint } from '../sending/outcome.js';
import { type PopupFlags, readPopupOptions } from '../sending/popup-options.js';
import { withSender } from '../sending/with-sender.js';
import { consoleOutput, type Output } from '../terminal/output.js';
import { type Progress, startProgress } from '../terminal/progress.js';
import { type AskFlags, type Question, readQuestion } from './question.js';
import { reportJson, reportResult, type WaitEnd } from './report.js';
import { waitingProgress } from './waiting-progress.js';

/** Asks the driver of one car, and prints the answer. Returns the exit code. */
export function runAsk(flags: AskFlags & PopupFlags): Promise<number> {
  return askOneCar(flags, readQuestion(flags, readPopupOptions(flags)), consoleOutput);
}

/** The same for a question that was read already. */
export function askOneCar(flags: AskFlags, question: Question, output: Output): Promise<number> {
  return withSender(flags, output, async ({ sender, onAccepted, onLostForGood }, interrupt) => {
    let end: WaitEnd = 'deadline';
    const stop = new AbortController();
    const giveUp = (reason: WaitEnd) => (): void => {
      end = reason;
      stop.abort(interrupt.signal.reason);
    };
    interrupt.signal.addEventListener('abort', giveUp('interrupt'));
    if (interrupt.signal.aborted) giveUp('interrupt')();
    onLostForGood(giveUp('connection'));
    const wait = showWait(question.answerWithinMs, output);
    onAccepted(wait.start);
    output.aside('Asking …');
    const result = await sender.ask({ ...question, signal: stop.signal }).finally(wait.stop);
    if (flags.json) return reportJson(result, output);
    return reportResult(result, end, question.answerWithinMs, output);
  });
}

/** Shows the time that is left, from the moment when the broker has accepted the popup. */
function showWait(answerWithinMs: number, output: Output): { start(reasonCode: number): void; stop(): void } {
  let progress: Progress | undefined;
  return {
    start: (reasonCode) => {
      output.aside(ACCEPTED);
      if (reasonCode !== 0) output.problem(reasonHint(reasonCode));
      progress = startProgress(waitingProgress(answerWithinMs), output.aside);
    },
    stop: () => progress?.stop(),
  };
}
