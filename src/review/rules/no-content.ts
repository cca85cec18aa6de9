import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const noContent: Rule = {
  id: 'no-content',
  area: 'content',
  severity: 'info',
  summary: 'The message has a content.',
  why: 'The application is handed the content with the answer: without one it cannot tell two popups apart.',
  source: 'vendor',
  check: ({ message, faultAt }) =>
    FIELDS.content in message
      ? []
      : [faultAt(FIELDS.content, 'without a content the application cannot tell this popup from others')],
  examples: () => ({ bad: textWith({ [FIELDS.content]: undefined }), good: textWith({ [FIELDS.content]: {} }) }),
};
