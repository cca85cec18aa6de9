/** What `popup-contract topic` loads when it is run. */
export { printBuiltTopic } from './build.js';
export { printParsedTopic } from './parse.js';
