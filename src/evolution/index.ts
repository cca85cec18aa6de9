/**
 * How the contract changes: what is different between two versions, whom it breaks, and the messages that prove it.
 *
 * @module webportal-popup-contract/evolution
 */
export type { Broken, Bump, Change, Witness } from './change.js';
export type { Inclusion } from './compare-schemas.js';
export { type CompareOptions, type Comparison, compareVersions } from './compare-versions.js';
export type { Schema } from './schema.js';
