/** The attributes of spans and metrics. None holds a text, a content, a reference or a receipt. */
import type { Attributes } from '@opentelemetry/api';
import { TOPICS } from '#contract/topics.js';
import { type ContractError, isContractError } from '../../error/contract-error.js';
import type { AskResult } from '../asking/ask-options.js';
import type { Accepted } from '../send-options.js';

const { template } = TOPICS.popup;

export const SPAN_NAMES = { send: `send ${template}`, ask: `ask ${template}` } as const;

/** What OpenTelemetry has no convention for. */
export const OWN = {
  outcome: 'webportal_popup.outcome',
  action: 'webportal_popup.action',
  delivery: 'webportal_popup.delivery',
  isLate: 'webportal_popup.late',
  reason: 'webportal_popup.reason',
  vin: 'webportal_popup.vin',
} as const;

/** Where the broker is, as far as the client knows. */
export interface BrokerAddress {
  host?: string | undefined;
  port?: number | undefined;
}

/** By the conventions for messaging. The VIN is part of the topic, so only the topic's template is told. */
export const sendAttributes = ({ host, port }: BrokerAddress): Attributes => ({
  'messaging.system': 'mqtt',
  'messaging.operation.name': 'send',
  'messaging.operation.type': 'send',
  'messaging.destination.template': template,
  ...(host === undefined ? {} : { 'server.address': host }),
  ...(port === undefined ? {} : { 'server.port': port }),
});

/** What became of a message or a question. */
export interface Outcome {
  attributes: Attributes;
  /** By the conventions for errors. */
  error: { 'error.type'?: string };
}

export function sendOutcome(result: Accepted | ContractError): Outcome {
  return 'status' in result ? { attributes: { [OWN.outcome]: result.status }, error: {} } : failure(result);
}

export function askOutcome(result: AskResult): Outcome {
  const details = result.status === 'answered' ? { [OWN.action]: result.action } : { [OWN.delivery]: result.delivery };
  return { attributes: { [OWN.outcome]: result.status, ...details }, error: {} };
}

/** The error's code alone: its message may be about the caller's data. */
export function failure(error: unknown): Outcome {
  // The conventions' name for an error of no known kind.
  const code = isContractError(error) ? error.code : '_OTHER';
  return { attributes: { [OWN.outcome]: code }, error: { 'error.type': code } };
}
