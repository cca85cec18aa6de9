import { describe, expect, test } from 'vitest';
import {
  addReceipt,
  createPopup,
  createReceiptMessage,
  encodePopup,
  type JsonObject,
  type PopupAction,
} from '../../../index.js';
import { createSendRequest } from '../../../simulator/window-messages.js';
import { lineOf } from './line-of.js';

const ID = 'q83vEjRWeJCrze8SNFZ4kA';
const CONTENT = addReceipt({ bookingId: 42 }, ID);
const SHOWN = { idApp: 'MY_APP_ID', text: 'Hello', okButton: true };

const payloadOf = (content: JsonObject): string =>
  Buffer.from(encodePopup(createPopup({ ...SHOWN, content }))).toString();
const posts = (data: unknown): string | undefined => lineOf({ at: 1_500, step: { post: { app: 'MY_APP_ID', data } } });
const returns = (action: PopupAction, extra?: JsonObject): string | undefined =>
  posts(createSendRequest(createReceiptMessage({ id: ID, action, ...(extra === undefined ? {} : { extra }) }).content));

describe('a line of the timeline', () => {
  test('says that a popup asks for a receipt, wherever it is on its way', () => {
    const payload = payloadOf(CONTENT);
    const popup = { ...SHOWN, content: CONTENT, closesAt: 1 } as never;
    expect(lineOf({ at: 0, note: { type: 'published', payload } })).toContain(
      'published  receipt q83vEjRW… · payload {',
    );
    expect(lineOf({ at: 0, step: { publish: payload } })).toBe(`0.0 s  arrived  receipt q83vEjRW… · ${payload}`);
    expect(lineOf({ at: 0, event: { type: 'shown', popup } })).toContain('shown  receipt q83vEjRW… · popup {');
    expect(lineOf({ at: 0, event: { type: 'closed', action: 'ok', content: CONTENT, app: 'MY_APP_ID' } })).toContain(
      'closed  receipt q83vEjRW… · action ok, content {',
    );
  });

  test.each(['ok', 'cancel', 'timeout'] as const)('says what a receipt says: %s', (action) => {
    expect(returns(action)).toBe(`1.5 s  app posts  answer ${action} · receipt q83vEjRW…`);
    expect(returns(action, { guidance: 'launched' })).toBe(
      `1.5 s  app posts  answer ${action} · receipt q83vEjRW… · extra {"guidance":"launched"}`,
    );
  });

  test('tells a receipt that is malformed', () => {
    const malformed = { ...CONTENT, action: 'later' };
    expect(posts(createSendRequest(malformed))).toBe(
      `1.5 s  app posts  malformed receipt · ${JSON.stringify(malformed)}`,
    );
  });

  test.each<[string, unknown]>([
    ['a message of its own', createSendRequest({ bookingId: 42, answer: 'ok' })],
    ['a text', createSendRequest('hello')],
    ['a receipt that it does not send', { ...createSendRequest(CONTENT), type: 'something else' }],
    ['nothing', null],
  ])('leaves alone what an application posts besides: %s', (_what, data) => {
    expect(posts(data)).toBe(`1.5 s  app posts  ${JSON.stringify({ app: 'MY_APP_ID', data })}`);
  });

  test.each(['', 'no JSON', '[]', 'null', payloadOf({ $receipt: 'the paper one' })])(
    'of a popup without a receipt has the payload alone: %s',
    (payload) => {
      expect(lineOf({ at: 0, step: { publish: payload } })).toBe(`0.0 s  arrived  ${payload}`);
    },
  );

  test('is shortened, and keeps the receipt', () => {
    const line = lineOf({ at: 0, step: { publish: payloadOf({ long: 'x'.repeat(1_000), ...CONTENT }) } });
    expect(line).toMatch(/^0\.0 s {2}arrived {2}receipt q83vEjRW… · .*…$/);
    expect(line?.length).toBeLessThan(330);
  });
});
