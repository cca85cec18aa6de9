import { expect, test } from 'vitest';
import { RepeatedProblems } from './repeated-problems.js';

function problems(): { lines: string[]; list: RepeatedProblems; at(ms: number): void } {
  const lines: string[] = [];
  let now = 0;
  const list = new RepeatedProblems(
    (line) => lines.push(line),
    () => now,
  );
  return {
    lines,
    list,
    at: (ms) => {
      now = ms;
    },
  };
}

test('a flood of one kind is a line now and then', () => {
  const { lines, list, at } = problems();
  for (let count = 0; count < 1_002; count++) list.add('down', `down ${count}`);
  list.add('other', 'another kind');
  expect(lines).toEqual(['down 0', 'another kind']);
  at(60_000);
  list.add('down', 'still down');
  list.add('down', 'still down');
  expect(lines.slice(2)).toEqual(['still down (and 1,001 more like it)']);
});

test('errors are of one kind by their code, or by their text', () => {
  const { lines, list } = problems();
  const refused = (port: number) => Object.assign(new Error(`connect ${port}`), { code: 'ECONNREFUSED' });
  for (const error of [refused(1), refused(2), new Error('one'), new Error('one'), 'two']) list.addError(error);
  list.addError(Object.assign(new Error(''), { code: 'ETIMEDOUT' }));
  expect(lines).toEqual(['connect 1', 'one', 'two', 'ETIMEDOUT']);
});

test('does not remember kinds without end', () => {
  const { lines, list } = problems();
  for (let kind = 0; kind < 250; kind++) list.add(`${kind}`, `${kind}`);
  list.add('0', 'again');
  expect(lines).toHaveLength(251);
});
