import { describe, expect, test } from 'vitest';
import { readCar } from './read-car.js';

const read = (text: string | Buffer, number = 1) =>
  readCar({ bytes: Buffer.from(text as string), number, offset: 0, ended: true });

const VIN = 'DEM0CAR0000000001';

describe('a line of the list', () => {
  test.each([VIN, `${VIN}\r`, ` ${VIN}\t`, `\uFEFF${VIN}`])('%j is a VIN', (text) => {
    expect(read(text)).toEqual({ vin: VIN, car: VIN });
  });

  test.each(['', '\r', '  ', '# a comment', '  # another', '\uFEFF', '\uFEFF# a comment'])('%j is no car', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('an object has what is different for the car', () => {
    const car = { vin: VIN, text: 'Hello', okButton: false, content: { a: 1 } };
    expect(read(`${JSON.stringify(car)}\r`)).toEqual({ vin: VIN, car });
    expect(read(`\uFEFF${JSON.stringify(car)}`, 9)).toEqual({ vin: VIN, car });
  });

  test('whether a VIN is right is for the sender to say', () => {
    expect(read('not a vin')).toEqual({ vin: 'not a vin', car: 'not a vin' });
  });
});

describe('a line that is wrong says where', () => {
  test.each<[string | Buffer, string, object]>([
    ['{"vin": "x" "text": 1}', 'INVALID_JSON', { line: 7, column: 13 }],
    ['  {"vin": "x", "vin": "y"}', 'INVALID_JSON', { line: 7, column: 16 }],
    ['{"vin": "x"', 'INVALID_JSON', { line: 7, column: 12 }],
    [`{"vin": ${'['.repeat(200_000)}`, 'TOO_DEEP', { line: 7 }],
    ['{"text": "x"}', 'INVALID_MESSAGE', { pointer: '/vin' }],
    ['{"vin": 7}', 'INVALID_MESSAGE', { pointer: '/vin' }],
    [Buffer.from([0x44, 0x45, 0xff]), 'INVALID_UTF8', { line: 7, column: 3 }],
    [Buffer.from('\uFEFFDEM0', 'utf16le'), 'INVALID_UTF8', { line: 7, column: 1 }],
  ])('number %#', (text, code, issue) => {
    expect(read(text, 7)).toMatchObject({ line: 7, fault: { code, issues: [issue] } });
  });
});
