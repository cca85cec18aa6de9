import { describe, expect, test } from 'vitest';
import { TOPICS } from '../../../generated/v1/topics.js';
import { printBuiltTopic, type TopicFlags } from '../../../src/cli/topic/build.js';
import { printParsedTopic } from '../../../src/cli/topic/parse.js';
import { appMessageFilter, appMessageTopic, parseTopic, popupFilter, popupTopic } from '../../../src/index.js';
import { command } from '../command.js';
import { refusalOf } from '../refusal.js';

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
const OTHER = { environment: 'Other' };

function built(flags: Partial<TopicFlags>): string {
  const lines: string[] = [];
  printBuiltTopic({ uid: CAR.uid, environment: 'Other', kind: 'popup', ...flags }, (line) => lines.push(line));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

function parsed(topic: string, flags: { json?: true } = {}): string {
  const lines: string[] = [];
  printParsedTopic(topic, flags, (line) => lines.push(line));
  return lines.join('\n');
}

describe('topic build', () => {
  test.each<[Partial<TopicFlags>, string]>([
    [{ vin: CAR.vin }, popupTopic({ ...CAR, ...OTHER })],
    [{ vin: CAR.vin, trailingSlash: false }, popupTopic({ ...CAR, ...OTHER, trailingSlash: false })],
    [{ vin: CAR.vin, kind: 'app-message' }, appMessageTopic({ ...CAR, ...OTHER })],
    [
      { vin: CAR.vin, kind: 'app-message', trailingSlash: true },
      appMessageTopic({ ...CAR, ...OTHER, trailingSlash: true }),
    ],
    [{ filter: true }, popupFilter({ uid: CAR.uid, ...OTHER })],
    [{ filter: true, vin: CAR.vin }, popupFilter({ ...CAR, ...OTHER })],
    [{ filter: true, kind: 'app-message' }, appMessageFilter({ uid: CAR.uid, ...OTHER })],
  ])('%j', (flags, topic) => {
    expect(built(flags)).toBe(topic);
  });

  test('a topic is for one car, and a filter catches both slash forms', () => {
    expect(() => built({})).toThrow(/^--vin is needed/);
    expect(() => built({ filter: true, trailingSlash: false })).toThrow(/with and without/);
  });

  test('prints nothing else', async () => {
    const { status, stdout, stderr } = await command('topic', 'build', '--uid', CAR.uid, '--vin', CAR.vin);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${popupTopic(CAR)}\n`, stderr: '' });
  });

  test('says what must not be in a topic', async () => {
    const told = await refusalOf('topic', 'build', '--uid', 'a/#', '--vin', 'DEM0');
    expect(told).toMatch(/^INVALID_TOPIC\n {2}\/uid {2}.+\n {2}\/vin {2}.+$/);
  });

  test('knows the kinds of the contract and no other', async () => {
    const told = await refusalOf('topic', 'build', '--uid', 'x', '--kind', 'nothing');
    for (const kind of Object.keys(TOPICS)) expect(told).toContain(kind);
  });
});

describe('topic parse', () => {
  test('prints the parts, aligned', () => {
    const lines = parsed(appMessageTopic(CAR)).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['kind         app-message', `vin          ${CAR.vin}`, 'last slash   no']),
    );
  });

  test('--json prints what parseTopic says', () => {
    const topic = popupTopic({ ...CAR, ...OTHER, trailingSlash: false });
    expect(JSON.parse(parsed(topic, { json: true }))).toEqual(parseTopic(topic));
  });

  test.each(['', 'some/topic', popupFilter(CAR), `${popupTopic(CAR)}/`, '\u001b[31m'])('%j is none', async (topic) => {
    expect(() => parsed(topic)).toThrow(/^This is no topic of the contract/);
  });

  test('says what topics look like', async () => {
    const { status, stdout, stderr } = await command('topic', 'parse', 'some/topic');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    for (const { template } of Object.values(TOPICS)) expect(stderr).toContain(template);
  });
});
