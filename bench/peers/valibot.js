import * as v from 'valibot';

const schema = v.strictObject({
  idApp: v.pipe(v.string(), v.minLength(1)),
  popup: v.literal(true),
  popupText: v.pipe(v.string(), v.minLength(1)),
  popupBtn: v.optional(v.boolean()),
  content: v.optional(v.looseObject({})),
});

export const judge = (value) => v.is(schema, value);
