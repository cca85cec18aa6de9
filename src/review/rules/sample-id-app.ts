import { APP_ID_SAMPLES } from '#contract/names.js';
import { quote } from '../../json/pointer.js';
import type { Rule } from '../rule.js';
import { FIELDS, GOOD, textWith } from './examples.js';

export const sampleIdApp: Rule = {
  id: 'sample-id-app',
  area: 'fields',
  severity: 'warning',
  summary: "The application's identifier is no sample from the vendor's documents.",
  why: 'No application is registered under a sample: the message reaches none.',
  source: 'vendor',
  check: ({ message, faultAt }) => {
    const sample = APP_ID_SAMPLES.find((one) => one === message[FIELDS.appId]);
    if (sample === undefined) return [];
    return [faultAt(FIELDS.appId, `${quote(sample)} is a sample from the vendor's documents, and no application`)];
  },
  examples: () => ({ bad: textWith({ [FIELDS.appId]: APP_ID_SAMPLES[0] }), good: GOOD }),
};
