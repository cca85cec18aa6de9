import type { ProgressSource } from '../../terminal/progress.js';
import { grouped, timeLeft } from '../../terminal/rate.js';
import type { FleetCounts } from './fleet-counts.js';

/** The counts that progress is told from. */
type ShownCounts = Pick<
  FleetCounts,
  'accepted' | 'acceptedBefore' | 'refused' | 'unknown' | 'unknownBefore' | 'waiting' | 'sent' | 'done'
>;

/** The progress of a fleet. `total`: lines in the list, where they could be counted. */
export function fleetProgress(counts: ShownCounts, total: number | undefined): ProgressSource {
  const left = (perSecond: number | undefined): string =>
    total === undefined ? '' : timeLeft(total - counts.done, perSecond);
  return {
    total,
    done: () => counts.done,
    worked: () => counts.sent,
    line: (perSecond) => {
      const of = total === undefined ? '' : ` of ${grouped(total)}`;
      const { accepted, refused, unknown, waiting } = describeCounts(counts);
      const texts = [accepted, refused, unknown, waiting, rateOf(perSecond), left(perSecond)];
      return `${grouped(counts.done)}${of}: ${texts.filter((text) => text !== '').join(', ')}`;
    },
    texts: (perSecond) => {
      const { accepted, refused, unknown, waiting } = describeCounts(counts);
      return [rateOf(perSecond), left(perSecond), accepted, refused, unknown, waiting];
    },
  };
}

/** Every number with its word; empty where there is nothing to say. */
function describeCounts(counts: ShownCounts) {
  const unknown = counts.unknown + counts.unknownBefore;
  return {
    accepted: `accepted ${grouped(counts.accepted + counts.acceptedBefore)}`,
    refused: `refused ${grouped(counts.refused)}`,
    unknown: unknown === 0 ? '' : `unknown ${grouped(unknown)}`,
    waiting: `waiting ${grouped(counts.waiting)}`,
  };
}

function rateOf(perSecond: number | undefined): string {
  return `${perSecond === undefined ? '?' : grouped(perSecond)}/s`;
}
