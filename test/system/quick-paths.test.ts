import { test } from 'vitest';
import { quickMessagesAgree, quickParsedMessagesAgree, quickParsingAgrees } from '../vectors/quick-paths.js';

test('messages: 200,000 generated and hostile ones', () => quickMessagesAgree(200_000), 300_000);
test('parsed messages: 50,000', () => quickParsedMessagesAgree(50_000), 120_000);
test('texts: 50,000 with quotes, colons and escapes in keys', () => quickParsingAgrees(50_000), 120_000);
