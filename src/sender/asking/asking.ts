/** Questions of this process: each is sent with a receipt, and settles once, by its answer or by its deadline. */
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { Clock } from '../../clock/clock.js';
import { isContractError } from '../../error/contract-error.js';
import type { OptionRules } from '../../options/check-options.js';
import { addReceipt } from '../../receipt/content.js';
import { createReceiptId } from '../../receipt/create-receipt-id.js';
import { isReceiptLike, readReceipt } from '../../receipt/receipt-message.js';
import type { ReceivedAppMessage } from '../app-messages.js';
import { aborted, unexpectedReceipt } from '../failures.js';
import { AbortSignals } from '../outbox/abort-signals.js';
import type { AnswerVerdict, Receipts, RecordedAnswer } from '../receipts/receipts.js';
import { SEND_RULES } from '../send-one.js';
import type { Accepted, SendOptions } from '../send-options.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { AnswerRecorder } from './answer-recorder.js';
import {
  ANSWER_RULES,
  type AnswerHandler,
  type AskOptions,
  type AskResult,
  DEFAULT_ANSWER_WITHIN_MS,
  type UnexpectedReceipts,
} from './ask-options.js';

interface AskingOptions {
  receipts: Receipts;
  clock: Clock;
  telemetry: Telemetry;
  /** Throws a `ContractError` if the options are not those of a message. */
  check(options: SendOptions<object>, rules: OptionRules): void;
  /** `skipLimit` as in the outbox: for fleets, which limit themselves. */
  send(options: SendOptions<object>, skipLimit: boolean): Promise<Accepted>;
  /** Resolves when app messages arrive. */
  subscribe(): Promise<void>;
  /** Does not throw. */
  onError(error: unknown, topic: string): void;
}

/** A question that has not settled. */
interface Waiting {
  settle(result: RecordedAnswer | undefined): void;
}

const RULES = { ...SEND_RULES, ...ANSWER_RULES };

/** As many answered questions are remembered, against a store that has forgotten what it handed over. */
const MAX_REMEMBERED = 10_000;

/** What is counted and told; that an answer counts, or does for another process, is not. */
const REASONS: Readonly<Record<keyof UnexpectedReceipts, string>> = {
  malformed: 'it is malformed',
  foreign: 'another car was asked',
  repeated: 'it was returned before',
  unknown: 'it is unknown, or its time is over',
};

const isUnexpected = (verdict: AnswerVerdict | 'malformed'): verdict is keyof UnexpectedReceipts =>
  Object.hasOwn(REASONS, verdict);

export class Asking {
  readonly #waiting = new Map<string, Waiting>();
  readonly #handlers = new Set<AnswerHandler>();
  readonly #answered = new Set<string>();
  readonly #unexpected: UnexpectedReceipts = { malformed: 0, foreign: 0, repeated: 0, unknown: 0 };
  readonly #recorder: AnswerRecorder;
  readonly #signals = new AbortSignals<string>((id) => this.#giveUp(id));
  #stopListening: (() => void | Promise<void>) | undefined;
  #closed = false;

  constructor(private readonly options: AskingOptions) {
    this.#recorder = new AnswerRecorder(options.receipts, options.clock);
  }

  /** Rejects as `send` does, but for `OUTCOME_UNKNOWN`: an answer tells that the popup has arrived. */
  async ask(given: AskOptions<object>, skipLimit: boolean): Promise<AskResult> {
    // Nothing is in the store of what cannot be sent.
    this.options.check(given, RULES);
    const { answerWithinMs = DEFAULT_ANSWER_WITHIN_MS, reference, ...message } = given;
    const { vin, signal } = message;
    const { receipts } = this.options;
    const id = createReceiptId();
    const content = addReceipt(message[POPUP_OPTION_NAMES.content], id);
    await this.listen();
    await receipts.open({ id, vin, ...(reference === undefined ? {} : { reference }) });
    const answer = this.#awaitAnswer(id);
    const delivery = await this.#deliver({ ...message, [POPUP_OPTION_NAMES.content]: content }, id, skipLimit);
    return await answer.within(vin, delivery, answerWithinMs, signal);
  }

  async #deliver(message: SendOptions<object>, id: string, skipLimit: boolean): Promise<'accepted' | 'unknown'> {
    try {
      const { status } = await this.options.send(message, skipLimit);
      // Without an acknowledgement nobody knows.
      return status === 'sent' ? 'unknown' : status;
    } catch (error) {
      if (isContractError(error) && error.code === 'OUTCOME_UNKNOWN') return 'unknown';
      this.#waiting.delete(id);
      // It expires by itself, too.
      await Promise.resolve(this.options.receipts.forget(id)).catch(() => undefined);
      throw error;
    }
  }

  /** From now on: an answer may be faster than the PUBACK. */
  #awaitAnswer(id: string) {
    const { clock } = this.options;
    let answeredAt = 0;
    const answered = new Promise<RecordedAnswer | undefined>((resolve) => {
      const settle = (answer: RecordedAnswer | undefined): void => {
        answeredAt = clock.now();
        resolve(answer);
      };
      this.#waiting.set(id, { settle });
    });
    const within = async (
      vin: string,
      delivery: 'accepted' | 'unknown',
      ms: number,
      signal: AbortSignal | undefined,
    ): Promise<AskResult> => {
      const sentAt = clock.now();
      const timer = clock.setTimeout(() => this.#giveUp(id), ms);
      if (signal !== undefined) this.#signals.add(signal, id);
      if (signal?.aborted) this.#giveUp(id);
      const answer = await answered;
      clock.clearTimeout(timer);
      if (signal !== undefined) this.#signals.remove(signal, id);
      this.#waiting.delete(id);
      if (answer === undefined) return { status: 'no-answer', vin, delivery };
      const { action, extra } = answer;
      const afterMs = Math.max(0, answeredAt - sentAt);
      return { status: 'answered', vin, action, ...(extra === undefined ? {} : { extra }), afterMs };
    };
    return { within };
  }

  /** What comes from now on is late. */
  #giveUp(id: string): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.settle(undefined);
  }

  /** Adds a handler for answers that nobody waits for any more. Returns a function that removes it. */
  async onAnswer(handler: AnswerHandler): Promise<() => Promise<void>> {
    const own: AnswerHandler = (answer) => handler(answer);
    this.#handlers.add(own);
    try {
      await this.listen();
    } catch (error) {
      this.#handlers.delete(own);
      throw error;
    }
    return async () => void this.#handlers.delete(own);
  }

  /** Makes sure that answers arrive. */
  async listen(): Promise<void> {
    if (this.#closed) throw aborted('the sender is closed');
    await this.options.subscribe();
    if (this.#closed) throw aborted('the sender was closed');
    const { receipts, telemetry } = this.options;
    this.#stopListening ??= telemetry.detached(() =>
      receipts.listen(
        (answer) => this.#hand(answer),
        () => this.#handlers.size > 0,
      ),
    );
  }

  /** Whether a message is a receipt, which is no message for the caller. */
  isReceipt({ content }: ReceivedAppMessage): boolean {
    return isReceiptLike(content);
  }

  /** Records what an application has returned. Resolves when it is safe in the store, or can never be. */
  async take({ vin, content, topic }: ReceivedAppMessage): Promise<void> {
    const answer = readReceipt(content);
    const verdict = answer === undefined ? 'malformed' : await this.#recorder.record({ vin, ...answer });
    if (!isUnexpected(verdict)) return;
    this.#unexpected[verdict]++;
    this.options.telemetry.unexpected(verdict);
    this.options.onError(unexpectedReceipt(REASONS[verdict]), topic);
  }

  /** A copy of the counts. */
  unexpected(): UnexpectedReceipts {
    return { ...this.#unexpected };
  }

  async #hand(answer: RecordedAnswer): Promise<void> {
    if (this.#answered.has(answer.id)) return;
    this.#remember(answer.id);
    const waiting = this.#waiting.get(answer.id);
    this.options.telemetry.answered(answer.action, waiting === undefined);
    if (waiting !== undefined) return waiting.settle(answer);
    await Promise.all([...this.#handlers].map((handler) => this.#call(handler, answer)));
  }

  #remember(id: string): void {
    this.#answered.add(id);
    if (this.#answered.size <= MAX_REMEMBERED) return;
    const [oldest] = this.#answered;
    this.#answered.delete(oldest as string);
  }

  async #call(handler: AnswerHandler, answer: RecordedAnswer): Promise<void> {
    try {
      await handler(answer);
    } catch (error) {
      this.options.onError(error, '');
    }
  }

  /** Settles what is open as unanswered. What was asked stays in the store, and what was answered is still recorded. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const id of [...this.#waiting.keys()]) this.#giveUp(id);
    await this.#stopListening?.();
  }

  /** Ends the recording: what could not be recorded is not acknowledged. */
  abandon(): void {
    this.#recorder.abandon();
  }
}
