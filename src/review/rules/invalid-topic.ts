import type { Rule } from '../rule.js';

export const invalidTopic: Rule = {
  id: 'invalid-topic',
  severity: 'error',
  summary: 'The topic is one of the contract.',
  why: 'A message on another topic reaches nobody, and nobody is told.',
  source: 'vendor',
};
