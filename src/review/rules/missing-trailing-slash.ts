import { TOPICS } from '#contract/topics.js';
import type { Rule } from '../rule.js';

const SLASH = TOPICS.popup.template;

export const missingTrailingSlash: Rule = {
  id: 'missing-trailing-slash',
  area: 'topic',
  severity: 'warning',
  summary: 'The topic of a popup ends in a slash.',
  why: "The vendor's documents disagree on it. To a broker, the two forms are different topics.",
  source: 'vendor',
  inWords: `\`${SLASH.replace(/\/$/, '')}\` breaks it, \`${SLASH}\` keeps it.`,
};
