/** For every rule, what fires it and what just does not. */
import { LIMITS, SAFETY, SCREENS, type Screen } from '../../generated/v1/limits.js';
import { APP_ID_SAMPLES, NOTIFICATION_POPUP_EVENT_FIELDS as EVENT_FIELDS } from '../../generated/v1/names.js';
import { appMessageTopic, createPopupEvent, POPUP_EVENTS, popupTopic } from '../../src/index.js';
import type { ReviewOptions } from '../../src/review/review-options.js';
import { FIELDS, GOOD, MARKER, textWith, textWithContent } from '../../src/review/rules/examples.js';

export interface RuleCase extends Pick<ReviewOptions, 'as' | 'topic' | 'screen'> {
  name: string;
  payload: string | Uint8Array;
}

interface RuleCases {
  fires: RuleCase[];
  passes: RuleCase[];
}

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
const POPUP_TOPIC = popupTopic(CAR);
const NO_SLASH = popupTopic({ ...CAR, trailingSlash: false });
const APP_TOPIC = appMessageTopic(CAR);
const APP_MESSAGE = '{"content":{}}';
const MEMBER = FIELDS.receipt;
const RECEIPT_ID = 'A'.repeat(22);
const [SMALLEST, ...WIDER] = Object.keys(SCREENS) as [Screen, ...Screen[]];

function payload(name: string, text: string | Uint8Array, options: Omit<RuleCase, 'name' | 'payload'> = {}): RuleCase {
  return { name, payload: text, as: 'popup-message', ...options };
}

/** Popups with these texts. */
function texts(...all: string[]): RuleCase[] {
  return all.map((text) => payload(`the text ${JSON.stringify(text)}`, textWith({ [FIELDS.text]: text })));
}

/** Popups with these contents, in the words of JSON. */
function contents(...all: string[]): RuleCase[] {
  return all.map((json) => payload(`the content ${json}`, textWithContent(json)));
}

/** App messages with these contents, in the words of JSON. */
function receipts(...all: string[]): RuleCase[] {
  return all.map((json) => payload(`an app message with ${json}`, `{"content":${json}}`, { as: 'app-message' }));
}

/** Popups with other fields. */
function fields(name: string, changed: Readonly<Record<string, unknown>>): RuleCase {
  return payload(name, textWith(changed));
}

function event(name: string, value: unknown): RuleCase {
  return payload(name, JSON.stringify(value), { as: 'popup-event' });
}

/** GOOD on topics. */
function topics(...all: string[]): RuleCase[] {
  return all.map((topic) => payload(`the topic ${topic}`, GOOD, { topic, as: undefined }));
}

function onScreens(screens: readonly Screen[], ...lines: string[]): RuleCase[] {
  return screens.flatMap((screen) =>
    lines.map((line) => payload(`${JSON.stringify(line)} on ${screen}`, textWith({ [FIELDS.text]: line }), { screen })),
  );
}

function nested(levels: number): RuleCase {
  const inner = levels - 2;
  return payload(`${levels} levels`, textWithContent(`{"a":${'['.repeat(inner)}${']'.repeat(inner)}}`));
}

/** A popup of so many bytes, the text made of a character. */
function sized(bytes: number, character = 'x'): RuleCase {
  const frame = Buffer.byteLength(textWith({ [FIELDS.text]: '' }));
  const times = Math.floor((bytes - frame) / Buffer.byteLength(character));
  const text = character.repeat(times) + 'x'.repeat(bytes - frame - times * Buffer.byteLength(character));
  return payload(`${bytes} bytes of ${character}`, textWith({ [FIELDS.text]: text }));
}

const bytesOf = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));

/** Ordinary ones of under 40 characters must fit on every screen. */
const SENTENCES = [
  'Your table for four is ready at 7:30 PM',
  'Möchten Sie jetzt dorthin geführt werden',
  'Votre voiture est chargée à 80 % : 320 km',
  'Su mesa está lista. ¿Quiere ir allí?',
  'Ваш столик готов. Проложить маршрут?',
  'Το τραπέζι σας είναι έτοιμο.',
  'השולחן שלך מוכן. לנווט לשם?',
  'طاولتك جاهزة. هل تريد الذهاب إلى هناك؟',
  'आपकी मेज़ तैयार है। क्या वहाँ चलें?',
  'โต๊ะของคุณพร้อมแล้ว ไปที่นั่นไหม',
  '您的餐桌已准备好，现在导航吗？',
  'お席のご用意ができました。案内しますか？',
  '테이블이 준비되었습니다. 안내할까요?',
];

const CLOSE = Math.floor(0.95 * LIMITS.maxPayloadBytes);
const BIDI_MARKS = [...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'];

export const RULE_CASES: Readonly<Record<string, RuleCases>> = {
  'invalid-json': {
    fires: [
      payload('nothing', ''),
      payload('cut off', GOOD.slice(0, -1)),
      payload('two messages', GOOD + GOOD),
      ...contents('{ "id": 1, }', '{ "id" 1 }', "{ 'id': 1 }", '{ "id": 01 }', '{ "id": NaN }', '{} // a comment'),
    ],
    passes: [
      payload('white space around', ` \r\n\t${GOOD}\n`),
      ...contents('{ "id": 0.1 }', '{ "comment": "// none" }', '{}'),
    ],
  },
  'invalid-utf8': {
    fires: [
      payload('a byte of Latin-1', bytesOf('{"a":"', 0xe9, '"}')),
      payload('half of a character', bytesOf('{"a":"', 0xc3, '"}')),
      payload('a zero written in two bytes', bytesOf('"', 0xc0, 0x80, '"')),
      payload('a surrogate in bytes', bytesOf('"', 0xed, 0xa0, 0x80, '"')),
    ],
    passes: [
      payload('characters of one to four bytes', bytesOf(textWith({ [FIELDS.text]: 'aé漢🚗' }))),
      payload('a replacement character', bytesOf(textWith({ [FIELDS.text]: '\ufffd' }))),
    ],
  },
  'byte-order-mark': {
    fires: [payload('in the text', `\uFEFF${GOOD}`), payload('in the bytes', bytesOf(0xef, 0xbb, 0xbf, GOOD))],
    passes: [payload('none', GOOD), ...texts('\uFEFFa', 'a\uFEFF')],
  },
  'duplicate-key': {
    fires: contents('{"id":1,"id":1}', '{"id":1,"\\u0069d":2}', '[{"a":{"id":1,"b":2,"id":3}}]', '{"":1,"":2}'),
    passes: contents('{"id":1,"Id":2}', '{"id":1,"parent":{"id":2}}', '[{"id":1},{"id":1}]', '{"id":"id"}'),
  },
  'number-out-of-range': {
    fires: contents('{"id":1e309}', '[-1e309]', `{"id":${'9'.repeat(310)}}`, '{"id":1.8e308}'),
    passes: contents('{"id":1e308}', '{"id":1.7e308}', '{"id":1e-400}', '{"id":"1e309"}'),
  },
  'lone-surrogate': {
    fires: [...texts('\ud83d', 'a\ude97b', '\ude97\ud83d'), ...contents('{"\\ud83d":1}', '{"a":"\\uDE97"}')],
    passes: [...texts('\ud83d\ude97', '\ufffd'), ...contents('{"a":"\\ud83d\\ude97"}', '{"a":"\\\\ud83d"}')],
  },
  'too-deep': {
    fires: [nested(SAFETY.maxJsonDepth + 1), payload('arrays without end', '['.repeat(100_000))],
    passes: [nested(SAFETY.maxJsonDepth), nested(SAFETY.maxJsonDepth - 1)],
  },
  'too-large': {
    fires: [
      sized(LIMITS.maxPayloadBytes + 1),
      sized(LIMITS.maxPayloadBytes + 1, '漢'),
      payload('white space counts', GOOD.padEnd(LIMITS.maxPayloadBytes + 1)),
      payload('bytes', new Uint8Array(LIMITS.maxPayloadBytes + 1).fill(0x20)),
    ],
    passes: [
      sized(LIMITS.maxPayloadBytes),
      sized(LIMITS.maxPayloadBytes, '漢'),
      payload('white space up to it', GOOD.padEnd(LIMITS.maxPayloadBytes)),
    ],
  },
  'missing-field': {
    fires: [
      fields('no text', { [FIELDS.text]: undefined }),
      fields('no identifier', { [FIELDS.appId]: undefined }),
      fields('no type', { [MARKER]: undefined }),
      payload('a data message without content', '{"popup":false}', { as: undefined }),
      payload('a message of the application without content', '{}', { as: 'app-message' }),
    ],
    passes: [
      fields('no content', { [FIELDS.content]: undefined }),
      fields('no button', { [FIELDS.button]: undefined }),
      payload('content alone, of the application', APP_MESSAGE, { as: 'app-message' }),
    ],
  },
  'unknown-field': {
    fires: [
      fields('misspelt', { [`${FIELDS.text}s`]: 1 }),
      fields('other case', { [FIELDS.text.toUpperCase()]: 'a' }),
      fields('an empty name', { '': null }),
    ],
    passes: [payload('none', GOOD), ...contents(`{"${FIELDS.text}s":1}`)],
  },
  'wrong-type': {
    fires: [
      fields('true in quotes', { [FIELDS.button]: 'true' }),
      fields('a number for a text', { [FIELDS.text]: 1 }),
      fields('an array for the content', { [FIELDS.content]: [] }),
      fields('null', { [FIELDS.button]: null }),
      payload('an array for the message', '[]'),
    ],
    passes: [
      fields('true', { [FIELDS.button]: true }),
      fields('a number in quotes', { [FIELDS.text]: '1' }),
      fields('an object', { [FIELDS.content]: {} }),
    ],
  },
  'wrong-value': {
    fires: [
      fields('1', { [MARKER]: 1 }),
      fields('true in quotes', { [MARKER]: 'true' }),
      fields('a data message that is to be a popup', { [MARKER]: false }),
    ],
    passes: [
      fields('true', { [MARKER]: true }),
      payload('a data message', textWith({ [MARKER]: false, [FIELDS.text]: undefined, [FIELDS.button]: undefined }), {
        as: undefined,
      }),
    ],
  },
  empty: {
    fires: [fields('an empty text', { [FIELDS.text]: '' }), fields('an empty identifier', { [FIELDS.appId]: '' })],
    passes: [
      ...texts(' ', 'a'),
      fields('an identifier of one letter', { [FIELDS.appId]: 'a' }),
      ...contents('{"a":""}'),
    ],
  },
  'invalid-topic': {
    fires: topics('', 'some/topic', ` ${POPUP_TOPIC}`, `${POPUP_TOPIC}/`, POPUP_TOPIC.replace(CAR.vin, 'SHORT'), 'a/#'),
    passes: topics(POPUP_TOPIC, NO_SLASH, APP_TOPIC),
  },
  'wrong-direction': {
    fires: [
      payload('a popup where the application writes', GOOD, { topic: APP_TOPIC }),
      payload('said to be from the server', GOOD, { topic: APP_TOPIC, as: 'server-message' }),
      payload('of the application, where popups go', APP_MESSAGE, { topic: POPUP_TOPIC, as: 'app-message' }),
    ],
    passes: [
      ...topics(POPUP_TOPIC, NO_SLASH),
      payload('of the application', APP_MESSAGE, { topic: APP_TOPIC, as: undefined }),
    ],
  },
  'sample-id-app': {
    fires: APP_ID_SAMPLES.map((sample) => fields(sample, { [FIELDS.appId]: sample })),
    passes: [
      payload('made up', GOOD),
      fields('a longer one', { [FIELDS.appId]: `${APP_ID_SAMPLES[0]}2` }),
      fields('in the content', { [FIELDS.content]: { [FIELDS.appId]: APP_ID_SAMPLES[0] } }),
    ],
  },
  'button-left-out': {
    fires: [
      fields('left out', { [FIELDS.button]: undefined }),
      fields('in the content instead', { [FIELDS.button]: undefined, [FIELDS.content]: { [FIELDS.button]: true } }),
    ],
    passes: [fields('true', { [FIELDS.button]: true }), fields('false', { [FIELDS.button]: false })],
  },
  'blank-text': {
    fires: texts(' ', '\n\n', '\u00a0\u2003', '\t'),
    passes: texts('.', ' a ', '\u200b', ''),
  },
  'too-many-lines': {
    fires: texts('1\n2\n3\n4\n5\n6\n7', '1\n2\n3\n4\n5\n6\n', '\n\n\n\n\n\n'),
    passes: texts('1\n2\n3\n4\n5\n6', '\n\n\n\n\n', '1\r2\r3\r4\r5\r6\r7', '1\\n2\\n3\\n4\\n5\\n6\\n7'),
  },
  'line-too-long': {
    fires: [
      ...onScreens([SMALLEST, ...WIDER], 'x'.repeat(48), '漢'.repeat(25), `short\n${'x'.repeat(60)}\nshort`),
      ...onScreens(WIDER.slice(-1), 'x'.repeat(45)),
      ...onScreens([SMALLEST], 'IT WOULD WRAP ALREADY WITH SO MANY CAPITALS'),
    ],
    passes: [
      ...onScreens(
        [SMALLEST, ...WIDER],
        'x'.repeat(43),
        '漢'.repeat(23),
        'i'.repeat(77),
        `${'x'.repeat(40)}\n`.repeat(3),
      ),
      ...onScreens([SMALLEST], 'x'.repeat(46), '漢'.repeat(24), `a${' '.repeat(100)}`),
      ...onScreens([SMALLEST, ...WIDER], ...SENTENCES),
      ...texts('x'.repeat(1000)),
    ],
  },
  'control-character': {
    fires: texts('a\tb', '\u0000', '\u001b[31m', '\u007f', '\u0080', '\u009f', '\u000b'),
    passes: texts('a\nb', 'a\r\nb', ' ~', '\u00a0', '\\t'),
  },
  'bidi-control': {
    fires: texts(...BIDI_MARKS, 'abc\u202edef'),
    passes: texts('שלום', 'مرحبا', '\u200d', '\u2065', '\u206a'),
  },
  placeholder: {
    fires: texts(
      ...['Hello {{name}}', '{{}}', '{{ a }}', '<%= x %>', '<% a\nb %>', '%s', '100 %s', '%d km', '[object Object]'],
      ...['Hello undefined', 'Hello null!', 'NaN km', 'null'],
      '$'.concat('{about}'),
      'It costs $'.concat('{}'),
    ),
    passes: texts(
      ...['$5 {about}', 'a $ and {b}', '{ } { }', '{name}', '50 % off', '100%', '%sale', '% s', '<5 %>'],
      ...['nullify', 'Nullarbor', 'undefined-ish', 'non-null', 'NaNny', '[object]', 'Null'],
    ),
  },
  'near-size-limit': {
    fires: [sized(CLOSE + 1), sized(LIMITS.maxPayloadBytes), sized(CLOSE + 1, 'é')],
    passes: [sized(CLOSE), sized(CLOSE, 'é'), sized(LIMITS.maxPayloadBytes + 1)],
  },
  'reserved-receipt': {
    fires: [
      ...contents(
        `{"${MEMBER}":"on paper"}`,
        `{"${MEMBER}":null}`,
        `{"a":1,"${MEMBER}":{}}`,
        `{"${MEMBER}":"${RECEIPT_ID}="}`,
      ),
      payload('in a data message, of whatever form', `{"popup":false,"content":{"${MEMBER}":"${RECEIPT_ID}"}}`, {
        as: undefined,
      }),
      ...receipts(`{"${MEMBER}":"${RECEIPT_ID}"}`, `{"${MEMBER}":"on paper","action":"ok"}`, `{"${MEMBER}":1}`),
      event('in an event', createPopupEvent('ok', { [MEMBER]: 'on paper' })),
      event('in the oldest shape', {
        [EVENT_FIELDS.type]: POPUP_EVENTS.cancel,
        [EVENT_FIELDS.value]: { [EVENT_FIELDS.content]: { [MEMBER]: 1 } },
      }),
    ],
    passes: [
      ...contents(`{"${MEMBER}":"${RECEIPT_ID}"}`, `{"order":{"${MEMBER}":1}}`, `["${MEMBER}"]`, '{}'),
      ...receipts(`{"${MEMBER}":"${RECEIPT_ID}","action":"ok","extra":{}}`, `"${MEMBER}"`, '{"action":1}'),
      event('in an event', createPopupEvent('ok', { [MEMBER]: RECEIPT_ID })),
      fields('beside the content', { [MEMBER]: 1 }),
      payload('no object', '[]'),
    ],
  },
  'no-content': {
    fires: [
      fields('left out', { [FIELDS.content]: undefined }),
      fields('left out, and no button', { [FIELDS.content]: undefined, [FIELDS.button]: false }),
    ],
    passes: contents('{}', '{"a":1}', '[]', 'null'),
  },
  'carriage-return': {
    fires: texts('a\r\nb', 'a\rb', '\r'),
    passes: [...texts('a\nb', '\\r'), payload('between the fields', GOOD.replaceAll(',"', ',\r\n"'))],
  },
  'untrimmed-text': {
    fires: texts('a ', ' a', 'a\n', '\ta', '\u00a0a'),
    passes: texts('a b', 'a\n\nb', ' ', ''),
  },
  'missing-trailing-slash': {
    fires: [
      ...topics(NO_SLASH, popupTopic({ uid: 'OTHER02', vin: CAR.vin, trailingSlash: false })),
      payload('of a data message', '{"popup":false}', { topic: NO_SLASH, as: undefined }),
    ],
    passes: [...topics(POPUP_TOPIC, 'some/topic'), payload('no topic', GOOD)],
  },
  'precision-loss': {
    fires: contents(
      ...['{"id":12345678901234567}', '[9007199254740993]', '{"a":0.12345678901234567}', '{"a":1e-400}'],
      '{"a":-1.00000000000000001}',
    ),
    passes: contents(
      ...['{"id":9007199254740992}', '{"id":"12345678901234567"}', '[1E2,42.0,0.1,-0]', '{"a":1e300}'],
      '{"a":100000000000000000000}',
    ),
  },
  deprecated: {
    fires: [
      event('the notification', createPopupEvent('ok')),
      event('the oldest shape', { [EVENT_FIELDS.type]: POPUP_EVENTS.cancel }),
    ],
    passes: [
      payload('a popup', GOOD),
      event('another type', { [EVENT_FIELDS.type]: 'no such event' }),
      event('no action', { [EVENT_FIELDS.value]: {} }),
      event('no object', []),
    ],
  },
};
