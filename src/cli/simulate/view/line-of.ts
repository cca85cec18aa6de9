import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { TimelineEntry } from '../../../simulator/page/messages.js';
import type { ScenarioStep } from '../../../simulator/scenario/scenario.js';
import { receiptOfPayload, requestedReceipt, returnedReceipt } from './receipt-words.js';

/** A line does not show more characters of a payload; a download has all. */
const MAX_SHOWN = 300;

/** What happened to the head unit, in words. What its events tell as well is left out. */
const STEP_WORDS: Readonly<Record<string, string>> = {
  publish: 'arrived',
  press: 'pressed',
  post: 'app posts',
  behave: 'decides',
  lifecycle: 'lifecycle',
};

/** An entry as one line, or `undefined` for one that another one tells. */
export function lineOf(entry: TimelineEntry): string | undefined {
  const [what, details] = 'step' in entry ? stepWords(entry.step) : happeningWords(entry);
  if (what === undefined) return undefined;
  return `${(entry.at / 1000).toFixed(1)} s  ${what}  ${shortened(details.join(' · '))}`;
}

function stepWords(step: ScenarioStep): [what: string | undefined, details: string[]] {
  const [[name, value]] = Object.entries(step) as [[string, unknown]];
  return [STEP_WORDS[name], stepDetails(step) ?? [textOf(value)]];
}

/** What is better said in words. */
function stepDetails(step: ScenarioStep): string[] | undefined {
  if ('publish' in step) return [...receiptOfPayload(step.publish), textOf(step.publish)];
  return 'post' in step ? returnedReceipt(step.post.data) : undefined;
}

type Told = Exclude<TimelineEntry, { step: ScenarioStep }>;

function happeningWords(entry: Told): [what: string, details: string[]] {
  const { type, ...rest } = 'event' in entry ? entry.event : entry.note;
  const details = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${textOf(value)}`);
  return [type, [...receiptIn(entry), details.join(', ')]];
}

function receiptIn(entry: Told): string[] {
  if ('note' in entry) return entry.note.type === 'published' ? receiptOfPayload(entry.note.payload) : [];
  const { event } = entry;
  if (event.type === 'shown') return requestedReceipt(event.popup[POPUP_OPTION_NAMES.content]);
  return event.type === 'closed' ? requestedReceipt(event.content) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortened(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
