import fc from 'fast-check';
import { count, emptySummary, type Print, type Report } from '../../../../src/cli/check/formats/report.js';
import { reviewPayload } from '../../../../src/review/review-payload.js';
import { RULES } from '../../../../src/review/rules.js';
import { type PayloadCase, payloadOf, readVectors } from '../../../vectors/load.js';

export interface Payload {
  path: string;
  content: string | Uint8Array;
}

/** What a report prints of payloads, and of files that cannot be read. */
export function reported(
  make: (print: Print) => Report,
  payloads: readonly Payload[],
  failures: readonly { path: string; message: string }[] = [],
  omitted = 0,
): string {
  const printed: string[] = [];
  const report = make((text) => printed.push(text));
  const summary = emptySummary();
  for (const { path, content } of payloads) {
    const text = typeof content === 'string' ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
    const lines = text.split(/\r\n|\r|\n/);
    const review = reviewPayload(content);
    report.file({ path, ...review, lineAt: (line) => lines[line - 1] ?? '' });
    count(summary, review.findings);
  }
  for (const { path, message } of failures) report.failed(path, message);
  report.end(summary, omitted);
  return printed.map((text) => `${text}\n`).join('');
}

/** Payloads that break every rule that has an example, and those of the vectors. */
export const PAYLOADS: readonly Payload[] = [
  ...RULES.flatMap(({ id, examples }) => {
    if (examples === undefined) return [];
    const { bad, good } = examples();
    return [
      { path: `bad/${id}.json`, content: bad },
      { path: `good/${id}.json`, content: good },
    ];
  }),
  ...vectorPayloads(),
];

function vectorPayloads(): Payload[] {
  const { cases } = readVectors<{ cases: PayloadCase[] }>('payloads');
  return cases.map((vector) => ({ path: vector.name, content: payloadOf(vector) }));
}

/** Texts with what has a meaning in some format: markup, escapes, ends of lines, halves of surrogate pairs. */
export const HOSTILE: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['|', '\\', '`', '``', '<b>', '&amp;', '&#64;', ']]>', '-->', '"', "'", '@name', '#1', 'GH-1', 'a/b#2'],
        ...['https://a.example', 'www.a.example', 'a@b.example', '[x](y)', '![x](y)', '*x*', '_x_', '~~x~~', '$x$'],
        ...[':smile:', '%0A', '%25', '::', ':', ',', '=', '\n', '\r', '\r\n', '\t', ' ', '\0', '\u001b[31m', '\ufffe'],
        ...['\ud800', '\udc00', '\u202e', '\u2028', '\ufeff', '🚗', 'é', '{0}', '{{x}}', '](', '..', '/', '##[error]'],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));
