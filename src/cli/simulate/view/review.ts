/** What is wrong with a payload, and how large it is, as it is written. */
import { LIMITS } from '#contract/limits.js';
import { reviewPayload } from '../../../review/review-payload.js';
import { element, withText } from './element.js';

export function showReview(payload: string, sizeId: string, findingsId: string): void {
  const bytes = new TextEncoder().encode(payload);
  element(sizeId).textContent = `${bytes.length} of ${LIMITS.maxPayloadBytes} bytes`;
  const { findings } = reviewPayload(bytes);
  element(findingsId).replaceChildren(
    ...findings
      .toSorted(byGravity)
      .map(({ severity, message, line, column }) =>
        withText('li', `${severity}${line === undefined ? '' : ` at ${line}:${column}`}: ${message}`),
      ),
  );
}

const GRAVITY: readonly string[] = ['error', 'warning', 'info'];

function byGravity(one: { severity: string }, other: { severity: string }): number {
  return GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity);
}

/** No payload to review, and why. */
export function showProblem(problem: string, sizeId: string, findingsId: string): void {
  element(sizeId).textContent = '';
  element(findingsId).replaceChildren(...(problem === '' ? [] : [withText('li', problem)]));
}
