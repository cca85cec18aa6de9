import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const buttonLeftOut: Rule = {
  id: 'button-left-out',
  area: 'fields',
  severity: 'warning',
  summary: 'The message says whether there is an OK button.',
  why: 'What a head unit does when it does not is not documented.',
  source: 'vendor',
  check: ({ message, faultAt }) =>
    FIELDS.button in message ? [] : [faultAt(FIELDS.button, 'there is no word on the OK button: say true or false')],
  examples: () => ({ bad: textWith({ [FIELDS.button]: undefined }), good: textWith({ [FIELDS.button]: false }) }),
};
