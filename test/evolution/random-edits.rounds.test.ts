import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, type Inclusion, type Schema } from '../../src/evolution/index.js';
import { jsoncompatInclusion } from '../../src/evolution/jsoncompat.js';
import { tolerant } from '../../src/evolution/schema.js';
import { rounds } from '../rounds.js';
import { arbitraryEdits, isSatisfiable, KEYWORDS, messagesFor, REAL, SMALL, withEdits } from './random-edits.js';

const MESSAGES = rounds(1_000, 100);

type Judge = (value: unknown) => boolean;

function ajvJudge(schema: Schema): Judge {
  const validate = new Ajv({ strict: false, validateSchema: false, logger: false, ownProperties: true }).compile(
    schema,
  );
  return (value) => validate(value);
}

/** That what is said of two versions is true of random messages. */
function expectTrue(before: Schema, after: Schema, messages: readonly unknown[], isIncluded?: Inclusion): void {
  const { bump, changes } = compareVersions({ message: before }, { message: after }, { isIncluded });
  const breaks = new Set(changes.flatMap((change) => change.breaks));
  const [old, now, oldReader, newReader] = [before, after, tolerant(before), tolerant(after)].map(ajvJudge) as [
    Judge,
    Judge,
    Judge,
    Judge,
  ];
  for (const message of messages) {
    const [wasValid, isValid] = [old(message), now(message)];
    const seen = {
      'old-sender': wasValid && !newReader(message),
      'old-receiver': isValid && !oldReader(message),
      caller: wasValid && !isValid,
    };
    for (const [broken, isSeen] of Object.entries(seen)) {
      if (isSeen && !breaks.has(broken as never)) {
        expect.fail(`${JSON.stringify(message)} breaks ${broken}: ${JSON.stringify({ before, after, changes })}`);
      }
    }
    if (isValid && !wasValid && bump !== 'major' && bump !== 'minor') {
      expect.fail(`${JSON.stringify(message)} is new: ${JSON.stringify({ before, after, changes })}`);
    }
  }
}

function trueOfRandomEdits(
  bases: readonly Schema[],
  keywords: readonly string[],
  count: number,
  isIncluded?: Inclusion,
): void {
  fc.assert(
    fc.property(
      fc.constantFrom(...bases),
      arbitraryEdits(keywords),
      fc.boolean(),
      fc.integer(),
      (base, edits, isBack, seed) => {
        const edited = withEdits(base, edits);
        fc.pre(isSatisfiable(edited));
        const [before, after] = isBack ? [edited, base] : [base, edited];
        expectTrue(before, after, fc.sample(messagesFor(before, after), { seed, numRuns: MESSAGES }), isIncluded);
      },
    ),
    { numRuns: count },
  );
}

/**
 * What jsoncompat is known to get wrong: it compares conditions by their words, does not know what patterns leave out, and takes an
 * optional field more in an open object for no restriction.
 */
const UNKNOWN_TO_JSONCOMPAT = ['if', 'then', 'else', 'not', 'pattern', 'properties'];

describe('random edits: what is said of them is true of random messages, and the methods agree', () => {
  test('of the schemas of the contract', () => trueOfRandomEdits(REAL, KEYWORDS, rounds(700, 15)), 600_000);
  test('of small schemas', () => trueOfRandomEdits(SMALL, KEYWORDS, rounds(1_200, 20)), 600_000);
  test('of small schemas, with jsoncompat', async () => {
    const keywords = KEYWORDS.filter((keyword) => !UNKNOWN_TO_JSONCOMPAT.includes(keyword));
    trueOfRandomEdits(SMALL, keywords, rounds(100, 5), await jsoncompatInclusion());
  }, 600_000);
});
