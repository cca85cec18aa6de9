import type { Clock } from '../../clock/clock.js';
import type { ContractError } from '../../error/contract-error.js';
import * as failures from '../failures.js';
import type { Pacing, PacingAnswer, PacingSlot } from '../pacing/pacing.js';
import type { Accepted } from '../send-options.js';
import type { SenderClient } from '../sender-client.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { AbortSignals } from './abort-signals.js';
import { Connection } from './connection.js';
import { DeadlineTimer } from './deadline-timer.js';
import { Entry, type Message } from './entry.js';
import { EntryQueues } from './entry-queues.js';
import { deadlineError, deadlineOf } from './entry-times.js';
import { publishFailure, publishSuccess } from './outcomes.js';
import { Slots } from './slots.js';

export interface OutboxOptions {
  client: SenderClient;
  qos: 0 | 1;
  pacing: Pacing;
  clock: Clock;
  telemetry: Telemetry;
  /** How long the broker may take to acknowledge a message, in ms. */
  deadlineMs: number;
  /** How many messages may wait for a connection, a slot or capacity. */
  maxWaiting: number;
  /** How many messages may be in flight: published and unacknowledged. */
  maxInFlight: number;
}

/**
 * The unsettled messages of a sender:
 *
 *     add ─▶ queued ────▶ acquiring slot ─▶ in flight ─▶ settled
 *              ▲                     │ too soon
 *              └─ waiting for slot ◀─┘
 *
 * A slot is acquired last, when there is a connection and capacity, so that the interval is measured between the
 * publishes themselves. A failure settles the message from any state.
 */
export class Outbox {
  readonly #connection: Connection;
  readonly #timer: DeadlineTimer;
  readonly #slots: Slots;
  readonly #signals = new AbortSignals<Entry>((entry, reason) => this.abort(entry, reason));
  readonly #queues = new EntryQueues();
  #pumpIsScheduled = false;
  readonly #closing = new AbortController();
  #onDrained: (() => void) | undefined;

  constructor(private readonly options: OutboxOptions) {
    this.closing = this.#closing.signal;
    this.#slots = new Slots(options.pacing);
    this.#timer = new DeadlineTimer(options.clock, () => this.#onDeadline());
    this.#connection = new Connection(options.client, options.qos, {
      onReady: () => this.#pump(),
      onCapacity: () => this.#schedulePump(setImmediate),
      onLost: () => this.#onConnectionLost(),
    });
  }

  /** Aborted when the outbox is closed. */
  readonly closing: AbortSignal;

  /**
   * Queues a message. Calls `onSettled` once, synchronously if the message is refused at once. `skipLimit` is for
   * fleets, which limit their own messages: with a full queue they would be refused one after the other.
   */
  add(message: Message, onSettled: Entry['onSettled'], signal: AbortSignal | undefined, skipLimit: boolean): Entry {
    const entry = new Entry(message, onSettled, this.options.clock.now(), signal);
    entry.sending = this.options.telemetry.sending(message);
    if (signal?.aborted) this.abort(entry, signal.reason);
    else if (this.closing.aborted) this.#settle(entry, failures.aborted('the sender is closed'));
    else if (!this.#connection.ready && message.waitMs === 0) this.#settle(entry, failures.notConnected());
    else if (!skipLimit && this.#queues.waiting >= this.options.maxWaiting)
      this.#settle(entry, failures.queueFull(this.options.maxWaiting));
    else this.#enqueue(entry);
    return entry;
  }

  /** Settles the message with `ABORTED`, or with `OUTCOME_UNKNOWN` when it is in flight. */
  abort(entry: Entry, cause: unknown): void {
    const failure = entry.state === 'in-flight' ? failures.outcomeUnknown : failures.aborted;
    this.#settle(entry, failure('it was aborted', cause));
  }

  /** Rejects new messages, aborts the queued ones, and waits up to `deadlineMs` for those in flight. */
  async close(deadlineMs: number): Promise<void> {
    this.#closing.abort();
    for (const entry of this.#queues.all) {
      if (entry.state !== 'in-flight') this.#settle(entry, failures.aborted('the sender was closed'));
    }
    if (this.#queues.inFlight.size > 0) await this.#drain(deadlineMs);
    for (const entry of [...this.#queues.inFlight]) {
      this.#settle(entry, failures.outcomeUnknown('the sender was closed before the broker acknowledged'));
    }
    this.#connection.dispose();
  }

  #drain(deadlineMs: number): Promise<void> {
    const { clock } = this.options;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, deadlineMs);
      this.#onDrained = () => {
        clock.clearTimeout(timer);
        resolve();
      };
    });
  }

  #enqueue(entry: Entry): void {
    this.#queues.move(entry, 'queued');
    if (entry.signal !== undefined) this.#signals.add(entry.signal, entry);
    this.#timer.schedule(this.#deadlineOf(entry));
    this.#schedulePump(queueMicrotask);
  }

  /** Pumps once for all messages and acknowledgements of the same turn, since both come in batches. */
  #schedulePump(schedule: (pump: () => void) => void): void {
    if (this.#pumpIsScheduled || this.#queues.queued.size === 0) return;
    this.#pumpIsScheduled = true;
    schedule(() => {
      this.#pumpIsScheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#connection.ready) {
      const batch = this.#nextBatch();
      if (batch.length === 0) return;
      this.#acquireSlots(batch);
    }
  }

  /** Moves as many queued messages to `acquiring-slot` as there is capacity for. */
  #nextBatch(): Entry[] {
    const { inFlight, acquiringSlot } = this.#queues;
    const capacity = Math.min(this.options.maxInFlight - inFlight.size, this.#connection.capacity) - acquiringSlot.size;
    const batch: Entry[] = [];
    for (const entry of this.#queues.queued) {
      if (batch.length >= capacity) break;
      const limitError = this.#connection.brokerLimitError(entry.message);
      if (limitError === undefined) batch.push(entry);
      else this.#settle(entry, limitError);
    }
    for (const entry of batch) this.#queues.move(entry, 'acquiring-slot');
    return batch;
  }

  #acquireSlots(batch: readonly Entry[]): void {
    const requestedAt = this.options.clock.now();
    const pending = this.#slots.take(
      batch.map(({ message }) => message.vin),
      (answers) => this.#onAnswers(batch, answers, requestedAt),
      (failure) => {
        for (const entry of batch) if (entry.state === 'acquiring-slot') this.#settle(entry, failure);
      },
    );
    if (pending === undefined) return;
    for (const entry of batch) this.#queues.acquiringSlot.add(entry);
    pending.then(() => this.#pump());
  }

  #onAnswers(batch: readonly Entry[], answers: readonly PacingAnswer[], requestedAt: number): void {
    // Read again: during an asynchronous `take` the caller may have published messages of its own.
    let capacity = this.#connection.capacity;
    for (let at = 0; at < batch.length; at++) {
      const entry = batch[at] as Entry;
      const answer = answers[at];
      if (answer === undefined) throw new Error('the pacing returned no answer for one of the cars');
      if (!('slot' in answer)) this.#waitForSlot(entry, answer.retryAfterMs);
      // It may have been settled during an asynchronous `take`.
      else if (entry.state === 'acquiring-slot') this.#useSlot(entry, answer.slot, requestedAt, capacity-- > 0);
      else this.#slots.giveBack(answer.slot);
    }
  }

  #useSlot(entry: Entry, slot: PacingSlot, requestedAt: number, hasCapacity: boolean): void {
    const now = this.options.clock.now();
    const isUsable = slot.usableForMs === undefined || now - requestedAt <= slot.usableForMs;
    entry.slot = slot;
    if (now >= entry.expiresAt) this.#settle(entry, failures.expired('its time to live', false));
    else if (isUsable && hasCapacity && this.#connection.ready) this.#publish(entry, now);
    else this.#requeue(entry, now);
  }

  #publish(entry: Entry, now: number): void {
    this.#queues.move(entry, 'in-flight');
    entry.publishedAt = now;
    this.#timer.schedule(this.#deadlineOf(entry));
    entry.onPublishResult = (error) => this.#onPublishResult(entry, error);
    try {
      this.#connection.publish(entry, entry.expiresAt - now);
    } catch (error) {
      this.#settle(entry, failures.outcomeUnknown('the MQTT client failed', error));
    }
  }

  /** Settles a published message. MQTT.js may call back before `client.publish` returns. */
  #onPublishResult(entry: Entry, error: Error | null | undefined): void {
    if (entry.state === 'settled') return;
    if (error) this.#settle(entry, publishFailure(error, this.#connection.mayHaveBeenSent(entry)));
    else this.#settle(entry, publishSuccess(entry.message, this.options.qos, this.#connection.reasonCode(entry)));
  }

  #waitForSlot(entry: Entry, retryAfterMs: number): void {
    if (entry.state !== 'acquiring-slot') return;
    entry.retryAt = this.options.clock.now() + retryAfterMs;
    if (entry.retryAt > entry.waitUntil) this.#settle(entry, failures.tooSoon(retryAfterMs));
    else if (entry.retryAt >= entry.expiresAt) this.#settle(entry, failures.expired('its time to live', false));
    else {
      this.#queues.move(entry, 'waiting-for-slot');
      this.#timer.schedule(entry.retryAt);
    }
  }

  #requeue(entry: Entry, now: number): void {
    if (entry.slot !== undefined) this.#slots.giveBack(entry.slot);
    entry.slot = undefined;
    if (!this.#connection.ready && now >= entry.waitUntil) this.#settle(entry, failures.notConnected());
    else this.#enqueue(entry);
  }

  #onConnectionLost(): void {
    for (const entry of [...this.#queues.inFlight]) {
      this.#settle(entry, failures.outcomeUnknown('the connection was lost before the broker acknowledged'));
    }
    const now = this.options.clock.now();
    for (const entry of [...this.#queues.queued]) this.#requeue(entry, now);
  }

  #deadlineOf(entry: Entry): number {
    return deadlineOf(entry, this.options.deadlineMs, this.#connection.ready);
  }

  #onDeadline(): void {
    const now = this.options.clock.now();
    for (const entry of this.#queues.all) {
      const deadline = this.#deadlineOf(entry);
      if (now < deadline) this.#timer.schedule(deadline);
      else if (entry.state === 'waiting-for-slot') this.#requeue(entry, now);
      else this.#settle(entry, deadlineError(entry, now, this.#connection.ready));
    }
  }

  #settle(entry: Entry, outcome: Accepted | ContractError): void {
    const { state, slot, signal } = entry;
    if (state === 'settled') return;
    this.#queues.move(entry, 'settled');
    if (signal !== undefined) this.#signals.remove(signal, entry);
    if (!('status' in outcome)) {
      this.#connection.abandon(entry);
      // A message that the broker may have accepted keeps its slot.
      if (outcome.code !== 'OUTCOME_UNKNOWN' && slot !== undefined) this.#slots.giveBack(slot);
    }
    entry.sending?.end(outcome, state === 'in-flight' ? entry.publishedAt : undefined);
    entry.onSettled(outcome);
    if (this.#queues.inFlight.size === 0) this.#onDrained?.();
    this.#schedulePump(setImmediate);
    if (this.#queues.isEmpty) this.#timer.cancel();
  }
}
