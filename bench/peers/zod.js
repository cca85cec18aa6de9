import * as z from 'zod';

const schema = z.strictObject({
  idApp: z.string().min(1),
  popup: z.literal(true),
  popupText: z.string().min(1),
  popupBtn: z.boolean().optional(),
  content: z.looseObject({}).optional(),
});

export const judge = (value) => schema.safeParse(value).success;
