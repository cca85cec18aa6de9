import type { Rule } from '../rule.js';

export const missingTrailingSlash: Rule = {
  id: 'missing-trailing-slash',
  severity: 'warning',
  summary: 'The topic of a popup ends in a slash.',
  why: "The vendor's documents disagree on it. To a broker, the two forms are different topics.",
  source: 'vendor',
};
