import { describe, expect, test } from 'vitest';
import { readVectors, type SchemaVectors } from '../../test/vectors/load.js';
import {
  type AppMessage,
  type ContractError,
  createPopup,
  decodeAppMessage,
  decodeServerMessage,
  encodeAppMessage,
  encodePopup,
  LIMITS,
} from '../index.js';

const casesOf = (name: string) => readVectors<SchemaVectors>(name).cases;

describe('decodeServerMessage', () => {
  test.each(casesOf('server-message'))('$name', ({ value, tolerant, errors }) => {
    const decode = () => decodeServerMessage(JSON.stringify(value));
    if (tolerant) {
      expect(decode()).toEqual(value);
      return;
    }
    expect(decode).toThrow(
      expect.objectContaining<Partial<ContractError>>({
        code: 'INVALID_MESSAGE',
        issues: expect.arrayContaining((errors ?? []).map(({ pointer }) => expect.objectContaining({ pointer }))),
      }),
    );
  });

  test('a field that is only inherited does not make a data message', () => {
    const text = '{"idApp":"X","content":{},"__proto__":{"popup":false}}';
    expect(() => decodeServerMessage(text)).toThrow('"popup" is missing');
  });

  test.each(['null', '7', '"x"', '[]'])('%s is judged as a popup', (text) => {
    expect(() => decodeServerMessage(text)).toThrow('a popup message must be an object');
  });

  test('bytes are read as text is', () => {
    const popup = createPopup({ idApp: 'X', text: 'é' });
    expect(decodeServerMessage(encodePopup(popup))).toEqual(popup);
  });
});

describe('app messages', () => {
  test('say what their content must be', () => {
    expect(() => decodeAppMessage('{"content": 7}')).toThrow('"content" must be an object or string, not number');
  });

  test.each(casesOf('app-message'))('$name', ({ value, strict, tolerant }) => {
    const encode = () => encodeAppMessage(value as AppMessage);
    const decode = () => decodeAppMessage(JSON.stringify(value));
    if (strict) expect(decodeAppMessage(encode())).toEqual(value);
    else expect(encode).toThrow(expect.objectContaining({ code: 'INVALID_MESSAGE' }));
    if (tolerant) expect(decode()).toEqual(value);
    else expect(decode).toThrow(expect.objectContaining({ code: 'INVALID_MESSAGE' }));
  });

  test('are limited in size too', () => {
    const overhead = encodeAppMessage({ content: '' }).length;
    const largest = { content: 'x'.repeat(LIMITS.maxPayloadBytes - overhead) };
    expect(encodeAppMessage(largest)).toHaveLength(LIMITS.maxPayloadBytes);
    expect(() => encodeAppMessage({ content: `${largest.content}x` })).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE' }),
    );
  });
});
