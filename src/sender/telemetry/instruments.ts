/** The metrics of a sender. Names that begin with `messaging` are those of OpenTelemetry's conventions for messaging. */
import type { Counter, Histogram, Meter } from '@opentelemetry/api';

export interface Instruments {
  sends: Counter;
  sentMessages: Counter;
  questions: Counter;
  answers: Counter;
  unexpectedReceipts: Counter;
  operationDuration: Histogram;
  acknowledgementDuration: Histogram;
  answerDuration: Histogram;
}

/** In seconds, as the conventions have them. */
const MESSAGING_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** In seconds: drivers take longer than brokers, and a popup closes by itself. */
const ANSWER_BUCKETS = [0.5, 1, 2, 3, 4, 5, 7.5, 10, 12.5, 15, 20, 30, 60, 120, 300];

export function createInstruments(meter: Meter): Instruments {
  const counter = (name: string, unit: string, description: string): Counter =>
    meter.createCounter(name, { unit, description });
  const seconds = (name: string, description: string, explicitBucketBoundaries: number[]): Histogram =>
    meter.createHistogram(name, { unit: 's', description, advice: { explicitBucketBoundaries } });
  return {
    sends: counter('webportal_popup.sends', '{message}', 'Messages that were to be sent, by outcome.'),
    sentMessages: counter('messaging.client.sent.messages', '{message}', 'Messages that were published.'),
    questions: counter('webportal_popup.questions', '{question}', 'Questions that have settled, by outcome.'),
    answers: counter('webportal_popup.answers', '{answer}', 'Answers that count, by action, late ones included.'),
    unexpectedReceipts: counter(
      'webportal_popup.unexpected_receipts',
      '{receipt}',
      'Receipts that settle nothing, by reason.',
    ),
    operationDuration: seconds(
      'messaging.client.operation.duration',
      'Time from queueing a message to its outcome.',
      MESSAGING_BUCKETS,
    ),
    acknowledgementDuration: seconds(
      'webportal_popup.acknowledgement.duration',
      'Time from the publish to the PUBACK of a message that the broker accepted.',
      MESSAGING_BUCKETS,
    ),
    answerDuration: seconds(
      'webportal_popup.answer.duration',
      'Time from the acceptance of a popup to its answer.',
      ANSWER_BUCKETS,
    ),
  };
}
