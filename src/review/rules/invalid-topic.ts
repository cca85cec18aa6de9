import { TOPICS } from '#contract/topics.js';
import type { Rule } from '../rule.js';

const TEMPLATES = Object.values(TOPICS).map(({ template }) => `\`${template}\``);

export const invalidTopic: Rule = {
  id: 'invalid-topic',
  area: 'topic',
  severity: 'error',
  summary: 'The topic is one of the contract.',
  why: 'A message on another topic reaches nobody, and nobody is told.',
  source: 'vendor',
  inWords: `Whatever has neither of these forms: ${TEMPLATES.join(', ')}.`,
};
