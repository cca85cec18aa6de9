import { expect, test } from 'vitest';
import { isContractError } from '../../src/index.js';
import { type ReviewOptions, reviewPayload } from '../../src/review/index.js';
import { FIELDS, textWith } from '../../src/review/rules/examples.js';

const BLANK = textWith({ [FIELDS.text]: ' ', [FIELDS.content]: undefined });

const severities = (rules: ReviewOptions['rules']): unknown[] =>
  reviewPayload(BLANK, { rules }).findings.map(({ ruleId, severity }) => [ruleId, severity]);

test('rules have another severity, or are off', () => {
  const [noContent, blankText] = [
    ['no-content', 'info'],
    ['blank-text', 'warning'],
  ];
  expect(severities({})).toEqual([noContent, blankText]);
  expect(severities(undefined)).toEqual([noContent, blankText]);
  expect(severities({ 'blank-text': 'error' })).toEqual([noContent, ['blank-text', 'error']]);
  expect(severities({ 'blank-text': 'off', 'no-content': 'off', placeholder: 'off' })).toEqual([]);
});

test.each([
  ['an unknown option', { rule: {} }, { pointer: '', expected: 'rules' }],
  [
    'an unknown kind',
    { as: 'popup' },
    { pointer: '/as', message: expect.stringMatching(/^as must be one of server-message,/) },
  ],
  ['a topic that is no text', { topic: 1 }, { pointer: '/topic' }],
  ['an unknown rule', { rules: { placeholders: 'off' } }, { pointer: '/rules/placeholders', expected: 'placeholder' }],
  ['an unknown rule with a slash', { rules: { 'a/b': 'off' } }, { pointer: '/rules/a~1b' }],
  ['an unknown severity', { rules: { placeholder: 'warn' } }, { pointer: '/rules/placeholder' }],
  ['rules that are a list', { rules: ['placeholder'] }, { pointer: '/rules' }],
])('%s is INVALID_OPTIONS', (_, options, issue) => {
  let error: unknown;
  try {
    reviewPayload(BLANK, options as never);
  } catch (caught) {
    error = caught;
  }
  expect(isContractError(error) && error.code).toBe('INVALID_OPTIONS');
  expect(isContractError(error) && error.issues).toMatchObject([issue]);
});

test.each([undefined, null, 42, { popup: true }, ['x'], () => 0, Symbol('x'), new ArrayBuffer(2)])(
  'a payload that is neither bytes nor text is a finding: %s',
  (payload) => {
    const { as, findings } = reviewPayload(payload as never);
    expect(as).toBe('popup-message');
    expect(findings).toMatchObject([{ ruleId: 'invalid-json', severity: 'error', line: 1, column: 1 }]);
  },
);

test('any view of bytes is a payload', () => {
  const bytes = new TextEncoder().encode(`xx${BLANK}`);
  const view = new DataView(bytes.buffer, 2);
  expect(reviewPayload(view as never)).toEqual(reviewPayload(BLANK));
});
