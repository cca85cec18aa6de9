import { Ajv } from 'ajv';
import schema from '../dist/popup-schema.js';

export const judge = new Ajv().compile(schema);
