import { type ContractError, isContractError } from '../../error/contract-error.js';
import type { Accepted } from '../../sender/send-options.js';
import { type Interrupt, interruptible } from '../terminal/interrupt.js';
import { type Output, onError, onOutput } from '../terminal/output.js';
import { describeFailure } from '../terminal/user-error.js';
import { openDrySender, openSender } from './open-sender.js';
import type { Plan } from './plan.js';
import { NOBODY_SUBSCRIBED } from './report/fleet-counts.js';

/** Sends to one car. Returns the exit code. */
export function sendToOneCar(plan: Plan, output: Output): Promise<number> {
  return interruptible((interrupt) => send(plan, output, interrupt));
}

async function send(plan: Plan, output: Output, interrupt: Interrupt): Promise<number> {
  const { vin = '' } = plan.flags;
  try {
    output.aside('Connecting …');
    const { sender, close } = await openSender(plan);
    interrupt.arm();
    try {
      const { waitMs } = plan.times;
      output.aside(waitMs > 0 ? `Sending; it may wait for up to ${waitMs / 1000} s …` : 'Sending …');
      const accepted = await sender.send({ vin, ...plan.popup, ...plan.times, signal: interrupt.signal });
      for (const line of describeAccepted(accepted)) output.result(line);
      return interrupt.exitCode ?? 0;
    } finally {
      await close();
    }
  } catch (error) {
    if (!isContractError(error)) throw error;
    for (const line of describeFailed(error)) output.problem(line);
    return interrupt.exitCode ?? 1;
  }
}

/** Dry run: prints topic and payload for one car. Returns the exit code. */
export async function printForOneCar(plan: Plan, output: Output): Promise<number> {
  const sender = openDrySender(plan, async (topic, payload) => {
    output.result(topic);
    output.result(payload.toString());
  });
  await sender.send({ vin: plan.flags.vin ?? '', ...plan.popup });
  await sender.close();
  return 0;
}

function describeAccepted({ topic, bytes, reasonCode }: Accepted): string[] {
  const rows = {
    topic,
    payload: `${bytes} bytes`,
    'reason code': `0x${reasonCode.toString(16).padStart(2, '0')}${reasonCode === 0 ? '' : `: ${reasonHint(reasonCode)}`}`,
  };
  return [
    `${onOutput('green', '✓')} The broker has accepted it. That does not say that anybody saw it.`,
    ...Object.entries(rows).map(([name, value]) => `  ${onOutput('dim', name.padEnd(11))}  ${value}`),
  ];
}

function reasonHint(reasonCode: number): string {
  if (reasonCode !== NOBODY_SUBSCRIBED) return 'accepted, with a reason code other than 0';
  return 'nobody is subscribed to this topic. The car may be off, or subscribed with the other form of the last slash';
}

/** The first line distinguishes: not sent, refused by the broker, outcome unknown. */
function describeFailed(error: ContractError): string[] {
  const [mark, verdict] = VERDICTS[error.code] ?? ['✗', 'NOT SENT'];
  const advice = error.code === 'OUTCOME_UNKNOWN' ? ['  If you send it again, the popup may be shown twice.'] : [];
  return [`${onError('red', mark)} ${onError('bold', verdict)}: ${describeFailure(error)}`, ...advice];
}

const VERDICTS: { [code in ContractError['code']]?: [mark: string, verdict: string] } = {
  REFUSED: ['✗', 'NOT ACCEPTED'],
  OUTCOME_UNKNOWN: ['?', 'NOBODY KNOWS'],
};
