import type { TimelineEntry } from './messages.js';

/** As many entries are kept; a page that is left open for days must not fill the memory. */
const MAX_ENTRIES = 10_000;

export interface Timeline {
  add(entry: TimelineEntry): void;
  /** The last entries, and whether they are all there were. */
  all(): { isWhole: boolean; timeline: readonly TimelineEntry[] };
}

export function createTimeline(maxEntries = MAX_ENTRIES): Timeline {
  let entries: TimelineEntry[] = [];
  let isWhole = true;
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length < 2 * maxEntries) return;
      entries = entries.slice(-maxEntries);
      isWhole = false;
    },
    all: () => ({ isWhole, timeline: [...entries] }),
  };
}
