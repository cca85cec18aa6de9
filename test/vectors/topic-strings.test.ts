import { describe, expect, test } from 'vitest';
import * as contract from '../../src/index.js';
import { readVectors } from './load.js';

interface TopicVectors {
  parse: { name: string; topic: string; parsed: contract.ParsedTopic | null }[];
  build: { name: string; builder: Builder; parameters: contract.TopicParameters; topic: string }[];
}

type Builder = 'popupTopic' | 'appMessageTopic' | 'appMessageFilter' | 'popupFilter';

const { parse, build } = readVectors<TopicVectors>('topic-strings');

describe('parseTopic', () => {
  test.each(parse)('$name', ({ topic, parsed }) => {
    expect(contract.parseTopic(topic) ?? null).toEqual(parsed);
  });
});

describe('builders', () => {
  test.each(build)('$name', ({ builder, parameters, topic }) => {
    expect(contract[builder](parameters)).toBe(topic);
  });
});

describe('what is taken apart can be put together again', () => {
  test.each(parse.filter(({ parsed }) => parsed !== null))('$name', ({ topic, parsed }) => {
    const { kind, ...parameters } = parsed as contract.ParsedTopic;
    expect(contract.buildTopic(kind, parameters)).toBe(topic);
  });
});
