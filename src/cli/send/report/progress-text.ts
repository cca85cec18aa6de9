import type { ProgressSource } from '../../terminal/progress.js';
import { grouped, timeLeft } from '../../terminal/rate.js';
import type { FleetCounts } from './fleet-counts.js';

/** The counts that the progress shows. */
type ShownCounts = Pick<
  FleetCounts,
  'accepted' | 'acceptedBefore' | 'refused' | 'unknown' | 'unknownBefore' | 'waiting' | 'sent' | 'done'
>;

/** The progress of a fleet. `total`: lines in the list; `undefined` if they cannot be counted. */
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

/** The labelled counts; the empty text for a count that is not shown. */
function describeCounts(counts: ShownCounts) {
  const unknown = counts.unknown + counts.unknownBefore;
  return {
    accepted: `accepted ${grouped(counts.accepted + counts.acceptedBefore)}`,
    refused: `refused ${grouped(counts.refused)}`,
    unknown: unknown === 0 ? '' : `unknown ${grouped(unknown)}`,
    waiting: `waiting ${grouped(counts.waiting)}`,
  };
}

export function rateOf(perSecond: number | undefined): string {
  return `${perSecond === undefined ? '?' : grouped(perSecond)}/s`;
}
