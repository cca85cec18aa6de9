/** Facts: constants that no message carries. Each has a stated rule for whom its change breaks. */
import type { Broken } from './change.js';

/** Whom a change of a fact breaks, by its direction. What is left out is as `changed`. */
export interface FactRule {
  changed?: readonly Broken[];
  larger?: readonly Broken[];
  smaller?: readonly Broken[];
  removed?: readonly Broken[];
  /** Why that is so. */
  why: string;
}

const ALL: readonly Broken[] = ['old-sender', 'old-receiver', 'caller'];
const NOBODY: readonly Broken[] = [];

/** What messages may be: a larger limit lets new senders send what old receivers refuse. */
const LIMIT = (what: string): FactRule => ({
  larger: ['old-receiver'],
  smaller: ['old-sender', 'caller'],
  removed: ['caller'],
  why: `with a larger limit new senders send ${what} that old receivers refuse, with a smaller one old senders do to new receivers`,
});

/** A number of this package's own, which no other side knows. */
const OWN: FactRule = { changed: NOBODY, removed: ['caller'], why: 'nobody but this package knows it' };

/** By the file of the schema, and by the name of the fact in it; `*` stands for one part of a name. */
const RULES: Readonly<Record<string, Readonly<Record<string, FactRule>>>> = {
  limits: {
    maxPayloadBytes: LIMIT('payloads'),
    maxTopicBytes: LIMIT('topics'),
    autoCloseMs: {
      larger: ['old-receiver'],
      smaller: NOBODY,
      removed: ['caller'],
      why: 'old applications take a popup for closed while it is still shown; if it closes earlier, they only wait',
    },
    minIntervalMs: {
      larger: ['old-sender', 'caller'],
      smaller: ['old-receiver'],
      removed: ['caller'],
      why: 'with a larger interval old senders send too often, with a smaller one new senders do for old cars',
    },
    maxPendingMessages: {
      larger: NOBODY,
      smaller: ['old-receiver'],
      removed: ['caller'],
      why: 'old applications count on so many messages being kept',
    },
    maxLoadMs: {
      changed: ['old-receiver'],
      removed: ['caller'],
      why: 'with a shorter time old applications load too slowly for new cars, with a longer one new applications do for old cars',
    },
  },
  safety: {
    maxJsonDepth: LIMIT('messages'),
    maxIssues: OWN,
    guidanceMarginMs: OWN,
    guidanceRetryMs: OWN,
    maxReceiptHoldMs: OWN,
    maxReceiptIds: OWN,
  },
  display: { '*': OWN },
  screens: { '*': OWN, '*.*': OWN },
  brokers: {
    '*': { changed: NOBODY, removed: ['old-sender', 'caller'], why: 'old senders connect to a broker that is gone' },
    '*.*': { changed: ['old-sender', 'caller'], why: 'old senders connect in a way that the broker no longer takes' },
  },
  topics: {
    '*': { changed: NOBODY, removed: ALL, why: 'what is published on a topic that is gone reaches nobody' },
    '*.template': { changed: ALL, why: 'old and new no longer meet on the topic' },
    '*.direction': { changed: ALL, why: 'who published now receives' },
    '*.qos': {
      larger: NOBODY,
      smaller: ['caller'],
      removed: ALL,
      why: 'any QoS is understood, but a lower one takes a promise back',
    },
    '*.retain': { changed: ['old-receiver'], why: 'a kept popup is shown again at every connection of an old car' },
  },
  'portal-functions': {
    '*': {
      changed: ALL,
      removed: ['old-sender', 'caller'],
      why: 'an application calls a function that the other head unit does not have',
    },
  },
};

/** The rule of a fact; undefined if there is none. */
export function factRule(file: string, name: string): FactRule | undefined {
  const rules = RULES[file] ?? {};
  return rules[name] ?? rules[name.replace(/^[^.]+/, '*')] ?? rules[name.replace(/[^.]+/g, '*')];
}

/** Whom a change breaks by its rule; undefined if the rule does not say. */
export function brokenBy(rule: FactRule, before: unknown, after: unknown): readonly Broken[] | undefined {
  if (before === undefined) return NOBODY;
  if (after === undefined) return rule.removed ?? rule.changed;
  const [old, now] = [Number(before), Number(after)];
  if (rule.changed !== undefined) return rule.changed;
  if (old === now || Number.isNaN(old) || Number.isNaN(now)) return undefined;
  return now > old ? rule.larger : rule.smaller;
}
