import { structuredPatch } from 'diff';
import { onOutput, visible } from '../../terminal/output.js';

const COLOURS: Readonly<Record<string, 'red' | 'green'>> = { '-': 'red', '+': 'green' };

/** What changes between two texts, as a unified diff for people. */
export function diffOf(path: string, before: string, after: string): string {
  const { hunks } = structuredPatch(path, path, before, after);
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    onOutput('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
    ...lines.map(coloured),
  ]);
  return [`--- ${visible(path)}`, `+++ ${visible(path)}`, ...lines].join('\n');
}

function coloured(line: string): string {
  const [sign = ''] = line;
  const text = visible(line.replace(/\r$/, '').replaceAll('\t', '  '));
  const colour = COLOURS[sign];
  return colour === undefined ? text : onOutput(colour, text);
}
