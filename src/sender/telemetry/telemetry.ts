import type { PopupAction } from '#contract/types.js';
import type { ContractError } from '../../error/contract-error.js';
import type { AskResult, UnexpectedReceipts } from '../asking/ask-options.js';
import type { Message } from '../outbox/entry.js';
import type { Accepted } from '../send-options.js';

/** One message on its way. */
export interface Sending {
  /** Called once. `publishedAt` is the clock reading of the publish; `undefined` if the message was not published. */
  end(outcome: Accepted | ContractError, publishedAt: number | undefined): void;
}

/** Told of what a sender does. No method throws. */
export interface Telemetry {
  /** A message is queued; `undefined` if nobody wants to know. */
  sending(message: Message): Sending | undefined;
  /** A message was refused before it was queued. `given` are the caller's options. */
  refused(error: unknown, given: unknown): void;
  /** Runs `ask`, once, and returns its promise. `given` are the caller's options. */
  asking(given: unknown, ask: () => Promise<AskResult>): Promise<AskResult>;
  /** Runs what goes on in the background, once, so that it belongs to no span of who happens to start it. */
  detached<Result>(run: () => Result): Result;
  /** An answer counts. It is late if its question has settled before. */
  answered(action: PopupAction, isLate: boolean): void;
  /** A receipt settles nothing. */
  unexpected(reason: keyof UnexpectedReceipts): void;
}

/** Without OpenTelemetry's API. */
export const NO_TELEMETRY: Telemetry = {
  sending: () => undefined,
  refused: () => undefined,
  asking: (_, ask) => ask(),
  detached: (run) => run(),
  answered: () => undefined,
  unexpected: () => undefined,
};
