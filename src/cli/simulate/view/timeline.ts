/** The timeline: everything that happened, as lines. */
import type { TimelineEntry } from '../../../simulator/page/messages.js';
import type { ScenarioStep } from '../../../simulator/scenario/scenario.js';
import { element, withText } from './element.js';

/** A line does not show more characters of a payload; a download has all. */
const MAX_SHOWN = 300;

/** As many lines are on the page; a download has more. */
const MAX_LINES = 1_000;

/** What happened to the head unit, in words. What its events tell as well is left out. */
const STEP_WORDS: Readonly<Record<string, string>> = {
  publish: 'arrived',
  press: 'pressed',
  post: 'app posts',
  behave: 'decides',
  lifecycle: 'lifecycle',
};

/** An entry as one line, or `undefined` for one that another one tells. */
function lineOf(entry: TimelineEntry): string | undefined {
  const [what, details] = 'step' in entry ? stepWords(entry.step) : happeningWords(entry);
  if (what === undefined) return undefined;
  return `${(entry.at / 1000).toFixed(1)} s  ${what}  ${shortened(details)}`;
}

function stepWords(step: ScenarioStep): [what: string | undefined, details: string] {
  const [[name, value]] = Object.entries(step) as [[string, unknown]];
  return [STEP_WORDS[name], textOf(value)];
}

function happeningWords(entry: Exclude<TimelineEntry, { step: ScenarioStep }>): [what: string, details: string] {
  const { type, ...rest } = 'event' in entry ? entry.event : entry.note;
  const details = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${textOf(value)}`);
  return [type, details.join(', ')];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortened(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Adds an entry, and keeps the last line in view. */
export function addLine(entry: TimelineEntry): void {
  const text = lineOf(entry);
  if (text === undefined) return;
  const timeline = element('timeline');
  const line = withText('p', text);
  line.hidden = !isWanted(text);
  timeline.append(line);
  if (timeline.childElementCount > MAX_LINES) timeline.firstElementChild?.remove();
  timeline.scrollTop = timeline.scrollHeight;
}

/** Shows the lines that have what is asked for. */
export function filterLines(): void {
  for (const line of element('timeline').children) {
    (line as HTMLElement).hidden = !isWanted(line.textContent ?? '');
  }
}

function isWanted(text: string): boolean {
  return text.toLowerCase().includes(element<HTMLInputElement>('filter').value.trim().toLowerCase());
}
