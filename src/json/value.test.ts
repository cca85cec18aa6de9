import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { findUnjsonable, typeName } from './value.js';

class Instance {}

const cycle: { self?: unknown } = {};
cycle.self = cycle;

const inList: unknown[] = [];
inList.push([inList]);

describe('findUnjsonable', () => {
  test.each<[name: string, value: unknown, pointer: string, received: string]>([
    ['undefined', undefined, '', 'undefined'],
    ['undefined in an object', { a: undefined }, '/a', 'undefined'],
    ['undefined in a list', [0, undefined], '/1', 'undefined'],
    ['NaN', { a: [Number.NaN] }, '/a/0', 'NaN'],
    ['Infinity', Number.POSITIVE_INFINITY, '', 'Infinity'],
    ['-Infinity', [Number.NEGATIVE_INFINITY], '/0', '-Infinity'],
    ['a big integer', { n: 1n }, '/n', 'bigint'],
    ['a function', { f: () => 1 }, '/f', 'function'],
    ['a symbol', { s: Symbol('x') }, '/s', 'symbol'],
    ['a symbol as key', { [Symbol('x')]: 1 }, '', 'an object with symbols as keys'],
    ['a date', { when: new Date(0) }, '/when', 'Date'],
    ['a map', new Map(), '', 'Map'],
    ['bytes', { b: new Uint8Array(2) }, '/b', 'Uint8Array'],
    ['an instance', { i: new Instance() }, '/i', 'Instance'],
    ['a boxed string', { s: Object('x') }, '/s', 'String'],
    ['an object that says itself what JSON it is', { toJSON: () => 1 }, '', 'Object'],
    ['an instance whose class hides its name', { i: Object.create({ constructor: 7 }) }, '/i', 'object'],
    [
      'an instance whose class has a name to be careful with',
      { i: Object.create({ constructor: { name: 'a\nb' } }) },
      '/i',
      'object',
    ],
    ['an instance of nothing', { i: Object.create({ constructor: undefined }) }, '/i', 'object'],
    ['a hole', Array(1), '', 'an array with holes or named members'],
    ['a list with a name', Object.assign([1], { name: 'x' }), '', 'an array with holes or named members'],
    ['a cycle', { a: cycle }, '/a/self', 'cycle'],
    ['a cycle of lists', inList, '/0/0', 'cycle'],
  ])('%s', (_, value, pointer, received) => {
    expect(findUnjsonable(value, true)).toMatchObject([{ code: 'NOT_JSON', pointer, received }]);
  });

  test('says where, in words too', () => {
    expect(findUnjsonable({ 'a/b': [undefined] }, true)[0]?.message).toBe(
      '/a~1b/0: undefined: JSON would lose or change it',
    );
    expect(findUnjsonable(undefined, true)[0]?.message).toBe('undefined: JSON would lose or change it');
  });

  test('says what is wrong with a cycle and with half a pair', () => {
    expect(findUnjsonable(cycle, true)[0]?.message).toBe('/self: the value holds itself: JSON has no cycles');
    expect(findUnjsonable(['\ud83d'], true)[0]?.message).toBe('/0: half of a surrogate pair: UTF-8 cannot carry it');
  });

  const shared = { x: 1 };
  test.each<[name: string, value: unknown]>([
    ['every kind of JSON', { s: 'x', n: 1.5, z: -0, b: true, l: [null, [], {}], o: { p: {} } }],
    ['the same object twice, without a cycle', { a: shared, b: [shared, { c: shared }] }],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
    ['an object of another realm', runInNewContext('({ a: [1, { b: null }] })')],
  ])('finds nothing in %s', (_, value) => {
    expect(findUnjsonable(value, true)).toEqual([]);
  });

  test('goes on after a fault, in order, up to 100', () => {
    expect(findUnjsonable([undefined, 'ok', Number.NaN, { a: 1n }], true).map(({ pointer }) => pointer)).toEqual([
      '/0',
      '/2',
      '/3/a',
    ]);
    expect(findUnjsonable(Array(150).fill(Number.NaN), true)).toHaveLength(100);
  });

  test('minds half surrogate pairs only when asked', () => {
    const value = { a: '\ud83d', '\ude97': [{ b: 'x\ude97' }] };
    expect(findUnjsonable(value, true).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['LONE_SURROGATE', ''],
      ['LONE_SURROGATE', '/a'],
      ['LONE_SURROGATE', '/\ude97/0/b'],
    ]);
    expect(findUnjsonable(value, false)).toEqual([]);
  });

  test('counts levels: 100 pass, 101 do not', () => {
    const nested = (levels: number): unknown => (levels === 1 ? {} : { a: nested(levels - 1) });
    expect(findUnjsonable(nested(100), true)).toEqual([]);
    expect(findUnjsonable(nested(101), true)).toEqual([
      { code: 'TOO_DEEP', pointer: '/a'.repeat(100), message: `${'/a'.repeat(100)}: nested deeper than 100 levels` },
    ]);
  });

  test('stops where no payload could hold so many values', () => {
    const most = { list: Array(LIMITS.maxPayloadBytes - 2).fill(0) };
    expect(findUnjsonable(most, true)).toEqual([]);
    most.list.push(0);
    expect(findUnjsonable(most, true)).toEqual([
      {
        code: 'TOO_LARGE',
        pointer: '',
        message: `more than ${LIMITS.maxPayloadBytes} values: too much for one payload`,
      },
    ]);
  });
});

test.each([
  [null, 'null'],
  [[], 'array'],
  [{}, 'object'],
  [true, 'true'],
  [false, 'false'],
  ['secret', 'string'],
  [7, 'number'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [undefined, 'undefined'],
  [1n, 'bigint'],
])('typeName(%s) is %s: a type, never a value', (value, name) => {
  expect(typeName(value)).toBe(name);
});
