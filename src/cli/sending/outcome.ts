/** What became of a message to one car, in words. */
import type { ContractError } from '../../error/contract-error.js';
import type { Accepted } from '../../sender/send-options.js';
import { onError, onOutput } from '../terminal/output.js';
import { describeFailure } from '../terminal/user-error.js';

/** MQTT 5 reason code: accepted, but there are no matching subscribers. */
export const NOBODY_SUBSCRIBED = 0x10;

export const ACCEPTED = 'The broker has accepted it. That does not say that anybody saw it.';

/** A message that the broker has accepted. */
export function describeAccepted({ topic, bytes, reasonCode }: Accepted): string[] {
  const rows = {
    topic,
    payload: `${bytes} bytes`,
    'reason code': `0x${reasonCode.toString(16).padStart(2, '0')}${reasonCode === 0 ? '' : `: ${reasonHint(reasonCode)}`}`,
  };
  return [
    `${onOutput('green', '✓')} ${ACCEPTED}`,
    ...Object.entries(rows).map(([name, value]) => `  ${onOutput('dim', name.padEnd(11))}  ${value}`),
  ];
}

/** What a reason code other than 0 means. */
export function reasonHint(reasonCode: number): string {
  if (reasonCode !== NOBODY_SUBSCRIBED) return 'accepted, with a reason code other than 0';
  return 'nobody is subscribed to this topic. The car may be off, or subscribed with the other form of the last slash';
}

/** The first line distinguishes: not sent, refused by the broker, outcome unknown. */
export function describeFailed(error: ContractError): string[] {
  const [mark, verdict] = VERDICTS[error.code] ?? ['✗', 'NOT SENT'];
  const advice = error.code === 'OUTCOME_UNKNOWN' ? [SHOWN_TWICE] : [];
  return [`${onError('red', mark)} ${onError('bold', verdict)}: ${describeFailure(error)}`, ...advice];
}

const VERDICTS: { [code in ContractError['code']]?: [mark: string, verdict: string] } = {
  REFUSED: ['✗', 'NOT ACCEPTED'],
  OUTCOME_UNKNOWN: ['?', 'NOBODY KNOWS'],
};

/** Advice about a popup that was or may have been accepted. */
export const SHOWN_TWICE = '  If you send it again, the popup may be shown twice.';
