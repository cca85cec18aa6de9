import type { Clock } from '../../clock/clock.js';
import type { ContractError } from '../../error/contract-error.js';
import * as failures from '../failures.js';
import type { Pacing, PacingAnswer, PacingSlot } from '../pacing/pacing.js';
import type { Accepted } from '../send-options.js';
import type { SenderClient } from '../sender-client.js';
import { AbortSignals } from './abort-signals.js';
import { Connection } from './connection.js';
import { DeadlineTimer } from './deadline-timer.js';
import { Entry, type Message } from './entry.js';
import { EntryQueues } from './entry-queues.js';
import { latestOf, overdue } from './entry-times.js';
import { acknowledged, failedBy } from './outcomes.js';
import { Slots } from './slots.js';

/** What an outbox is told. */
export interface OutboxOptions {
  client: SenderClient;
  qos: 0 | 1;
  pacing: Pacing;
  clock: Clock;
  /** How long the broker may take to acknowledge. */
  deadlineMs: number;
  /** How many messages may wait: for a connection, a slot, or room. */
  maxWaiting: number;
  /** How many messages may be with the broker, unacknowledged. */
  maxInFlight: number;
}

/**
 * Messages on their way to the broker:
 *
 *     add ─▶ queued ─▶ taking a slot ─▶ in flight ─▶ settled
 *              ▲            │ too soon
 *              └── parked ◀─┘
 *
 * A slot is taken last, when nothing else stands in the way: so the gap is measured between the hand-overs themselves.
 * Whatever goes wrong on the way settles the message, from any state.
 */
export class Outbox {
  readonly #connection: Connection;
  readonly #timer: DeadlineTimer;
  readonly #slots: Slots;
  readonly #signals = new AbortSignals((entry, reason) => this.abort(entry, reason));
  readonly #queues = new EntryQueues();
  #pumpIsDue = false;
  readonly #closing = new AbortController();
  #drained: (() => void) | undefined;

  constructor(private readonly options: OutboxOptions) {
    this.closing = this.#closing.signal;
    this.#slots = new Slots(options.pacing);
    this.#timer = new DeadlineTimer(options.clock, () => this.#onDeadline());
    this.#connection = new Connection(options.client, options.qos, {
      onReady: () => this.#pump(),
      onRoom: () => this.#pumpSoon(setImmediate),
      onLost: () => this.#connectionLost(),
    });
  }

  /** Given when it is closed. */
  readonly closing: AbortSignal;

  /**
   * Sends a message, sooner or later. `finish` is told once; what is refused at once is told at once. The messages of a
   * fleet are bounded by their run: they would be refused one after the other while others fill the queue.
   */
  add(message: Message, finish: Entry['finish'], signal?: AbortSignal, isBounded = false): Entry {
    const entry = new Entry(message, finish, this.options.clock.now(), signal);
    if (signal?.aborted) this.abort(entry, signal.reason);
    else if (this.closing.aborted) this.#settle(entry, failures.aborted('the sender is closed'));
    else if (!this.#connection.ready && message.waitMs === 0) this.#settle(entry, failures.notConnected());
    else if (!isBounded && this.#queues.waiting >= this.options.maxWaiting)
      this.#settle(entry, failures.queueFull(this.options.maxWaiting));
    else this.#enqueue(entry);
    return entry;
  }

  /** Calls a message off. */
  abort(entry: Entry, cause: unknown): void {
    const why = entry.state === 'in-flight' ? failures.outcomeUnknown : failures.aborted;
    this.#settle(entry, why('it was called off', cause));
  }

  /** Takes no more messages, calls off those that wait, and gives those in flight so much time. */
  async close(deadlineMs: number): Promise<void> {
    this.#closing.abort();
    for (const entry of this.#queues.all) {
      if (entry.state !== 'in-flight') this.#settle(entry, failures.aborted('the sender was closed'));
    }
    if (this.#queues.inFlight.size > 0) await this.#drain(deadlineMs);
    for (const entry of [...this.#queues.inFlight]) {
      this.#settle(entry, failures.outcomeUnknown('the sender was closed before the broker acknowledged'));
    }
    this.#connection.stop();
  }

  #drain(deadlineMs: number): Promise<void> {
    const { clock } = this.options;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, deadlineMs);
      this.#drained = () => {
        clock.clearTimeout(timer);
        resolve();
      };
    });
  }

  #enqueue(entry: Entry): void {
    this.#queues.move(entry, 'queued');
    if (entry.signal !== undefined) this.#signals.watch(entry.signal, entry);
    this.#timer.schedule(this.#latest(entry));
    this.#pumpSoon(queueMicrotask);
  }

  /** Once for all that comes at the same time: acknowledgements arrive in bundles, messages are sent in bundles. */
  #pumpSoon(schedule: (pump: () => void) => void): void {
    if (this.#pumpIsDue || this.#queues.queued.size === 0) return;
    this.#pumpIsDue = true;
    schedule(() => {
      this.#pumpIsDue = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#connection.ready) {
      const batch = this.#nextBatch();
      if (batch.length === 0) return;
      this.#take(batch);
    }
  }

  /** As many as there is room for. */
  #nextBatch(): Entry[] {
    const { inFlight, acquiringSlot } = this.#queues;
    const room = Math.min(this.options.maxInFlight - inFlight.size, this.#connection.room) - acquiringSlot.size;
    const batch: Entry[] = [];
    for (const entry of this.#queues.queued) {
      if (batch.length >= room) break;
      const objection = this.#connection.objection(entry.message);
      if (objection === undefined) batch.push(entry);
      else this.#settle(entry, objection);
    }
    for (const entry of batch) this.#queues.move(entry, 'acquiring-slot');
    return batch;
  }

  #take(batch: readonly Entry[]): void {
    const askedAt = this.options.clock.now();
    const later = this.#slots.take(
      batch.map(({ message }) => message.vin),
      (answers) => this.#use(batch, answers, askedAt),
      (failure) => {
        for (const entry of batch) if (entry.state === 'acquiring-slot') this.#settle(entry, failure);
      },
    );
    if (later === undefined) return;
    for (const entry of batch) this.#queues.acquiringSlot.add(entry);
    later.then(() => this.#pump());
  }

  #use(batch: readonly Entry[], answers: readonly PacingAnswer[], askedAt: number): void {
    // While the store was asked, the caller may have sent messages of his own.
    let room = this.#connection.room;
    for (let at = 0; at < batch.length; at++) {
      const entry = batch[at] as Entry;
      const answer = answers[at];
      if (answer === undefined) throw new Error('the pacing gave fewer answers than it was asked for');
      if (!('slot' in answer)) this.#waitForSlot(entry, answer.retryAfterMs);
      // It may have been settled while the store was asked.
      else if (entry.state === 'acquiring-slot') this.#handOver(entry, answer.slot, askedAt, room-- > 0);
      else this.#slots.giveBack(answer.slot);
    }
  }

  #handOver(entry: Entry, slot: PacingSlot, askedAt: number, hasRoom: boolean): void {
    const now = this.options.clock.now();
    const isUsable = slot.usableForMs === undefined || now - askedAt <= slot.usableForMs;
    entry.slot = slot;
    if (now >= entry.expiresAt) this.#settle(entry, failures.expired('its time to live', false));
    else if (isUsable && hasRoom && this.#connection.ready) this.#publish(entry, now);
    else this.#backToQueue(entry, now);
  }

  #publish(entry: Entry, now: number): void {
    this.#queues.move(entry, 'in-flight');
    entry.publishedAt = now;
    this.#timer.schedule(this.#latest(entry));
    entry.onAnswer = (error) => this.#answered(entry, error);
    try {
      this.#connection.publish(entry, entry.expiresAt - now);
    } catch (error) {
      this.#settle(entry, failures.outcomeUnknown('the MQTT client failed', error));
    }
  }

  /** The broker, or MQTT.js, has answered; MQTT.js may do so before the hand-over has returned. */
  #answered(entry: Entry, error: Error | null | undefined): void {
    if (entry.state === 'settled') return;
    if (error) this.#settle(entry, failedBy(error, this.#connection.hasSent(entry)));
    else this.#settle(entry, acknowledged(entry.message, this.options.qos, this.#connection.reasonCode(entry)));
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

  #backToQueue(entry: Entry, now: number): void {
    if (entry.slot !== undefined) this.#slots.giveBack(entry.slot);
    entry.slot = undefined;
    if (!this.#connection.ready && now >= entry.waitUntil) this.#settle(entry, failures.notConnected());
    else this.#enqueue(entry);
  }

  #connectionLost(): void {
    for (const entry of [...this.#queues.inFlight]) {
      this.#settle(entry, failures.outcomeUnknown('the connection was lost before the broker acknowledged'));
    }
    const now = this.options.clock.now();
    for (const entry of [...this.#queues.queued]) this.#backToQueue(entry, now);
  }

  #latest(entry: Entry): number {
    return latestOf(entry, this.options.deadlineMs, this.#connection.ready);
  }

  #onDeadline(): void {
    const now = this.options.clock.now();
    for (const entry of this.#queues.all) {
      const latest = this.#latest(entry);
      if (now < latest) this.#timer.schedule(latest);
      else if (entry.state === 'waiting-for-slot') this.#backToQueue(entry, now);
      else this.#settle(entry, overdue(entry, now, this.#connection.ready));
    }
  }

  #settle(entry: Entry, outcome: Accepted | ContractError): void {
    const { state, slot, signal } = entry;
    if (state === 'settled') return;
    this.#queues.move(entry, 'settled');
    if (signal !== undefined) this.#signals.forget(signal, entry);
    if (!('status' in outcome)) {
      this.#connection.forget(entry);
      // What may have been accepted keeps its slot.
      if (outcome.code !== 'OUTCOME_UNKNOWN' && slot !== undefined) this.#slots.giveBack(slot);
    }
    entry.finish(outcome);
    if (this.#queues.inFlight.size === 0) this.#drained?.();
    this.#pumpSoon(setImmediate);
    if (this.#queues.isEmpty) this.#timer.cancel();
  }
}
