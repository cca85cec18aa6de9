import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ContractError } from '../../../error/contract-error.js';
import type { FleetResult } from '../../../sender/send-options.js';
import { FleetCounts } from './fleet-counts.js';
import { describeRun, type RunEnd } from './summary.js';

const accepted = (reasonCode = 0): FleetResult => ({
  status: 'accepted',
  vin: 'DEM0CAR0000000001',
  topic: 't',
  bytes: 1,
  acknowledgedAt: 0,
  reasonCode,
});

function failed(
  status: 'refused' | 'unknown',
  code: ContractError['code'],
  vin: string,
  reasonCode?: number,
): FleetResult {
  const details = reasonCode === undefined ? {} : { reasonCode };
  return {
    status,
    vin,
    error: new ContractError(code, [{ code: 'REFUSED', pointer: '', message: `why ${code}` }], details),
  };
}

function told(results: FleetResult[], more: Partial<RunEnd> = {}, change: Partial<FleetCounts> = {}) {
  const counts = Object.assign(new FleetCounts(), change);
  for (const result of results) counts.add(result);
  const out: string[] = [];
  const err: string[] = [];
  const push = (lines: string[]) => (line: string) => void lines.push(stripVTControlCharacters(line));
  describeRun(
    { counts, total: undefined, journal: undefined, isComplete: true, interrupted: false, ...more },
    { result: push(out), problem: push(err), aside: () => undefined },
  );
  return { out, err, allAccepted: counts.allAccepted };
}

describe('the summary', () => {
  test('of a fleet that was all accepted has nothing for standard error', () => {
    expect(told([accepted(), accepted(16)], { total: 5 }, { acceptedBefore: 2, repeated: 1 })).toEqual({
      out: [
        '✓ 4 cars: 4 accepted (2 of them before), 0 refused, 0 unknown',
        '  Accepted is the word of the broker; it does not say that anybody saw the popup.',
        '  For 1 of them nobody was subscribed (reason code 0x10).',
        '  Repeated cars in the list: 1. Each was sent to once.',
      ],
      err: [],
      allAccepted: true,
    });
  });

  test('groups what went wrong by its reason, the most frequent first, with a few cars each', () => {
    const quota = ['A', 'B', 'C', 'D'].map((vin) => failed('refused', 'REFUSED', vin, 0x97));
    const { err, allAccepted } = told(
      [failed('refused', 'REFUSED', '\u001b[2J\u202e', 0x87), ...quota, failed('unknown', 'OUTCOME_UNKNOWN', 'E')],
      { journal: 'x.journal' },
    );
    expect(allAccepted).toBe(false);
    expect(err).toEqual([
      'refused (surely not accepted):',
      '        4  REFUSED: why REFUSED',
      '           A, B, C, ...',
      '        1  REFUSED: why REFUSED',
      '           \\u{1b}[2J\\u{202e}',
      'unknown (sent, and nobody knows whether it arrived):',
      '        1  OUTCOME_UNKNOWN: why OUTCOME_UNKNOWN',
      '           E',
      'Run the same command again to continue: the journal x.journal records what is done.',
    ]);
  });

  test('of a run that was interrupted says what is left', () => {
    const { out, err } = told([accepted()], { isComplete: false, interrupted: true, total: 10, journal: 'x.journal' });
    expect(out[0]).toBe('! 1 car: 1 accepted, 0 refused, 0 unknown');
    expect(err).toEqual([
      'Interrupted before 9 cars of the list.',
      'Run the same command again to continue: the journal x.journal records what is done.',
    ]);
  });

  test('of cars that were unknown before names the option for them', () => {
    const { out, err, allAccepted } = told([accepted()], {}, { unknownBefore: 3 });
    expect(allAccepted).toBe(false);
    expect(out[0]).toBe('! 4 cars: 1 accepted, 0 refused, 3 unknown');
    expect(err).toEqual([
      'unknown since an earlier run, and not sent again: 3 cars',
      '  --resend-unknown sends again, at the risk of a second popup.',
    ]);
  });
});
