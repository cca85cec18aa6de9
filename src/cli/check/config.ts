import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Issue } from '../../error/issue.js';
import { pointerTo } from '../../json/pointer.js';
import { decodeUtf8 } from '../../json/text-codec.js';
import { isRecord } from '../../message/validate.js';
import { JsonNodes } from '../../review/json-nodes.js';
import { readSyntax } from '../../review/json-syntax.js';
import { LineStarts } from '../../review/line-starts.js';
import { type ReviewOptions, ruleSettingIssues } from '../../review/review-options.js';
import { printable, visible } from '../terminal/output.js';
import { UsageError } from '../terminal/user-error.js';
import { fileUsageError } from './file-usage-error.js';

/** The name under which a configuration is found, in the current folder or above. */
export const CONFIG_NAME = '.popup-contract.json';

type Rules = NonNullable<ReviewOptions['rules']>;

/** What a configuration may have. */
const MEMBERS = ['$schema', 'rules'];

/**
 * The settings for rules of a configuration: of the file that is named, or else of the nearest one from `folder` upwards.
 *
 * @throws `UsageError` if the file cannot be read, or is no configuration; the message has line and column.
 */
export function readConfig(file: string | undefined, folder: string): Rules {
  const path = file ?? findUpwards(folder);
  return path === undefined ? {} : rulesIn(path, textOf(path));
}

function findUpwards(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (at === dirname(at)) return undefined;
  }
}

function textOf(path: string): string {
  const { text, badByteAt } = decodeUtf8(bytesOf(path));
  if (badByteAt !== undefined) throw new UsageError(`${visible(path)}: byte ${badByteAt} is not UTF-8`);
  return text;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw fileUsageError('read', path, cause);
  }
}

function rulesIn(path: string, text: string): Rules {
  const wrongAt = (offset: number, message: string): UsageError => {
    const { line, column } = new LineStarts(text).positionAt(offset);
    return new UsageError(`${visible(path)}:${line}:${column}: ${visible(message)}`);
  };
  const [fault] = readSyntax(text).faults;
  if (fault !== undefined) throw wrongAt(fault.range.offset, fault.message);
  const config: unknown = JSON.parse(text);
  const [issue] = configIssues(config);
  if (issue === undefined) return (config as { rules?: Rules }).rules ?? {};
  const nodes = new JsonNodes(text);
  const { code, pointer, message } = issue;
  throw wrongAt((code === 'UNKNOWN_OPTION' ? nodes.ofKey(pointer) : nodes.ofValue(pointer)).offset, message);
}

function configIssues(config: unknown): Issue[] {
  if (!isRecord(config)) return [{ code: 'WRONG_OPTION', pointer: '', message: 'a configuration must be an object' }];
  const { rules = {} } = config as { rules?: unknown };
  const unknown = Object.keys(config)
    .filter((name) => !MEMBERS.includes(name))
    .map((name): Issue => {
      const message = `there is no setting ${printable(name)}; known are ${MEMBERS.join(' and ')}`;
      return { code: 'UNKNOWN_OPTION', pointer: pointerTo('', name), message };
    });
  return [...unknown, ...ruleSettingIssues(rules)];
}
