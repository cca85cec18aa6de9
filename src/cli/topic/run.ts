/** The implementation of `popup-contract topic`, imported on demand. */
export { printBuiltTopic } from './build.js';
export { printParsedTopic } from './parse.js';
