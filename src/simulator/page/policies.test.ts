import { expect, test } from 'vitest';
import { appPolicy, pagePolicy, readReport } from './policies.js';

test('what is kept back is reported', () => {
  expect(pagePolicy('127.0.0.1:1', "'self'", '/report/x')).toMatch(/^default-src 'none';.*; report-uri \/report\/x$/);
  expect(appPolicy('/report/y')).toMatch(/report-uri \/report\/y$/);
});

test('a report says what, and by which rule', () => {
  const report = { 'violated-directive': 'img-src', 'blocked-uri': 'http://elsewhere.example/x.png' };
  expect(readReport(JSON.stringify({ 'csp-report': report }))).toBe('img-src http://elsewhere.example/x.png');
});

test.each(['', 'null', '[]', '{}', '{"csp-report":null}'])('%j is no report', (body) => {
  expect(readReport(body)).toBeUndefined();
});
