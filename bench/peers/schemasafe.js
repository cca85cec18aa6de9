import { validator } from '@exodus/schemasafe';
import schema from '../dist/popup-schema.js';

export const judge = validator(schema);
