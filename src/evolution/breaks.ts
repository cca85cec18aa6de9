import type { Broken } from './change.js';
import { judgeOf, tolerantJudgeOf } from './judge.js';
import type { Schema } from './schema.js';

/** Who refuses what the other takes: the definition of each break. */
interface Sides {
  /** Whose strict messages are looked at. */
  writer: (before: Schema, after: Schema) => Schema;
  /** Who may refuse them. */
  reader: (before: Schema, after: Schema) => Schema;
  isTolerant: boolean;
}

export const SIDES: Readonly<Record<Broken, Sides>> = {
  'old-sender': { writer: (before) => before, reader: (_, after) => after, isTolerant: true },
  'old-receiver': { writer: (_, after) => after, reader: (before) => before, isTolerant: true },
  caller: { writer: (before) => before, reader: (_, after) => after, isTolerant: false },
};

export const BREAKS = Object.keys(SIDES) as Broken[];

/** Whether a message proves a break between two schemas. */
export function proves(broken: Broken, before: Schema, after: Schema, value: unknown): boolean {
  const { writer, reader, isTolerant } = SIDES[broken];
  if (!judgeOf(writer(before, after))(value)) return false;
  const refuser = reader(before, after);
  return !(isTolerant ? tolerantJudgeOf(refuser) : judgeOf(refuser))(value);
}
