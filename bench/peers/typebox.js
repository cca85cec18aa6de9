import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';

const schema = Type.Object(
  {
    idApp: Type.String({ minLength: 1 }),
    popup: Type.Literal(true),
    popupText: Type.String({ minLength: 1 }),
    popupBtn: Type.Optional(Type.Boolean()),
    content: Type.Optional(Type.Object({})),
  },
  { additionalProperties: false },
);
const compiled = TypeCompiler.Compile(schema);

export const judge = (value) => compiled.Check(value);
