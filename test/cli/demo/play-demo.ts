import { stripVTControlCharacters } from 'node:util';
import { type DemoOptions, runDemo } from '../../../src/cli/demo/run.js';
import { describeFailure } from '../../../src/cli/terminal/user-error.js';

/** What the demo prints, and how it fails; in this process, because starting one takes longer than the demo. */
export async function playDemo(options: Partial<DemoOptions> = {}): Promise<{ out: string; failure?: string }> {
  const lines: string[] = [];
  const out = (): string => `${stripVTControlCharacters(lines.join('\n'))}\n`;
  try {
    await runDemo({ action: 'ok', ...options }, (line) => lines.push(line));
    return { out: out() };
  } catch (error) {
    return { out: out(), failure: describeFailure(error) };
  }
}
