import type { Finding } from '../../../review/finding.js';
import { visible } from '../../terminal/output.js';
import type { Print, Report } from './report.js';

const BEGINNING = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="popup-contract check">';

/**
 * JUnit XML, for a CI that shows test results. Each file is a test suite with one test: the counts are attributes of the suite,
 * and so are known when it is printed.
 */
export function junitReport(print: Print): Report {
  print(BEGINNING);
  return {
    file: ({ path, findings }) => {
      const errors = findings.filter(({ severity }) => severity === 'error');
      const others = findings.filter(({ severity }) => severity !== 'error');
      print(suiteOf(path, { failures: errors.length > 0 ? 1 : 0, errors: 0 }, [...failure(errors), ...output(others)]));
    },
    failed: (path, message) => {
      const error = element('error', { message, type: 'unreadable' }, [message]);
      print(suiteOf(path, { failures: 0, errors: 1 }, [error]));
    },
    end: (_summary, omitted) => {
      if (omitted > 0) print(omittedSuite(omitted));
      print('</testsuites>');
    },
  };
}

function suiteOf(path: string, counts: { failures: number; errors: number }, content: readonly string[]): string {
  const { failures, errors } = counts;
  const test = tag('testcase', { name: path, classname: path }, content.join(''));
  return tag('testsuite', { name: path, tests: 1, failures, errors, skipped: 0 }, test);
}

/** Fails: a file whose findings are left out would seem to pass. */
function omittedSuite(omitted: number): string {
  const message = `${omitted} more are not shown (--max-findings)`;
  const failed = element('failure', { message, type: 'omitted' }, [message]);
  return suiteOf('findings that are left out', { failures: 1, errors: 0 }, [failed]);
}

/** All errors of a file; its message and type are those of the first. */
function failure(errors: readonly Finding[]): string[] {
  const [first] = errors;
  return first === undefined
    ? []
    : [element('failure', { message: first.message, type: first.ruleId }, errors.map(lineOf))];
}

/** What does not fail the test. */
function output(findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : [element('system-out', {}, findings.map(lineOf))];
}

function lineOf({ line, column, severity, message, ruleId }: Finding): string {
  return `${line}:${column}  ${severity}  ${message}  ${ruleId}`;
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element with lines of text. */
function element(name: string, attributes: Attributes, lines: readonly string[]): string {
  return tag(name, attributes, lines.map(escaped).join('\n'));
}

function tag(name: string, attributes: Attributes, content: string): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${list.join('')}>${content}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML does not allow is made visible, also ends of lines, which an attribute would turn into spaces. */
function escaped(text: string): string {
  return visible(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
