/** What the guide to reviewing payloads shows, for tests that try it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run.js';

export const GUIDE = readFileSync(join(ROOT, 'docs/reviewing.md'), 'utf8');

/** The code block behind the comment `<!-- NAME -->`. */
export function shown(name: string): string {
  const block = new RegExp(`<!-- ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?\\n)\`\`\``).exec(GUIDE)?.[1];
  if (block === undefined) throw new Error(`docs/reviewing.md shows nothing that is called "${name}"`);
  return block;
}

/** The commands of the workflow, in their order. A folded one is a single line. */
export function workflowCommands(): string[] {
  const runs = shown('workflow').matchAll(/^ +- run: (?:>-\n((?: {10}\S.*\n)+)|(.+)\n)/gm);
  return [...runs].map(([, folded, line]) => line ?? (folded ?? '').trim().replaceAll(/\n */g, ' '));
}
