import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { POPUP_MESSAGE_FIELDS, RECEIPT_FIELDS, RECEIPT_ID_PATTERN } from '../../generated/v1/names.js';
import { tolerantReceipt } from '../../generated/v1/validators.js';
import { readVectors, type SchemaVectors } from '../../test/vectors/load.js';
import {
  addReceipt,
  ContractError,
  createPopup,
  createReceiptId,
  createReceiptMessage,
  decodeAppMessage,
  decodePopup,
  encodeAppMessage,
  encodePopup,
  isReceiptLike,
  type JsonObject,
  POPUP_EVENTS,
  type PopupAction,
  readReceipt,
  readReceiptId,
  removeReceipt,
} from '../index.js';

const MEMBER = POPUP_MESSAGE_FIELDS.receipt;
const ID = createReceiptId();
const ACTIONS = Object.keys(POPUP_EVENTS) as PopupAction[];
const casesOf = (name: string) => readVectors<SchemaVectors>(name).cases;

/** JSON has no -0, and no lone surrogates that UTF-8 could carry. */
const json = fc
  .jsonValue({ stringUnit: 'binary', maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const contents = fc
  .dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toJSON', 'content', 'action')), json)
  .map((content) => JSON.parse(JSON.stringify(content)) as JsonObject)
  .filter((content) => !Object.hasOwn(content, MEMBER));
const ids = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'));

function issuesOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    expect(error).toBeInstanceOf(ContractError);
    expect((error as ContractError).code).toBe('INVALID_MESSAGE');
    return (error as ContractError).issues;
  }
}

describe('createReceiptId', () => {
  test('makes 16 random bytes in base64url, each time others', () => {
    const made = Array.from({ length: 1_000 }, createReceiptId);
    for (const id of made) {
      expect(id).toMatch(RECEIPT_ID_PATTERN);
      expect(Buffer.from(id, 'base64url')).toHaveLength(16);
      expect(Buffer.from(id, 'base64url').toString('base64url')).toBe(id);
    }
    expect(new Set(made).size).toBe(made.length);
    // Every bit is 0 in some and 1 in others.
    const all = made.map((id) => BigInt(`0x${Buffer.from(id, 'base64url').toString('hex')}`));
    const full = (1n << 128n) - 1n;
    expect([all.reduce((one, other) => one | other), all.reduce((one, other) => one & other)]).toEqual([full, 0n]);
  });
});

describe('an identifier in the content', () => {
  test.each(casesOf('receipt-id'))('$name', ({ value, strict }) => {
    expect(readReceiptId({ [MEMBER]: value }) !== undefined).toBe(strict);
  });

  test('is not one that is inherited, or that a getter gives that throws', () => {
    expect(readReceiptId(Object.create({ [MEMBER]: ID }))).toBeUndefined();
    const throwing = Object.defineProperty({}, MEMBER, {
      get() {
        throw new Error('no');
      },
    });
    for (const value of [throwing, null, undefined, ID, 1, [ID]]) expect(readReceiptId(value)).toBeUndefined();
  });

  test('goes through a popup and comes off again, and nothing of the content is lost or changed', () => {
    fc.assert(
      fc.property(contents, ids, (content, id) => {
        const before = JSON.stringify(content);
        const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello', content: addReceipt(content, id) });
        const arrived = decodePopup(encodePopup(popup)).content;
        expect(readReceiptId(arrived)).toBe(id);
        const rest = removeReceipt(arrived as JsonObject);
        if (Object.keys(content).length === 0) expect(rest).toBeUndefined();
        else expect(JSON.stringify(rest)).toBe(before);
        expect(JSON.stringify(content)).toBe(before);
        // What arrived is left as it is: others may read it, too.
        expect(readReceiptId(arrived)).toBe(id);
      }),
    );
  });

  test('may be all there is: of a popup without content', () => {
    const content = addReceipt(undefined, ID);
    expect(content).toEqual({ [MEMBER]: ID });
    expect(removeReceipt(content)).toBeUndefined();
  });

  test('is left where it asks for nothing, with the same content', () => {
    const plain = { bookingId: 42 };
    expect(removeReceipt(plain)).toBe(plain);
    const foreign = { [MEMBER]: 'the paper one' };
    expect(removeReceipt(foreign)).toBe(foreign);
  });
});

describe('addReceipt refuses', () => {
  test('an application’s own use of the member, whatever is in it', () => {
    for (const own of ['the paper one', null, ID, undefined]) {
      expect(issuesOf(() => addReceipt({ [MEMBER]: own } as never, ID))).toMatchObject([
        { code: 'WRONG_VALUE', pointer: `/${MEMBER}`, message: expect.stringContaining('is reserved for receipts') },
      ]);
    }
  });

  test.each([null, 'text', 1, [1]])('%j for a content', (content) => {
    expect(issuesOf(() => addReceipt(content as never, ID))).toMatchObject([{ code: 'WRONG_TYPE', pointer: '' }]);
  });

  test('what JSON would change, as createPopup does', () => {
    expect(issuesOf(() => addReceipt(new Date(), ID))).toMatchObject([{ code: 'NOT_JSON', received: 'Date' }]);
    expect(addReceipt(Object.create(null) as JsonObject, ID)).toEqual({ [MEMBER]: ID });
  });

  test.each(casesOf('receipt-id').filter(({ strict }) => !strict))('an identifier: $name', ({ value }) => {
    expect(issuesOf(() => addReceipt({}, value as string))).toMatchObject([{ pointer: `/${RECEIPT_FIELDS.receipt}` }]);
  });
});

describe('a receipt', () => {
  test.each(casesOf('receipt'))('$name', ({ value, tolerant }) => {
    expect(readReceipt(value) !== undefined).toBe(tolerant);
  });

  test('goes through an app message and back', () => {
    fc.assert(
      fc.property(ids, fc.constantFrom(...ACTIONS), fc.option(contents, { nil: undefined }), (id, action, extra) => {
        const answer = extra === undefined ? { id, action } : { id, action, extra };
        const payload = encodeAppMessage(createReceiptMessage(answer));
        const { content } = decodeAppMessage(payload);
        expect(isReceiptLike(content)).toBe(true);
        expect(JSON.stringify(readReceipt(content))).toBe(JSON.stringify(answer));
      }),
    );
  });

  test('is read exactly where the tolerant validator takes it, and never throws', () => {
    const field = fc.oneof(fc.constantFrom<unknown>(ID, 'ok', 'cancel', 'toString', {}, null), fc.jsonValue());
    const alike = fc
      .record({ [MEMBER]: field, [RECEIPT_FIELDS.action]: field, [RECEIPT_FIELDS.extra]: field }, { requiredKeys: [] })
      .map((one) => JSON.parse(JSON.stringify(one)) as unknown);
    fc.assert(
      fc.property(fc.oneof(alike, fc.jsonValue()), (content) => {
        expect(readReceipt(content) !== undefined).toBe(tolerantReceipt(content));
      }),
      { numRuns: 1_000 },
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect([readReceipt(proxy), isReceiptLike(proxy)]).toEqual([undefined, false]);
  });

  test('that is malformed is told from what is none', () => {
    for (const malformed of [{ [MEMBER]: null }, { [MEMBER]: ID }, { [MEMBER]: ID, action: 'later' }]) {
      expect([isReceiptLike(malformed), readReceipt(malformed)]).toEqual([true, undefined]);
    }
    for (const foreign of [{}, { action: 'ok' }, ID, null, undefined, 1, [], Object.create({ [MEMBER]: ID })]) {
      expect([isReceiptLike(foreign), readReceipt(foreign)]).toEqual([false, undefined]);
    }
  });

  test('cannot be created of something else', () => {
    expect(issuesOf(() => createReceiptMessage({ id: 'x', action: 'ok' }))).toMatchObject([{ code: 'WRONG_FORMAT' }]);
    expect(issuesOf(() => createReceiptMessage({ id: ID, action: 'later' as never }))).toMatchObject([
      { code: 'WRONG_VALUE' },
    ]);
    expect(
      issuesOf(() => createReceiptMessage({ id: ID, action: 'ok', extra: { at: new Date() } as never })),
    ).toMatchObject([{ code: 'NOT_JSON' }]);
  });
});
