import type { Rule } from '../rule.js';

export const wrongFormat: Rule = {
  id: 'wrong-format',
  area: 'fields',
  severity: 'error',
  code: 'WRONG_FORMAT',
  summary: 'Texts have the form that the contract asks for.',
  why: 'A value of another form does not reach the car.',
  source: 'contract',
  inWords: 'No field of a message has a required form today. The rule is for those that may come.',
};
