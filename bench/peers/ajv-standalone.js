export { default as judge } from '../dist/ajv-standalone.cjs';
