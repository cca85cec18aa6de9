/** What `popup-contract check` prints of a payload with mistakes, for the guide. */
import { stripVTControlCharacters } from 'node:util';
import { runCheck } from '../../src/cli/check/run.js';
import { FIELDS, textWith } from '../../src/review/rules/examples.js';
import { laidOut } from './rule-example.js';

const FILE = 'popup.json';

/** A text whose placeholder nobody has filled in, and no comma in front of the content. */
const PAYLOAD = laidOut(
  textWith({ [FIELDS.text]: 'Hello {{name}}, your table is ready.', [FIELDS.content]: { booking: 42 } }),
).replace(new RegExp(`,(?=\\s*"${FIELDS.content}")`), '');

/** The parts of the guide: the payload, and what the command prints of it. */
export async function checkExample(): Promise<Record<'payload' | 'findings', string>> {
  const printed: string[] = [];
  const print = (text: string): number => printed.push(stripVTControlCharacters(text));
  const stdin = (async function* () {
    yield PAYLOAD;
  })();
  await runCheck(['-'], { failOn: 'error', stdinFilename: FILE }, { print, problem: print, stdin });
  return {
    payload: `\`\`\`json\n${PAYLOAD}\n\`\`\``,
    findings: `\`\`\`text\n$ npx popup-contract check ${FILE}\n${printed.join('\n')}\n\`\`\``,
  };
}
