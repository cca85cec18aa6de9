/** What TypeScript must refuse, and what it must know. Checked by `tsc`, as all types are: `npm run lint:types`. */
import { describe, expectTypeOf, test } from 'vitest';
import {
  type AppMessage,
  appMessageFilter,
  appMessageTopic,
  type ContractErrorCode,
  createPopup,
  createPopupEvent,
  type DataMessage,
  decodePopup,
  decodeServerMessage,
  encodePopup,
  isContractError,
  isPopup,
  type JsonObject,
  LIMITS,
  POPUP_EVENTS,
  type PopupAction,
  type PopupAnswer,
  type PopupEvent,
  type PopupMessage,
  parseTopic,
  popupSchema,
  popupTopic,
  readPopupEvent,
  type ServerMessage,
  type StandardSchema,
  TOPICS,
  validatePopup,
} from 'webportal-popup-contract';

const VIN = 'DEM0CAR0000000001';

interface Booking {
  bookingId: number;
}

describe('messages', () => {
  test('the union of messages is told apart by one field', () => {
    const message = {} as ServerMessage<Booking>;
    if (message.popup) {
      expectTypeOf(message).toEqualTypeOf<PopupMessage<Booking>>();
      expectTypeOf(message.content).toEqualTypeOf<Booking | undefined>();
      // @ts-expect-error a popup has no title
      void message.title;
    } else {
      expectTypeOf(message).toEqualTypeOf<DataMessage<Booking>>();
      expectTypeOf(message.content).toEqualTypeOf<Booking>();
      // @ts-expect-error a data message has no text
      void message.popupText;
    }
  });

  test('a popup message needs its fields, and no others', () => {
    expectTypeOf<PopupMessage['popup']>().toEqualTypeOf<true>();
    expectTypeOf<PopupMessage['popupBtn']>().toEqualTypeOf<boolean | undefined>();
    const full: PopupMessage = { idApp: 'X', popup: true, popupText: 'x', popupBtn: true, content: { a: [null] } };
    void full;
    // @ts-expect-error the text is missing
    const noText: PopupMessage = { idApp: 'X', popup: true };
    // @ts-expect-error a popup says so with true
    const notTrue: PopupMessage = { idApp: 'X', popup: false, popupText: 'x' };
    // @ts-expect-error a misspelt field
    const misspelt: PopupMessage = { idApp: 'X', popup: true, popupText: 'x', popUpBtn: true };
    // @ts-expect-error a button is a boolean
    const button: PopupMessage = { idApp: 'X', popup: true, popupText: 'x', popupBtn: 'yes' };
    // @ts-expect-error JSON has no dates
    const date: PopupMessage = { idApp: 'X', popup: true, popupText: 'x', content: { when: new Date() } };
    // @ts-expect-error content is an object
    const text: PopupMessage = { idApp: 'X', popup: true, popupText: 'x', content: 'x' };
    void [noText, notTrue, misspelt, button, date, text];
  });

  test('createPopup takes friendly names only, and keeps the type of the content', () => {
    expectTypeOf(createPopup({ idApp: 'X', text: 'x', content: { bookingId: 42 } }).content).toEqualTypeOf<
      { bookingId: number } | undefined
    >();
    expectTypeOf(createPopup<Booking>({ idApp: 'X', text: 'x', content: { bookingId: 42 } })).toEqualTypeOf<
      PopupMessage<Booking>
    >();
    expectTypeOf(createPopup({ idApp: 'X', text: 'x' })).toEqualTypeOf<PopupMessage<JsonObject>>();
    // @ts-expect-error the text is missing
    createPopup({ idApp: 'X' });
    // @ts-expect-error a wire name
    createPopup({ idApp: 'X', popupText: 'x' });
    // @ts-expect-error an unknown option
    createPopup({ idApp: 'X', text: 'x', title: 'x' });
    // @ts-expect-error content is an object
    createPopup({ idApp: 'X', text: 'x', content: 'x' });
  });

  test('verdicts narrow', () => {
    const result = validatePopup<Booking>(null);
    if (result.ok) {
      expectTypeOf(result.value).toEqualTypeOf<PopupMessage<Booking>>();
      // @ts-expect-error a valid value has no issues
      void result.issues;
    } else {
      expectTypeOf(result.issues[0]?.pointer).toEqualTypeOf<string | undefined>();
      // @ts-expect-error an invalid value is not given out
      void result.value;
    }
    const anything: unknown = null;
    if (isPopup(anything)) expectTypeOf(anything).toEqualTypeOf<PopupMessage>();
    // @ts-expect-error there are two profiles
    validatePopup(null, { profile: 'lenient' });
  });

  test('a content schema gives the content its type', () => {
    const booking = {} as StandardSchema<Booking>;
    expectTypeOf(decodePopup('', { contentSchema: booking }).content).toEqualTypeOf<Booking | undefined>();
    expectTypeOf(popupSchema).toExtend<StandardSchema<PopupMessage>>();
  });

  test('payloads are bytes, and only messages are encoded', () => {
    expectTypeOf(encodePopup).returns.toEqualTypeOf<Uint8Array>();
    expectTypeOf(decodeServerMessage<Booking>).returns.toEqualTypeOf<ServerMessage<Booking>>();
    // @ts-expect-error a data message is no popup
    encodePopup({ idApp: 'X', popup: false, content: {} });
    // @ts-expect-error a value is no payload
    decodePopup({});
  });

  test('an app message holds an object or a string', () => {
    const messages: AppMessage[] = [{ content: 'ok' }, { content: { answer: 'ok' } }];
    void messages;
    // @ts-expect-error a number is neither
    const number: AppMessage = { content: 7 };
    void number;
  });
});

describe('events', () => {
  test('actions and event names are literal', () => {
    expectTypeOf<string>().not.toExtend<PopupAction>();
    expectTypeOf<keyof typeof POPUP_EVENTS>().toEqualTypeOf<PopupAction>();
    // @ts-expect-error the names cannot be changed
    POPUP_EVENTS.ok = 'x';
    // @ts-expect-error there is no such action
    createPopupEvent('maybe');
    // @ts-expect-error there is no such event name
    const unknown: PopupEvent = { type: 'WebPortal.somethingElse' };
    void unknown;
  });

  test('an answer has an action, and maybe content', () => {
    const answer = readPopupEvent<Booking>(null);
    expectTypeOf(answer).toEqualTypeOf<PopupAnswer<Booking> | undefined>();
    // @ts-expect-error it may be undefined
    void answer.action;
    expectTypeOf(answer?.content).toEqualTypeOf<Booking | undefined>();
    expectTypeOf(createPopupEvent('ok', { bookingId: 1 })).toExtend<PopupEvent<Booking>>();
  });
});

describe('topics', () => {
  test('known values give literal topics', () => {
    const topic = popupTopic({ uid: 'MYUID01', vin: VIN });
    expectTypeOf(topic).toEqualTypeOf<`psa/OVIPPartners-Dev/from/uid/MYUID01/opa/${typeof VIN}/`>();
    const bare = popupTopic({ uid: 'MYUID01', vin: VIN, trailingSlash: false });
    expectTypeOf(bare).toEqualTypeOf<`psa/OVIPPartners-Dev/from/uid/MYUID01/opa/${typeof VIN}`>();
    const other = appMessageTopic({ uid: 'MYUID01', vin: VIN, environment: 'Prod' });
    expectTypeOf(other).toEqualTypeOf<`psa/Prod/to/uid/MYUID01/opa/${typeof VIN}`>();
    // @ts-expect-error not the other form
    const wrong: typeof topic = bare;
    void wrong;
  });

  test('unknown values give a template', () => {
    const uid = String(VIN);
    expectTypeOf(
      popupTopic({ uid, vin: uid }),
    ).toEqualTypeOf<`psa/OVIPPartners-Dev/from/uid/${string}/opa/${string}/`>();
    const trailingSlash = Math.random() > 0.5;
    expectTypeOf(popupTopic({ uid: 'U', vin: VIN, trailingSlash })).toEqualTypeOf<
      `psa/OVIPPartners-Dev/from/uid/U/opa/${typeof VIN}/` | `psa/OVIPPartners-Dev/from/uid/U/opa/${typeof VIN}`
    >();
  });

  test('parameters are checked', () => {
    // @ts-expect-error the car is missing
    popupTopic({ uid: 'U' });
    // @ts-expect-error a misspelt option
    popupTopic({ uid: 'U', vin: VIN, enviroment: 'x' });
    // @ts-expect-error filters have no last slash to choose
    appMessageFilter({ uid: 'U', trailingSlash: true });
    expectTypeOf(parseTopic('')?.kind).toEqualTypeOf<keyof typeof TOPICS | undefined>();
    expectTypeOf(TOPICS.popup.qos).toEqualTypeOf<1>();
  });
});

describe('limits and errors', () => {
  test('limits are literal and cannot be changed', () => {
    expectTypeOf<number>().not.toExtend<typeof LIMITS.maxPayloadBytes>();
    // @ts-expect-error not to be changed
    LIMITS.maxPayloadBytes = 1;
    // @ts-expect-error no such limit
    void LIMITS.maxPopups;
  });

  test('errors narrow by code', () => {
    const error: unknown = null;
    if (isContractError(error, 'TOO_LARGE')) expectTypeOf(error.code).toEqualTypeOf<'TOO_LARGE'>();
    if (isContractError(error)) expectTypeOf(error.code).toEqualTypeOf<ContractErrorCode>();
    // @ts-expect-error no such code
    isContractError(error, 'TOO_BIG');
  });
});
