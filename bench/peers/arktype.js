import { type } from 'arktype';

const schema = type({
  '+': 'reject',
  idApp: 'string > 0',
  popup: 'true',
  popupText: 'string > 0',
  'popupBtn?': 'boolean',
  'content?': 'Record<string, unknown>',
});

export const judge = (value) => schema.allows(value);
