import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/review/finding.js';
import { PAYLOAD_KINDS } from '../../src/review/payload-kind-names.js';
import { kindOf, takenFor } from '../../src/review/payload-kinds.js';
import type { ReviewOptions } from '../../src/review/review-options.js';
import { reviewPayload } from '../../src/review/review-payload.js';
import { AREAS } from '../../src/review/rule.js';
import { RULES } from '../../src/review/rules.js';
import { RULE_CASES, type RuleCase } from './rule-cases.js';

/** No field of a message has a required form. Once one has, the test below asks for cases. */
const CANNOT_FIRE = ['wrong-format'];

function findingsOf(
  { payload, as, topic, screen }: RuleCase,
  ruleId: string,
  rules?: ReviewOptions['rules'],
): Finding[] {
  return reviewPayload(payload, { as, topic, screen, rules }).findings.filter((finding) => finding.ruleId === ruleId);
}

test('every rule has at least two cases that fire it, and two that just do not', () => {
  const known = [...Object.keys(RULE_CASES), ...CANNOT_FIRE];
  expect(RULES.map(({ id }) => id).toSorted()).toEqual(known.toSorted());
  const sparse = Object.entries(RULE_CASES).filter(([, { fires, passes }]) => fires.length < 2 || passes.length < 2);
  expect(sparse).toEqual([]);
});

describe.each(Object.entries(RULE_CASES))('%s', (id, { fires, passes }) => {
  const rule = RULES.find((one) => one.id === id);

  test.each(fires)('fires: $name', (one) => {
    const findings = findingsOf(one, id);
    expect(findings.length).toBeGreaterThan(0);
    for (const { severity, message } of findings) {
      expect(severity).toBe(rule?.severity);
      expect(message).toMatch(/\S/);
    }
    expect(findingsOf(one, id, { [id]: 'off' })).toEqual([]);
  });

  test.each(passes)('passes: $name', (one) => {
    expect(findingsOf(one, id)).toEqual([]);
  });
});

test('no field of what is reviewed has a form that it could break', () => {
  const formats = PAYLOAD_KINDS.map((kind) => kindOf(takenFor(kind, undefined, {}), {}).formats);
  expect(formats.length).toBeGreaterThan(2);
  expect(formats.flatMap(Object.keys)).toEqual([]);
});

test('every area has rules, and every rule either examples or words for them', () => {
  expect(AREAS.filter((area) => !RULES.some((rule) => rule.area === area))).toEqual([]);
  expect(RULES.filter(({ examples, inWords }) => (examples === undefined) === (inWords === undefined))).toEqual([]);
});
