import type { StandardSchemaV1 } from '@standard-schema/spec';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { POPUP_MESSAGE } from '#contract/kinds.js';
import { POPUP_OPTION_FIELDS } from '#contract/options.js';
import {
  type ContractError,
  createPopup,
  decodePopup,
  encodePopup,
  type Issue,
  isPopup,
  type PopupOptions,
  popupSchema,
  type StandardSchema,
  validatePopup,
} from '../index.js';
import { popupOptionsOf } from './popup-options-of.js';

const OPTIONS = Object.keys(POPUP_OPTION_FIELDS).join(', ');
const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello' });

function issuesOf(value: unknown, options?: Parameters<typeof validatePopup>[1]): Issue[] {
  const result = validatePopup(value, options);
  return result.ok ? [] : result.issues;
}

function thrownBy(call: () => unknown): ContractError {
  try {
    call();
  } catch (error) {
    return error as ContractError;
  }
  throw new Error('nothing was thrown');
}

describe('validatePopup', () => {
  test('returns the value itself', () => {
    const result = validatePopup(popup);
    expect(result.ok && result.value).toBe(popup);
  });

  test('explains every kind of fault', () => {
    const wrong = { idApp: '', popup: false, popupBtn: 'yes', content: [], popUpText: 'Hello', zzz: 1 };
    expect(issuesOf(wrong)).toEqual([
      { code: 'MISSING_FIELD', pointer: '/popupText', message: '"popupText" is missing' },
      {
        code: 'UNKNOWN_FIELD',
        pointer: '/popUpText',
        message: '"popUpText" is not a field of a popup message; did you mean "popupText"?',
        expected: 'popupText',
      },
      {
        code: 'UNKNOWN_FIELD',
        pointer: '/zzz',
        message: '"zzz" is not a field of a popup message',
        expected: POPUP_MESSAGE.fields.join(', '),
      },
      {
        code: 'EMPTY',
        pointer: '/idApp',
        message: '"idApp" must not be empty',
        expected: 'not empty',
        received: 'empty string',
      },
      { code: 'WRONG_VALUE', pointer: '/popup', message: '"popup" must be true', expected: 'true', received: 'false' },
      {
        code: 'WRONG_TYPE',
        pointer: '/popupBtn',
        message: '"popupBtn" must be a boolean, not string',
        expected: 'boolean',
        received: 'string',
      },
      {
        code: 'WRONG_TYPE',
        pointer: '/content',
        message: '"content" must be an object, not array',
        expected: 'object',
        received: 'array',
      },
    ]);
  });

  test('names the message where no field is concerned', () => {
    expect(issuesOf('x')).toEqual([
      {
        code: 'WRONG_TYPE',
        pointer: '',
        message: 'a popup message must be an object, not string',
        expected: 'object',
        received: 'string',
      },
    ]);
  });

  test('one fault is one issue, although two checks see it', () => {
    expect(issuesOf({ ...popup, popupText: undefined })).toMatchObject([{ code: 'MISSING_FIELD' }]);
    expect(issuesOf({ ...popup, popupText: Number.NaN })).toMatchObject([{ code: 'WRONG_TYPE', received: 'NaN' }]);
    expect(issuesOf({ ...popup, popupBtn: undefined })).toMatchObject([{ code: 'NOT_JSON', pointer: '/popupBtn' }]);
  });

  test('a receiver lets unknown fields pass, and nothing else', () => {
    expect(issuesOf({ ...popup, ttl: 60 }, { profile: 'tolerant' })).toEqual([]);
    expect(issuesOf({ ...popup, ttl: 60n }, { profile: 'tolerant' })).toMatchObject([{ code: 'NOT_JSON' }]);
    expect(issuesOf({ ...popup, popup: 1 }, { profile: 'tolerant' })).toMatchObject([{ code: 'WRONG_VALUE' }]);
  });

  test('values never stand in an issue', () => {
    const secret = 'hunter2';
    const wrong = { idApp: [secret], popup: secret, popupText: { secret }, popupBtn: secret, content: secret };
    expect(JSON.stringify(issuesOf(wrong))).not.toContain(secret);
  });

  test('a getter that throws, and a proxy that throws, are issues', () => {
    const getter = Object.defineProperty({ ...popup }, 'popupText', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const proxy = new Proxy(popup, {
      ownKeys: () => {
        throw new Error('no');
      },
    });
    for (const value of [getter, proxy]) {
      expect(issuesOf(value)).toEqual([
        { code: 'NOT_JSON', pointer: '', message: 'a popup message could not be read: reading a field threw' },
      ]);
    }
  });

  test('a wrong option is an issue, not a throw', () => {
    expect(issuesOf(popup, { profil: 'strict' } as never)).toEqual([
      {
        code: 'UNKNOWN_OPTION',
        pointer: '',
        message: 'there is no option "profil"; did you mean "profile"?',
        expected: 'profile',
      },
    ]);
    expect(issuesOf(popup, { loud: true } as never)[0]).toMatchObject({
      message: 'there is no option "loud"; known are profile, contentSchema',
      expected: 'profile, contentSchema',
    });
    expect(issuesOf(popup, { profile: 'lenient' } as never)).toEqual([
      {
        code: 'WRONG_OPTION',
        pointer: '',
        message: 'there is no profile "lenient"; known are strict and tolerant',
        expected: 'strict or tolerant',
      },
    ]);
    expect(issuesOf({}, { profile: 'x', other: 1 } as never).map(({ code }) => code)).toEqual([
      'UNKNOWN_OPTION',
      'WRONG_OPTION',
    ]);
    expect(issuesOf(popup, null as never)).toEqual([]);
    expect(issuesOf({ ...popup, ttl: 1 }, { profile: undefined } as never)).toMatchObject([{ code: 'UNKNOWN_FIELD' }]);
  });
});

describe('isPopup', () => {
  test('is the tolerant profile', () => {
    expect(isPopup(popup)).toBe(true);
    expect(isPopup({ ...popup, ttl: 60 })).toBe(true);
    expect(isPopup({ ...popup, popup: false })).toBe(false);
  });
});

describe('createPopup', () => {
  test('makes the documented example of the friendly names', () => {
    const content = { type: 'action' };
    const made = createPopup({ idApp: 'yourAppIdentifier', text: 'a\nb', okButton: false, content });
    expect(made).toEqual({ idApp: 'yourAppIdentifier', popup: true, popupText: 'a\nb', popupBtn: false, content });
    expect(made.content).toBe(content);
  });

  test('undefined means left out', () => {
    expect(createPopup({ idApp: 'X', text: 'x', okButton: undefined, content: undefined })).toEqual({
      idApp: 'X',
      popup: true,
      popupText: 'x',
    });
  });

  test.each<[options: unknown, issue: Partial<Issue>]>([
    [{ idApp: 'X' }, { code: 'MISSING_FIELD', pointer: '/text', message: '"text" is missing' }],
    [
      { idApp: 'X', text: '' },
      { code: 'EMPTY', pointer: '/text', message: '"text" must not be empty' },
    ],
    [
      { idApp: 'X', text: 'x', okButton: 1 },
      { pointer: '/okButton', message: '"okButton" must be a boolean, not number' },
    ],
    [
      { idApp: 'X', text: 'x', content: { a: [{ b: 1n }] } },
      { code: 'NOT_JSON', pointer: '/content/a/0/b' },
    ],
    [
      { idApp: 'X', txt: 'x' },
      { code: 'UNKNOWN_OPTION', message: 'there is no option "txt"; did you mean "text"?' },
    ],
    [
      { idApp: 'X', popupText: 'x' },
      { expected: 'text', message: 'there is no option "popupText"; did you mean "text"?' },
    ],
    [{ idApp: 'X', text: 'x', popupBtn: true }, { expected: 'okButton' }],
    [{ idApp: 'X', text: 'x', title: 'x' }, { expected: OPTIONS }],
    [null, { code: 'WRONG_TYPE', pointer: '', message: `a popup is made of ${OPTIONS}, not of null` }],
    ['Hello', { code: 'WRONG_TYPE', expected: 'object', received: 'string' }],
    [undefined, { code: 'WRONG_TYPE', received: 'undefined' }],
  ])('%o is refused in the caller’s own words', (options, issue) => {
    const error = thrownBy(() => createPopup(options as PopupOptions));
    expect(error.code).toBe('INVALID_MESSAGE');
    expect(error.issues).toHaveLength(1);
    expect(error.issues[0]).toMatchObject(issue);
  });

  test('a fault of the whole keeps its empty pointer', () => {
    let bomb: unknown = [];
    for (let level = 0; level < 60; level++) bomb = [bomb, bomb];
    expect(thrownBy(() => createPopup({ idApp: 'X', text: 'x', content: { bomb } })).issues[0]).toMatchObject({
      code: 'TOO_LARGE',
      pointer: '',
    });
  });
});

describe('encodePopup and decodePopup', () => {
  test('make JSON in UTF-8 and read it', () => {
    const bytes = encodePopup(createPopup({ idApp: 'X', text: 'é\n' }));
    expect(new TextDecoder().decode(bytes)).toBe('{"popup":true,"idApp":"X","popupText":"é\\n"}');
    expect(decodePopup(bytes)).toEqual({ popup: true, idApp: 'X', popupText: 'é\n' });
  });

  test('encode is strict, decode is tolerant unless asked', () => {
    const unknown = { ...popup, ttl: 60 };
    const text = JSON.stringify(unknown);
    expect(thrownBy(() => encodePopup(unknown)).issues).toMatchObject([{ code: 'UNKNOWN_FIELD' }]);
    expect(decodePopup(text)).toEqual(unknown);
    expect(thrownBy(() => decodePopup(text, { profile: 'strict' })).code).toBe('INVALID_MESSAGE');
    expect(thrownBy(() => decodePopup(text, { profil: 'strict' } as never)).issues).toMatchObject([
      { code: 'UNKNOWN_OPTION' },
    ]);
  });
});

describe('the application’s own schema for its content', () => {
  const booking = v.object({ bookingId: v.number(), stops: v.array(v.object({ name: v.string() })) });
  const withContent = (content: object) => createPopup({ idApp: 'X', text: 'x', content });

  test('a schema of Valibot judges the content, and its issues point into the message', () => {
    const good = withContent({ bookingId: 1, stops: [{ name: 'a' }] });
    expect(validatePopup(good, { contentSchema: booking }).ok).toBe(true);
    const bad = withContent({ bookingId: 1, stops: [{ name: 'a' }, { name: 2 }] });
    expect(issuesOf(bad, { contentSchema: booking as never })).toMatchObject([
      {
        code: 'INVALID_CONTENT',
        pointer: '/content/stops/1/name',
        message: expect.stringContaining('/content/stops/1/name: '),
      },
    ]);
    expect(thrownBy(() => decodePopup(JSON.stringify(bad), { contentSchema: booking })).code).toBe('INVALID_MESSAGE');
    expect(decodePopup(JSON.stringify(good), { contentSchema: booking }).content?.bookingId).toBe(1);
  });

  test('content that is missing is judged too', () => {
    expect(issuesOf(popup, { contentSchema: booking as never })).toMatchObject([{ pointer: '/content' }]);
    expect(issuesOf(popup, { contentSchema: v.optional(booking) as never })).toEqual([]);
  });

  test('is not asked about a message that is wrong already', () => {
    const asked = contentSchema(() => {
      throw new Error('asked');
    });
    expect(issuesOf({}, { contentSchema: asked }).map(({ code }) => code)).not.toContain('INVALID_CONTENT');
  });

  test.each<[name: string, schema: StandardSchema<object>, message: string]>([
    [
      'throws',
      contentSchema(() => {
        throw new Error('no');
      }),
      '/content: the content schema threw',
    ],
    [
      'answers later',
      contentSchema(async () => ({ value: {} })),
      '/content: the content schema answers later; it must answer at once',
    ],
    [
      'fails later',
      contentSchema(() => Promise.reject(new Error('no'))),
      '/content: the content schema answers later; it must answer at once',
    ],
    ['is none', {} as StandardSchema<object>, '/content: the content schema threw'],
  ])('a schema that %s is an issue', (_, schema, message) => {
    expect(issuesOf(popup, { contentSchema: schema as never })).toEqual([
      { code: 'INVALID_CONTENT', pointer: '/content', message },
    ]);
  });

  test('paths of objects and of plain keys are understood', () => {
    const schema = contentSchema(() => ({ issues: [{ message: 'x', path: ['a', { key: 0 }] }, { message: 'y' }] }));
    expect(issuesOf(popup, { contentSchema: schema }).map(({ pointer }) => pointer)).toEqual([
      '/content/a/0',
      '/content',
    ]);
  });

  function contentSchema(validate: StandardSchema<object>['~standard']['validate']): StandardSchema<never> {
    return { '~standard': { version: 1, vendor: 'test', validate } } as unknown as StandardSchema<never>;
  }
});

describe('popupSchema', () => {
  // Assignable to the specification's own interface.
  const standard: StandardSchemaV1 = popupSchema;

  test('says who it is', () => {
    expect(standard['~standard']).toMatchObject({ version: 1, vendor: 'webportal-popup-contract' });
  });

  test('answers as the specification wants it', () => {
    expect(standard['~standard'].validate(popup)).toEqual({ value: popup });
    expect(standard['~standard'].validate({ ...popup, 'a/b': 1, content: { list: [1n] } })).toEqual({
      issues: [
        { message: expect.stringContaining('"a/b" is not a field'), path: ['a/b'] },
        { message: expect.stringContaining('bigint'), path: ['content', 'list', '0'] },
      ],
    });
  });
});

test('popupOptionsOf is the inverse of createPopup', () => {
  const all = { idApp: 'MY_APP_ID', text: 'Hello', okButton: false, content: { bookingId: 42 } };
  expect(popupOptionsOf(createPopup(all))).toEqual(all);
  expect(Object.keys(popupOptionsOf(createPopup({ idApp: 'MY_APP_ID', text: 'Hello' })))).toEqual(['idApp', 'text']);
});
