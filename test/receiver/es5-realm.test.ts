import { runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { checksInRealm, es5Realm } from './engine/realm.js';

const checks = await checksInRealm();

describe('the receiver, where there are only the built-ins of ES5', () => {
  test.each(checks)('$name', ({ ok, detail }) => {
    expect(detail).toBe('');
    expect(ok).toBe(true);
  });

  test('there was something to check, each thing under a name of its own', () => {
    expect(checks.length).toBeGreaterThan(200);
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  });
});

describe('the realm', () => {
  test.each([
    '[1].includes(1)',
    '[1].find(Boolean)',
    '"a".startsWith("a")',
    '"a".padStart(2)',
    'Object.assign({}, {})',
    'Object.entries({})',
    'Number.isFinite(1)',
    'Array.from([])',
    'new Map()',
    'Promise.resolve()',
    'Symbol()',
    'new Uint8Array(1)',
    'globalThis.Object',
    'setTimeout(function () {}, 0)',
    'console.log(1)',
  ])('has no %s', (code) => {
    expect(() => runInContext(code, es5Realm())).toThrow(/is not (a function|defined)/);
  });

  test.each([
    '"a-b".replace(/-/g, "")',
    '[1].indexOf(1)',
    'JSON.stringify({}).length',
    'Date.now()',
    '"é".match(/./g)',
  ])('has %s', (code) => {
    expect(() => runInContext(code, es5Realm())).not.toThrow();
  });
});
