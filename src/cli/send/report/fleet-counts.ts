import type { ContractError } from '../../../error/contract-error.js';
import type { FleetResult } from '../../../sender/send-options.js';
import { NOBODY_SUBSCRIBED } from '../../sending/outcome.js';

/** Number of cars listed as examples of a group of failures. */
const EXAMPLES_PER_GROUP = 3;

/** Failures with the same code and reason code. */
export interface FailureGroup {
  code: string;
  count: number;
  /** The message of the first of them. */
  message: string;
  /** The first few VINs, or line numbers of the list. */
  examples: string[];
}

/** Cars for which there was nothing to do but to say why. */
export class Refusals {
  refused = 0;
  readonly refusals = new Map<string, FailureGroup>();

  addRefused(who: string, error: ContractError): void {
    this.refused++;
    count(this.refusals, who, error);
  }
}

/** Counters of a fleet's results. */
export class FleetCounts extends Refusals {
  /** Accepted in this run. */
  accepted = 0;
  acceptedBefore = 0;
  unknown = 0;
  /** Unknown since an earlier run, and not sent again. */
  unknownBefore = 0;
  /** Lines with a car that was already in the list. */
  repeated = 0;
  /** Passed to the sender, without a result yet. */
  waiting = 0;
  /** Accepted, but no client was subscribed to the topic. */
  unsubscribed = 0;
  readonly unknowns = new Map<string, FailureGroup>();

  /** Lines of the list that are finished. */
  get done(): number {
    return this.sent + this.acceptedBefore + this.unknownBefore + this.repeated;
  }

  /** Cars with a result in this run. */
  get sent(): number {
    return this.accepted + this.refused + this.unknown;
  }

  get allAccepted(): boolean {
    return this.refused + this.unknown + this.unknownBefore === 0;
  }

  add(result: FleetResult): void {
    if (!('error' in result)) {
      this.accepted++;
      if (result.reasonCode === NOBODY_SUBSCRIBED) this.unsubscribed++;
    } else if (result.status === 'refused') this.addRefused(result.vin, result.error);
    else this.#addUnknown(result.vin, result.error);
  }

  #addUnknown(who: string, error: ContractError): void {
    this.unknown++;
    count(this.unknowns, who, error);
  }
}

function count(groups: Map<string, FailureGroup>, who: string, error: ContractError): void {
  const { code, reasonCode } = error;
  // A broker's refusals share one code and differ in their reason.
  const key = `${code} ${reasonCode}`;
  const group = groups.get(key) ?? { code, count: 0, message: reasonIn(error), examples: [] };
  group.count++;
  if (group.examples.length < EXAMPLES_PER_GROUP) group.examples.push(who);
  groups.set(key, group);
}

/** The message without the code, which is printed in front of it. */
function reasonIn({ code, message }: ContractError): string {
  return message.replace(`${code}: `, '');
}
