import { grouped, timeLeft } from './rate.js';
import type { Tally } from './tally.js';

/** What progress is told from. */
export interface Shown {
  tally: Pick<
    Tally,
    'accepted' | 'acceptedBefore' | 'refused' | 'unknown' | 'unknownBefore' | 'waiting' | 'sent' | 'done'
  >;
  /** Lines in the list, where they could be counted. */
  total: number | undefined;
}

/** Every number with its word; empty where there is nothing to say. */
export function countsOf({ tally, total }: Shown, perSecond: number | undefined) {
  const unknown = tally.unknown + tally.unknownBefore;
  return {
    accepted: `accepted ${grouped(tally.accepted + tally.acceptedBefore)}`,
    refused: `refused ${grouped(tally.refused)}`,
    unknown: unknown === 0 ? '' : `unknown ${grouped(unknown)}`,
    waiting: `waiting ${grouped(tally.waiting)}`,
    rate: `${perSecond === undefined ? '?' : grouped(perSecond)}/s`,
    left: total === undefined ? '' : timeLeft(total - tally.done, perSecond),
  };
}

/** For logs. */
export function progressLine(shown: Shown, perSecond: number | undefined): string {
  const { tally, total } = shown;
  const of = total === undefined ? '' : ` of ${grouped(total)}`;
  const texts = Object.values(countsOf(shown, perSecond)).filter((text) => text !== '');
  return `${grouped(tally.done)}${of}: ${texts.join(', ')}`;
}
