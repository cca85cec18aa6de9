import { TOPICS } from '#contract/topics.js';
import type { Rule } from '../rule.js';

export const wrongDirection: Rule = {
  id: 'wrong-direction',
  area: 'topic',
  severity: 'error',
  summary: 'The topic is for messages of this direction.',
  why: 'The two directions have topics of their own: on the wrong one, the message comes back to who has sent it, or is lost.',
  source: 'vendor',
  inWords: `A popup on \`${TOPICS['app-message'].template}\` breaks it.`,
};
