/** Handles messages. */
export interface Consumer {
  /** Whether it handles messages on this topic. */
  matches(topic: string): boolean;
  /** Resolves once the message is handled. */
  handle(topic: string, payload: Uint8Array, redelivered: boolean): Promise<unknown>;
}

/** Delivers messages to consumers, and acknowledges them when they are handled. */
export interface MessageInbox {
  /** Whether the broker keeps the session between connections. */
  readonly keepsSession: boolean;
  add(consumer: Consumer): void;
  /** Resolves once the messages are handled that the consumer has begun with. */
  remove(consumer: Consumer): Promise<void>;
}

/** Global, so that another copy of the package finds the inbox too. */
const INBOX = Symbol.for('webportal-popup-contract/inbox');

/** Makes a client's inbox known to its senders. */
export function attachInbox(client: object, inbox: MessageInbox): void {
  Object.defineProperty(client, INBOX, { value: inbox });
}

/** The inbox of a client of `connectPopupBroker`; for any other client one that uses its `message` event. */
export function inboxOf(client: EventClient): MessageInbox {
  return (client as { [INBOX]?: MessageInbox })[INBOX] ?? new EventInbox(client);
}

type Listener = (topic: string, payload: Uint8Array, packet?: { dup?: boolean | undefined }) => void;

/** The part of a client that emits messages. */
export interface EventClient {
  on(event: 'message', listener: Listener): unknown;
  removeListener(event: 'message', listener: Listener): unknown;
}

/** For a client that acknowledges messages itself, whenever it does. */
class EventInbox implements MessageInbox {
  readonly keepsSession = false;
  readonly #listeners = new Map<Consumer, Listener>();
  readonly #running = new Set<Promise<unknown>>();

  constructor(private readonly client: EventClient) {}

  add(consumer: Consumer): void {
    const listener: Listener = (topic, payload, packet) => {
      // The caller's client may have other subscriptions.
      if (consumer.matches(topic)) this.#track(consumer.handle(topic, payload, packet?.dup === true));
    };
    this.client.on('message', listener);
    this.#listeners.set(consumer, listener);
  }

  async remove(consumer: Consumer): Promise<void> {
    const listener = this.#listeners.get(consumer);
    if (listener !== undefined) this.client.removeListener('message', listener);
    this.#listeners.delete(consumer);
    await Promise.all(this.#running);
  }

  #track(handling: Promise<unknown>): void {
    this.#running.add(handling);
    void handling.finally(() => this.#running.delete(handling));
  }
}
