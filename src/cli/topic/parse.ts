import { EXAMPLE_VALUES, TOPICS } from '#contract/topics.js';
import { popupTopic } from '../../topic/build-topic.js';
import { parseTopic } from '../../topic/parse-topic.js';
import { UserError } from '../terminal/user-error.js';

/** `popup-contract topic parse` */
export function printParsedTopic(topic: string, { json }: { json?: true }, print: (line: string) => void): void {
  const parts = parseTopic(topic);
  if (parts === undefined) throw new UserError(notInContract());
  if (json) {
    print(JSON.stringify(parts, null, 2));
    return;
  }
  const { kind, trailingSlash, ...values } = parts;
  const { direction, qos } = TOPICS[kind];
  const rows = { kind, direction, qos, ...values, 'last slash': trailingSlash ? 'yes' : 'no' };
  const width = Math.max(...Object.keys(rows).map(({ length }) => length));
  for (const [name, value] of Object.entries(rows)) print(`${name.padEnd(width)}  ${value}`);
}

/** Does not quote the topic: it may hold anything, such as terminal control characters. */
function notInContract(): string {
  const width = Math.max(...Object.keys(TOPICS).map(({ length }) => length));
  return [
    'This is no topic of the contract. They look like this, with or without the last slash:',
    ...Object.entries(TOPICS).map(([kind, { template }]) => `  ${kind.padEnd(width)}  ${template}`),
    `For example: ${popupTopic(EXAMPLE_VALUES)}`,
  ].join('\n');
}
