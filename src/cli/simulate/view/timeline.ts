/** The timeline: everything that happened, as lines. */
import type { TimelineEntry } from '../../../simulator/page/messages.js';
import { element, withText } from './element.js';
import { lineOf } from './line-of.js';

/** As many lines are on the page; a download has more. */
const MAX_LINES = 1_000;

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
