import { posix, win32 } from 'node:path';
import { type Schema, Validator } from '@cfworker/json-schema';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { artifactUri } from '../../../../src/cli/check/formats/artifact-uri.js';
import { sarifReport } from '../../../../src/cli/check/formats/sarif.js';
import { regionOf } from '../../../../src/cli/check/formats/sarif-region.js';
import type { Finding } from '../../../../src/review/finding.js';
import { reviewPayload } from '../../../../src/review/review-payload.js';
import { FIELDS, GOOD, textWith } from '../../../../src/review/rules/examples.js';
import { RULES } from '../../../../src/review/rules.js';
import { HOSTILE, PAYLOADS, type Payload, reported } from './reported.js';

const validator = new Validator(schema as unknown as Schema, '4');

const FAILURE = { path: 'none.json', message: 'Cannot read none.json: ENOENT' };

const faults = (text: string): unknown[] => validator.validate(JSON.parse(text)).errors;

function runOf(text: string): Run {
  const [run] = (JSON.parse(text) as Log).runs;
  return run as Run;
}

function resultsOf(...payloads: Payload[]): Result[] {
  return runOf(reported(sarifReport, payloads)).results ?? [];
}

const fingerprints = (content: string): string[] =>
  resultsOf({ path: 'a.json', content }).flatMap(({ partialFingerprints }) => Object.values(partialFingerprints ?? {}));

describe('the document', () => {
  test('is valid, with and without findings and failures', () => {
    for (const [payloads, failures] of [
      [[], []],
      [[{ path: 'good.json', content: GOOD }], []],
      [PAYLOADS, []],
      [PAYLOADS, [FAILURE, FAILURE]],
    ] as const) {
      expect(faults(reported(sarifReport, payloads, failures))).toEqual([]);
    }
  });

  test('that lacks what the schema asks for is refused', () => {
    const text = reported(sarifReport, PAYLOADS);
    for (const [from, to] of [
      ['"startLine":1', '"startLine":0'],
      ['"level":"error"', '"level":"info"'],
      ['"version":"2.1.0"', '"version":"2"'],
      ['"columnKind"', '"columns"'],
    ] as const) {
      expect(text).toContain(from);
      expect(faults(text.replace(from, to))).not.toEqual([]);
    }
  });

  test('has all that code scanning asks of a rule, within its limits', () => {
    const { driver } = runOf(reported(sarifReport, [])).tool;
    expect(driver.rules?.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    for (const { shortDescription, fullDescription, help } of driver.rules ?? []) {
      for (const { text } of [shortDescription, fullDescription] as { text: string }[]) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(1024);
      }
      expect(help?.text).toContain(shortDescription?.text);
    }
  });

  test('says whether all could be read', () => {
    const invocations = (failures: (typeof FAILURE)[]) => runOf(reported(sarifReport, [], failures)).invocations;
    expect(invocations([])).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    const location = { physicalLocation: { artifactLocation: { uri: FAILURE.path } } };
    expect(invocations([FAILURE])).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: FAILURE.message }, locations: [location] }],
      },
    ]);
  });

  test('says how many findings are left out', () => {
    const text = reported(sarifReport, [], [], 3);
    expect(faults(text)).toEqual([]);
    expect(runOf(text).invocations).toMatchObject([
      { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning' }] },
    ]);
    expect(text).toContain('3 more are not reported');
  });
});

describe('a result', () => {
  test('names its rule and its place', () => {
    const content = `{\n  "🚗": 1\n}`;
    const result = resultsOf({ path: 'a.json', content }).find(({ ruleId }) => ruleId === 'unknown-field');
    expect(result).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.json' },
            // Columns and offsets count UTF-16 code units: the car takes two.
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7, charOffset: 4, charLength: 4 },
          },
          logicalLocations: [{ fullyQualifiedName: '/🚗' }],
        },
      ],
    });
    expect(RULES[result?.ruleIndex ?? -1]?.id).toBe('unknown-field');
  });

  test('of a text with a byte order mark does not count it', () => {
    const ranges = (content: string): unknown[] =>
      resultsOf({ path: 'a.json', content })
        .filter(({ ruleId }) => ruleId !== 'byte-order-mark')
        .map(({ locations }) => locations?.[0]?.physicalLocation?.region);
    expect(ranges('\uFEFF{"a": 1,\n"b": 2}')).toEqual(ranges('{"a": 1,\n"b": 2}'));
    const [mark] = resultsOf({ path: 'a.json', content: `\uFEFF${GOOD}` });
    const start = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1, charOffset: 0, charLength: 0 };
    expect(mark).toMatchObject({ ruleId: 'byte-order-mark', locations: [{ physicalLocation: { region: start } }] });
  });

  test('has its message as plain text: no placeholder, and no link', () => {
    const content = textWith({ [FIELDS.text]: 'Hello {{name}}' });
    expect(resultsOf({ path: 'a.json', content })[0]?.message.text).toContain('"{{{{name}}}}"');
    const [link] = resultsOf({ path: 'a.json', content: '{"[x](https://a.example)": 1}' });
    expect(link?.message.text).not.toMatch(/\[[^\]\\]*\]\(/);
  });

  test('keeps its fingerprint when it moves', () => {
    const content = '{\n  "a": 1,\n  "b": 2\n}';
    expect(new Set(fingerprints(content)).size).toBe(reviewPayload(content).findings.length);
    expect(new Set(fingerprints(`\n\n${content.replaceAll('  ', '    ')}`))).toEqual(new Set(fingerprints(content)));
    expect(fingerprints('{"a": 1, "a": 1, "a": 1}').every((one, at, all) => all.indexOf(one) === at)).toBe(true);
  });

  test('has the edits that mend it', () => {
    const finding = { ...(reviewPayload('{}').findings[0] as Finding), fix: [{ offset: 3, endOffset: 5, text: 'x' }] };
    const texts: string[] = [];
    const report = sarifReport((text) => texts.push(text));
    report.file({
      path: 'a.json',
      as: 'popup-message',
      findings: [finding],
      hasByteOrderMark: true,
      lineAt: () => '\uFEFF{}',
    });
    report.end({ files: 1, errors: 1, warnings: 0, infos: 0 }, 0);
    expect(faults(texts.join('\n'))).toEqual([]);
    const replacement = { deletedRegion: { charOffset: 2, charLength: 2 }, insertedContent: { text: 'x' } };
    const change = { artifactLocation: { uri: 'a.json' }, replacements: [replacement] };
    expect(runOf(texts.join('\n')).results?.[0]?.fixes).toEqual([{ artifactChanges: [change] }]);
  });
});

test('a region ends after the mark, or where it begins', () => {
  const place = { offset: 0, endOffset: 9, line: 1, column: 1, endLine: 2, endColumn: 1 };
  expect(regionOf(place, true)).toMatchObject({ charOffset: 0, charLength: 8, endLine: 2, endColumn: 1 });
  expect(regionOf(place, false)).toMatchObject({ charOffset: 0, charLength: 9 });
});

describe('the URI of a file', () => {
  test.each([
    ['a.json', 'a.json'],
    ['./folder/../a b.json', 'a%20b.json'],
    ['x#y%20z?.json', 'x%23y%2520z%3F.json'],
    ['é/🚗.json', '%C3%A9/%F0%9F%9A%97.json'],
    ['back\\slash.json', 'back%5Cslash.json'],
    ['a:b.json', 'a%3Ab.json'],
    ['..json', '..json'],
    ['/project/space/a.json', 'a.json'],
    ['../a b.json', 'file:///project/a%20b.json'],
    ['/etc/a#b.json', 'file:///etc/a%23b.json'],
  ])('%s', (file, uri) => {
    expect(artifactUri(file, { folder: '/project/space', path: posix })).toBe(uri);
  });

  test.each([
    ['folder\\a b.json', 'folder/a%20b.json'],
    ['C:\\work\\a.json', 'a.json'],
    ['..\\a.json', 'file:///C:/a.json'],
    ['D:\\a b.json', 'file:///D:/a%20b.json'],
  ])('%s on Windows', (file, uri) => {
    expect(artifactUri(file, { folder: 'C:\\work', path: win32 })).toBe(uri);
  });

  test('leads back to the file', () => {
    fc.assert(
      fc.property(HOSTILE, (name) => {
        const file = `in/${name.toWellFormed().replaceAll('\0', '').replaceAll('/', '_')}x`;
        const place = { folder: '/project', path: posix };
        const url = new URL(artifactUri(file, place), 'file:///project/');
        expect(decodeURIComponent(url.pathname)).toBe(posix.resolve('/project', file));
        expect(url.search + url.hash).toBe('');
      }),
    );
  });
});

test('whatever is in payload and path, the document is valid', () => {
  fc.assert(
    fc.property(HOSTILE, HOSTILE, (path, text) => {
      const content = JSON.stringify({ [text]: text });
      expect(faults(reported(sarifReport, [{ path, content }], [{ path, message: text }]))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
