import type { ContractError } from '../../../error/contract-error.js';
import type { FleetResult } from '../../../sender/send-options.js';

/** How many cars stand for a group of failures. */
const EXAMPLES_PER_GROUP = 3;

/** Failures of one kind. */
export interface FailureGroup {
  code: string;
  count: number;
  /** What the first of them says. */
  message: string;
  /** The first few cars, or lines of the list. */
  examples: string[];
}

/** What has become of a fleet so far. */
export class FleetCounts {
  /** In this run. */
  accepted = 0;
  acceptedBefore = 0;
  refused = 0;
  unknown = 0;
  /** Unknown since an earlier run, and not sent again. */
  unknownBefore = 0;
  /** Lines with a car that was in the list already. */
  repeated = 0;
  /** With the sender. */
  waiting = 0;
  /** Of the accepted: nobody was subscribed to their topic. */
  unsubscribed = 0;
  readonly refusals = new Map<string, FailureGroup>();
  readonly doubts = new Map<string, FailureGroup>();

  /** Lines of the list that are dealt with. */
  get done(): number {
    return this.sent + this.acceptedBefore + this.unknownBefore + this.repeated;
  }

  /** Cars that this run has dealt with. */
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
    } else if (result.status === 'refused') this.refuse(result.vin, result.error);
    else this.#doubt(result.vin, result.error);
  }

  refuse(who: string, error: ContractError): void {
    this.refused++;
    count(this.refusals, who, error);
  }

  #doubt(who: string, error: ContractError): void {
    this.unknown++;
    count(this.doubts, who, error);
  }
}

/** MQTT 5: accepted, but there are no matching subscribers. */
export const NOBODY_SUBSCRIBED = 0x10;

function count(groups: Map<string, FailureGroup>, who: string, error: ContractError): void {
  const { code, reasonCode } = error;
  // A broker's reasons are as different as codes.
  const key = `${code} ${reasonCode}`;
  const group = groups.get(key) ?? { code, count: 0, message: reasonIn(error), examples: [] };
  group.count++;
  if (group.examples.length < EXAMPLES_PER_GROUP) group.examples.push(who);
  groups.set(key, group);
}

/** Without the code, which stands in front of it. */
function reasonIn({ code, message }: ContractError): string {
  return message.replace(`${code}: `, '');
}
