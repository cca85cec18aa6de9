import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../scripts/generate/contract.js';
import { ROOT } from '../../test/run.js';
import { loadSchemas } from '../../test/vectors/load.js';
import { ContractError, type ContractErrorCode, type Issue, isContractError } from '../index.js';

const issue = (message: string, more: Partial<Issue> = {}): Issue => ({
  code: 'WRONG_TYPE',
  pointer: '/a',
  message,
  ...more,
});

describe('ContractError', () => {
  test('is an Error with code, issues and, by default, no second chance', () => {
    const issues = [issue('one')];
    const error = new ContractError('TOO_LARGE', issues);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'ContractError', code: 'TOO_LARGE', issues, retryable: false });
    expect('cause' in error).toBe(false);
  });

  test('keeps its cause and may say that another try is worth it', () => {
    const cause = new Error('underneath');
    expect(new ContractError('INVALID_JSON', [issue('x')], { cause, retryable: true })).toMatchObject({
      cause,
      retryable: true,
    });
  });

  test.each([
    [['one'], 'INVALID_MESSAGE: one'],
    [['one', 'two'], 'INVALID_MESSAGE: one; two'],
    [['one', 'two', 'three'], 'INVALID_MESSAGE: one; two; three'],
    [['one', 'two', 'three', 'four', 'five'], 'INVALID_MESSAGE: one; two; three; and 2 more'],
  ])('spells out the first issues: %j', (messages, expected) => {
    expect(
      new ContractError(
        'INVALID_MESSAGE',
        messages.map((message) => issue(message)),
      ).message,
    ).toBe(expected);
  });

  test('puts the place in front where there is text', () => {
    const error = new ContractError('INVALID_JSON', [issue('bad', { line: 3, column: 7 })]);
    expect(error.message).toBe('INVALID_JSON: line 3, column 7: bad');
  });
});

describe('what docs/errors.md says of a code', () => {
  const { enum: codes = [], 'x-errors': rows = {} } = loadSchemas().get('error-code') as Schema;
  const page = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
  const headings = [...page.matchAll(/^## (\w+)$/gm)].map(([, heading]) => heading as string);

  test('it has a section for each', () => {
    expect(headings).toEqual(codes);
  });

  test.each(codes.filter((code) => rows[code]?.of.includes('error')))('%s: where, and whether to try again', (code) => {
    const error = new ContractError(code as ContractErrorCode, [issue('x')]);
    const [file, anchor] = error.docs.split('#');
    expect(file).toBe('docs/errors.md');
    expect(headings.map((heading) => heading.toLowerCase())).toContain(anchor);
    expect(error.retryable).toBe(rows[code]?.retry === 'later');
  });

  test('an error may know better', () => {
    expect(new ContractError('TOO_SOON', [issue('x')], { retryable: false }).retryable).toBe(false);
  });
});

describe('isContractError', () => {
  const error = new ContractError('INVALID_TOPIC', [issue('x')]);

  test('goes by code', () => {
    expect(isContractError(error)).toBe(true);
    expect(isContractError(error, 'INVALID_TOPIC')).toBe(true);
    expect(isContractError(error, 'TOO_LARGE')).toBe(false);
  });

  test('knows an error of another realm and of another copy of the package', () => {
    const foreign: unknown = runInNewContext(
      `Object.assign(new Error('x'), { name: 'ContractError', code: 'TOO_LARGE' })`,
    );
    expect(foreign instanceof Error).toBe(false);
    expect(isContractError(foreign, 'TOO_LARGE')).toBe(true);
    expect(isContractError(foreign, 'TOO_DEEP')).toBe(false);
  });

  test.each([undefined, null, 'ContractError', {}, { name: 'ContractError', code: 'TOO_LARGE' }, new Error('x')])(
    'does not take %o for one',
    (other) => {
      expect(isContractError(other)).toBe(false);
    },
  );
});
