import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { junitReport } from '../../../../src/cli/check/formats/junit.js';
import { visible } from '../../../../src/cli/terminal/output.js';
import { reviewPayload } from '../../../../src/review/review-payload.js';
import { FIELDS, GOOD, textWith } from '../../../../src/review/rules/examples.js';
import { HOSTILE, PAYLOADS, reported } from './reported.js';

/** What an expression of XPath finds; the text must be well-formed XML. */
function read<Value>(xml: string, look: (find: (expression: string) => string[]) => Value): Value {
  using document = XmlDocument.fromString(xml);
  return look((expression) => document.find(expression).map(({ content }) => content));
}

describe('the document', () => {
  test('has a suite with one test for each file', () => {
    const xml = reported(junitReport, PAYLOADS, [{ path: 'none.json', message: 'Cannot read none.json' }]);
    const paths = [...PAYLOADS.map(({ path }) => visible(path)), 'none.json'];
    read(xml, (find) => {
      expect(find('/testsuites/testsuite/@name')).toEqual(paths);
      expect(find('/testsuites/testsuite[@tests = count(testcase)]/testcase/@name')).toEqual(paths);
      expect(find('//testcase/@classname')).toEqual(paths);
      expect(find('//testsuite[@failures != count(*/failure) or @errors != count(*/error)]')).toEqual([]);
      const failing = PAYLOADS.filter(({ content }) =>
        reviewPayload(content).findings.some(({ severity }) => severity === 'error'),
      );
      expect(find('//testcase[failure]/@name')).toEqual(failing.map(({ path }) => visible(path)));
    });
  });

  test('fails if findings are left out', () => {
    const xml = reported(junitReport, [], [], 3);
    expect(read(xml, (find) => find('//testsuite[@failures = 1]//failure/@message'))).toEqual([
      '3 more are not shown (--max-findings)',
    ]);
  });

  test('is there without files, too', () => {
    expect(read(reported(junitReport, []), (find) => find('/testsuites/*'))).toEqual([]);
  });
});

describe('a test', () => {
  test('passes without a word', () => {
    const xml = reported(junitReport, [{ path: 'a.json', content: GOOD }]);
    expect(read(xml, (find) => find('//testcase/node()'))).toEqual([]);
  });

  test('fails with the first error, and lists them all', () => {
    const content = '{\n "a": 1}';
    const { findings } = reviewPayload(content);
    const errors = findings.filter(({ severity }) => severity === 'error');
    read(reported(junitReport, [{ path: 'a.json', content }]), (find) => {
      expect(find('//failure/@message')).toEqual([errors[0]?.message]);
      expect(find('//failure/@type')).toEqual([errors[0]?.ruleId]);
      const lines = errors.map(
        ({ line, column, message, ruleId }) => `${line}:${column}  error  ${message}  ${ruleId}`,
      );
      expect(find('//failure')).toEqual([lines.join('\n')]);
    });
  });

  test('passes with a warning, which is its output', () => {
    const xml = reported(junitReport, [{ path: 'a.json', content: textWith({ [FIELDS.text]: ' ' }) }]);
    read(xml, (find) => {
      expect(find('//failure')).toEqual([]);
      expect(find('//system-out')).toEqual([expect.stringMatching(/^1:\d+ {2}warning {2}.* {2}blank-text$/)]);
    });
  });

  test('is an error if the file cannot be read', () => {
    const xml = reported(junitReport, [], [{ path: 'a', message: 'Cannot read "a"' }]);
    expect(read(xml, (find) => find('//testsuite[@errors = 1]/testcase/error/@message'))).toEqual(['Cannot read "a"']);
  });
});

describe('what XML does not allow', () => {
  const faithful = (path: string, message: string): void => {
    read(reported(junitReport, [], [{ path, message }]), (find) => {
      expect(find('//testcase/@name')).toEqual([visible(path)]);
      expect(find('//error/@message')).toEqual([visible(message)]);
      expect(find('//error')).toEqual([visible(message)]);
    });
  };

  test.each([']]>', '"\'', '&amp;<b>', '\u0000\u001b\ufffe\uffff', '\ud800', ' a\tb\nc\r ', '🚗\u2028'])(
    '%j is visible, and the rest as it is',
    (text) => faithful(text, text),
  );

  test('is visible, and the rest as it is, whatever it is', () => {
    fc.assert(fc.property(HOSTILE, HOSTILE, faithful), { numRuns: 500 });
  });

  test('none of it is left out', () => {
    expect(visible('\u0000\ufffe\ud800')).toBe('\\u{0}\\u{fffe}\\u{d800}');
  });
});
