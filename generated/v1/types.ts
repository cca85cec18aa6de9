// Generated from schema/v1 by `npm run generate`. Do not edit.

/**
 * Anything that JSON can say.
 *
 * @example
 * import type { JsonValue } from 'webportal-popup-contract';
 *
 * const example: JsonValue = [1, 'two', { three: null }];
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * Arbitrary data for the application: any JSON object. The head unit does not read it; it is handed back to the application together with what the driver did. Source: PROTOCOL.md §3.
 *
 * @example
 * import type { JsonObject } from 'webportal-popup-contract';
 *
 * const example: JsonObject = {
 *   "orderId": 42,
 *   "stops": [
 *     {
 *       "name": "Depot"
 *     }
 *   ]
 * };
 */
export interface JsonObject {
  [key: string]: JsonValue;
}

/**
 * What the driver did. `ok`: The driver pressed OK. `cancel`: The driver pressed the return arrow at the top left. `timeout`: The driver did nothing until the popup closed by itself.
 *
 * @example
 * import type { PopupAction } from 'webportal-popup-contract';
 *
 * const example: PopupAction = 'ok';
 */
export type PopupAction = 'ok' | 'cancel' | 'timeout';

/**
 * What the embedded application says to its back-end: a JSON object or a string. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { AppMessageContent } from 'webportal-popup-contract';
 *
 * const example: AppMessageContent = {
 *   "bookingId": 42,
 *   "answer": "ok"
 * };
 */
export type AppMessageContent = JsonObject | string;
/**
 * Name of what happened to the embedded application. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { LifecycleEventName } from 'webportal-popup-contract';
 *
 * const example: LifecycleEventName = "WebPortal.onApplicationShow";
 */
export type LifecycleEventName =
  | 'WebPortal.onApplicationShow'
  | 'WebPortal.onApplicationHide'
  | 'WebPortal.onApplicationUnloaded'
  | 'WebPortal.onApplicationUpdated';
/**
 * Name of what became of a popup that the embedded application opened. Source: PROTOCOL.md §5.
 *
 * @remarks `WebPortal.nativePopup.evt.ok`, `WebPortal.nativePopup.evt.cancel`, `WebPortal.nativePopup.evt.timeout`, `WebPortal.nativePopup.evt.opened` are deprecated by the vendor since 2022; no removal is announced; use the answers to `WebPortal.popup.open` instead. For new projects only. Which head units know the newer names is not documented.
 *
 * @example
 * import type { NativePopupEventName } from 'webportal-popup-contract';
 *
 * const example: NativePopupEventName = "WebPortal.nativePopup.evt.ok";
 */
export type NativePopupEventName =
  | 'WebPortal.nativePopup.evt.ok'
  | 'WebPortal.nativePopup.evt.cancel'
  | 'WebPortal.nativePopup.evt.timeout'
  | 'WebPortal.nativePopup.evt.opened'
  | 'WebPortal.popup.evt.ok'
  | 'WebPortal.popup.evt.cancel'
  | 'WebPortal.popup.evt.timeout'
  | 'WebPortal.popup.evt.opened';
/**
 * Tells the head unit to show a popup. The name changed in 2022; which head units know which is not documented. Source: PROTOCOL.md §5.
 *
 * @remarks `WebPortal.nativePopup.open` is deprecated by the vendor since 2022; no removal is announced; use `WebPortal.popup.open` instead. For new projects only. Which head units know the newer names is not documented.
 *
 * @example
 * import type { NativePopupRequestName } from 'webportal-popup-contract';
 *
 * const example: NativePopupRequestName = "WebPortal.nativePopup.open";
 */
export type NativePopupRequestName = 'WebPortal.nativePopup.open' | 'WebPortal.popup.open';
/**
 * Name of what the driver did with the popup. The first name listed for an action is the one to emit; the others are accepted. Source: PROTOCOL.md §5.
 *
 * @remarks Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it.
 *
 * @example
 * import type { PopupEventName } from 'webportal-popup-contract';
 *
 * const example: PopupEventName = "WebPortal.okBtnPopupRequestClicked";
 */
export type PopupEventName =
  | 'WebPortal.okBtnPopupRequestClicked'
  | 'WebPortal.cancelBtnPopupRequestClicked'
  | 'WebPortal.closeTimeoutPopupRequest'
  | 'okBtnPopupRequestClicked'
  | 'cancelBtnPopupRequestClicked'
  | 'closeTimeoutPopupRequest';
/**
 * What the driver did, in any of the three shapes that the documentation knows: the notification with a prefixed name, the notification with a bare name, and the oldest one with the name as the type. A value that is none of them is judged as a notification when its type is missing or says so. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { PopupEvent } from 'webportal-popup-contract';
 *
 * const example: PopupEvent = {
 *   "type": "WebPortal.onCurrentNotificationReceived",
 *   "value": {
 *     "popupAction": "WebPortal.okBtnPopupRequestClicked",
 *     "content": {
 *       "bookingId": 42
 *     }
 *   }
 * };
 */
export type PopupEvent<Content extends object = JsonObject> = NotificationPopupEvent<Content> | LegacyPopupEvent<Content>;
/**
 * Whatever the back-end may send to a car: a popup message or a data message. A value that is neither is judged as a popup message. Source: PROTOCOL.md §3.
 *
 * @example
 * import type { ServerMessage } from 'webportal-popup-contract';
 *
 * const example: ServerMessage = {
 *   "idApp": "MY_APP_ID",
 *   "popup": true,
 *   "popupText": "You have a new message",
 *   "popupBtn": true
 * };
 */
export type ServerMessage<Content extends object = JsonObject> = PopupMessage<Content> | DataMessage<Content>;
/**
 * The places on the way to a destination, in their order. More than these are refused. Source: PROTOCOL.md §5.
 *
 * Items: A place on the way, as the navigation takes it. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { Waypoints } from 'webportal-popup-contract';
 *
 * const example: Waypoints = [
 *   {
 *     "lat": 48.8566,
 *     "lon": 2.3522
 *   }
 * ];
 */
export type Waypoints = Waypoint[];

/**
 * What the head unit publishes for the embedded application, and the back-end receives. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { AppMessage } from 'webportal-popup-contract';
 *
 * const example: AppMessage = {
 *   "content": {
 *     "bookingId": 42,
 *     "answer": "ok"
 *   }
 * };
 */
export interface AppMessage {
  /**
   * What the embedded application says to its back-end: a JSON object or a string. Source: PROTOCOL.md §5.
   */
  content: AppMessageContent;
}
/**
 * The data of the window message that hands a data message to the embedded application. It is told from a popup's outcome by the absence of an action. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { DataEvent } from 'webportal-popup-contract';
 *
 * const example: DataEvent = {
 *   "type": "WebPortal.onCurrentNotificationReceived",
 *   "value": {
 *     "content": {
 *       "bookingId": 42
 *     }
 *   }
 * };
 */
export interface DataEvent<Content extends object = JsonObject> {
  /**
   * Name of the window message by which the head unit hands a driver's action, or a data message, to the embedded application. Source: PROTOCOL.md §5.
   *
   * @remarks Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it.
   */
  type: 'WebPortal.onCurrentNotificationReceived';
  /**
   * The content of the data message, and never an action. Source: PROTOCOL.md §5.
   */
  value: {
    /**
     * Arbitrary data for the application: any JSON object. The head unit does not read it; it is handed back to the application together with what the driver did. Source: PROTOCOL.md §3.
     */
    content: Content;
  };
}
/**
 * The silent sibling of the popup, sent by the back-end to one car: no window, the content goes straight to the application. That the content is required is this contract's reading: without it the message carries nothing. Source: PROTOCOL.md §3.
 *
 * @example
 * import type { DataMessage } from 'webportal-popup-contract';
 *
 * const example: DataMessage = {
 *   "idApp": "MY_APP_ID",
 *   "popup": false,
 *   "content": {
 *     "bookingId": 42
 *   }
 * };
 */
export interface DataMessage<Content extends object = JsonObject> {
  /**
   * Identifier of the embedded application that the message is for, given by the vehicle maker when the application is registered. Its alphabet and its longest length are not documented. Source: PROTOCOL.md §3.
   */
  idApp: string;
  /**
   * Tells the head unit that this message is data, not a popup. Always false. Source: PROTOCOL.md §3.
   */
  popup: false;
  /**
   * Arbitrary data for the application: any JSON object. The head unit does not read it; it is handed back to the application together with what the driver did. Source: PROTOCOL.md §3.
   */
  content: Content;
}
/**
 * What a topic filter is built from. Without a VIN the filter matches every car of the partner. Source: PROTOCOL.md §1.
 *
 * @example
 * import type { FilterParameters } from 'webportal-popup-contract';
 *
 * const example: FilterParameters = {
 *   "uid": "MYUID01"
 * };
 */
export interface FilterParameters {
  /**
   * The partner's MQTT user name. Its alphabet is not documented. Source: PROTOCOL.md §1.
   */
  uid: string;
  /**
   * The car's vehicle identification number: 17 letters and digits. Whether case matters is not documented; both are accepted and kept as they are. Source: PROTOCOL.md §1.
   */
  vin?: string;
  /**
   * The second level of the topic. The default is the only one that is ever printed, even beside the production broker. Source: PROTOCOL.md §1.
   */
  environment?: string;
}
/**
 * The same in the shape of the oldest documentation: the event name stands where newer head units name the kind of message. Where its content stands is not documented; it is read from the place where the newer shape has it. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { LegacyPopupEvent } from 'webportal-popup-contract';
 *
 * const example: LegacyPopupEvent = {
 *   "type": "WebPortal.cancelBtnPopupRequestClicked",
 *   "value": {
 *     "content": {
 *       "bookingId": 42
 *     }
 *   }
 * };
 */
export interface LegacyPopupEvent<Content extends object = JsonObject> {
  /**
   * Name of what the driver did with the popup. The first name listed for an action is the one to emit; the others are accepted. Source: PROTOCOL.md §5.
   *
   * @remarks Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it.
   */
  type: PopupEventName;
  /**
   * The content of the popup. Source: PROTOCOL.md §5.
   */
  value?: {
    /**
     * The content of the popup that the event is about. What stands here when the popup had none is not documented: absent and null both mean none. Source: PROTOCOL.md §5.
     */
    content?: Content | null;
  };
}
/**
 * The data of the window message that tells the embedded application what happened to it. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { LifecycleEvent } from 'webportal-popup-contract';
 *
 * const example: LifecycleEvent = {
 *   "type": "WebPortal.onApplicationShow"
 * };
 */
export interface LifecycleEvent {
  /**
   * Name of what happened to the embedded application. Source: PROTOCOL.md §5.
   */
  type: LifecycleEventName;
}
/**
 * What the embedded application posts to the window above it soon after its start, to say that it is there. How soon: `maxLoadMs` of the limits. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { LoadedNotice } from 'webportal-popup-contract';
 *
 * const example: LoadedNotice = {
 *   "type": "WebPortal.onApplicationLoaded"
 * };
 */
export interface LoadedNotice {
  /**
   * Tells the head unit that the application has loaded. Source: PROTOCOL.md §5.
   */
  type: 'WebPortal.onApplicationLoaded';
}
/**
 * The data of the window message that tells the embedded application what became of a popup that it opened. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { NativePopupEvent } from 'webportal-popup-contract';
 *
 * const example: NativePopupEvent = {
 *   "type": "WebPortal.nativePopup.evt.ok"
 * };
 */
export interface NativePopupEvent {
  /**
   * Name of what became of a popup that the embedded application opened. Source: PROTOCOL.md §5.
   *
   * @remarks `WebPortal.nativePopup.evt.ok`, `WebPortal.nativePopup.evt.cancel`, `WebPortal.nativePopup.evt.timeout`, `WebPortal.nativePopup.evt.opened` are deprecated by the vendor since 2022; no removal is announced; use the answers to `WebPortal.popup.open` instead. For new projects only. Which head units know the newer names is not documented.
   */
  type: NativePopupEventName;
}
/**
 * What the embedded application posts to the window above it to have a popup shown. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { NativePopupRequest } from 'webportal-popup-contract';
 *
 * const example: NativePopupRequest = {
 *   "type": "WebPortal.nativePopup.open",
 *   "text": "Shall we guide you there?"
 * };
 */
export interface NativePopupRequest {
  /**
   * Tells the head unit to show a popup. The name changed in 2022; which head units know which is not documented. Source: PROTOCOL.md §5.
   *
   * @remarks `WebPortal.nativePopup.open` is deprecated by the vendor since 2022; no removal is announced; use `WebPortal.popup.open` instead. For new projects only. Which head units know the newer names is not documented.
   */
  type: NativePopupRequestName;
  /**
   * What the driver reads. Source: PROTOCOL.md §5.
   */
  text: string;
}
/**
 * The data of the window message that tells the embedded application what the driver did with a popup. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { NotificationPopupEvent } from 'webportal-popup-contract';
 *
 * const example: NotificationPopupEvent = {
 *   "type": "WebPortal.onCurrentNotificationReceived",
 *   "value": {
 *     "popupAction": "WebPortal.okBtnPopupRequestClicked",
 *     "content": {
 *       "bookingId": 42
 *     }
 *   }
 * };
 */
export interface NotificationPopupEvent<Content extends object = JsonObject> {
  /**
   * Name of the window message by which the head unit hands a driver's action, or a data message, to the embedded application. Source: PROTOCOL.md §5.
   *
   * @remarks Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it.
   */
  type: 'WebPortal.onCurrentNotificationReceived';
  /**
   * What the driver did, and the content of the popup it was done to. Source: PROTOCOL.md §5.
   */
  value: {
    /**
     * Name of what the driver did with the popup. The first name listed for an action is the one to emit; the others are accepted. Source: PROTOCOL.md §5.
     *
     * @remarks Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it.
     */
    popupAction: PopupEventName;
    /**
     * The content of the popup that the event is about. What stands here when the popup had none is not documented: absent and null both mean none. Source: PROTOCOL.md §5.
     */
    content?: Content | null;
  };
}
/**
 * A popup, sent by the back-end to one car: a modal window over whatever the driver is looking at. Source: PROTOCOL.md §3.
 *
 * @example
 * import type { PopupMessage } from 'webportal-popup-contract';
 *
 * const example: PopupMessage = {
 *   "idApp": "MY_APP_ID",
 *   "popup": true,
 *   "popupText": "Your table is ready.\nShall we guide you there?",
 *   "popupBtn": true,
 *   "content": {
 *     "bookingId": 42
 *   }
 * };
 */
export interface PopupMessage<Content extends object = JsonObject> {
  /**
   * Identifier of the embedded application that the message is for, given by the vehicle maker when the application is registered. Its alphabet and its longest length are not documented. Source: PROTOCOL.md §3.
   */
  idApp: string;
  /**
   * Tells the head unit that this message is a popup. Always true; the same field with false makes a data message. Source: PROTOCOL.md §3.
   */
  popup: true;
  /**
   * What the driver reads. A line feed breaks the line; scripts other than Latin work. How much text fits is not documented: the only published picture shows six centred lines. Source: PROTOCOL.md §3.
   */
  popupText: string;
  /**
   * Whether the OK button is shown. What a head unit does when this is left out is not documented: say true or false. Source: PROTOCOL.md §3.
   */
  popupBtn?: boolean;
  /**
   * Arbitrary data for the application: any JSON object. The head unit does not read it; it is handed back to the application together with what the driver did. Source: PROTOCOL.md §3.
   */
  content?: Content;
}
/**
 * The app message that returns a receipt. It is an app message like any other to a back-end that knows nothing of receipts. An extension of this contract, not of the vendor. Source: docs/decisions.md.
 *
 * @example
 * import type { ReceiptMessage } from 'webportal-popup-contract';
 *
 * const example: ReceiptMessage = {
 *   "content": {
 *     "$receipt": "q83vEjRWeJCrze8SNFZ4kA",
 *     "action": "ok",
 *     "extra": {
 *       "guidance": "launched"
 *     }
 *   }
 * };
 */
export interface ReceiptMessage {
  /**
   * What the application tells its back-end about one popup: what the driver did, and what came of it. An extension of this contract, not of the vendor. Source: docs/decisions.md.
   */
  content: Receipt;
}
/**
 * What the application tells its back-end about one popup: what the driver did, and what came of it. An extension of this contract, not of the vendor. Source: docs/decisions.md.
 *
 * @example
 * import type { Receipt } from 'webportal-popup-contract';
 *
 * const example: Receipt = {
 *   "$receipt": "q83vEjRWeJCrze8SNFZ4kA",
 *   "action": "ok",
 *   "extra": {
 *     "guidance": "launched"
 *   }
 * };
 */
export interface Receipt {
  /**
   * Identifies one popup to its receipt: 16 random bytes in base64url without padding, a new one for each popup. An extension of this contract, not of the vendor. Source: docs/decisions.md.
   */
  $receipt: string;
  /**
   * What the driver did with a popup. The names of its events say what each stands for. Source: PROTOCOL.md §5.
   */
  action: 'ok' | 'cancel' | 'timeout';
  /**
   * Data of the application's own, such as whether guidance was launched. Source: docs/decisions.md.
   */
  extra?: JsonObject;
}
/**
 * What the embedded application posts to the window above it to have a value published to its back-end as an app message. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { SendRequest } from 'webportal-popup-contract';
 *
 * const example: SendRequest = {
 *   "type": "WebPortal.onSendNotificationRequest",
 *   "value": {
 *     "bookingId": 42,
 *     "answer": "ok"
 *   }
 * };
 */
export interface SendRequest {
  /**
   * Tells the head unit that the application wants to send. Source: PROTOCOL.md §5.
   */
  type: 'WebPortal.onSendNotificationRequest';
  /**
   * What the embedded application says to its back-end: a JSON object or a string. Source: PROTOCOL.md §5.
   */
  value: AppMessageContent;
}
/**
 * What a topic is built from. Source: PROTOCOL.md §1.
 *
 * @example
 * import type { TopicParameters } from 'webportal-popup-contract';
 *
 * const example: TopicParameters = {
 *   "uid": "MYUID01",
 *   "vin": "DEM0CAR0000000001"
 * };
 */
export interface TopicParameters {
  /**
   * The partner's MQTT user name. Its alphabet is not documented. Source: PROTOCOL.md §1.
   */
  uid: string;
  /**
   * The car's vehicle identification number: 17 letters and digits. Whether case matters is not documented; both are accepted and kept as they are. Source: PROTOCOL.md §1.
   */
  vin: string;
  /**
   * The second level of the topic. The default is the only one that is ever printed, even beside the production broker. Source: PROTOCOL.md §1.
   */
  environment?: string;
  /**
   * Whether the topic ends in a slash. The documents disagree for popups; left out, the topic is built as its template says. Source: PROTOCOL.md §1.
   */
  trailingSlash?: boolean;
}
/**
 * A place on the way, as the navigation takes it. Source: PROTOCOL.md §5.
 *
 * @example
 * import type { Waypoint } from 'webportal-popup-contract';
 *
 * const example: Waypoint = {
 *   "lat": 48.8566,
 *   "lon": 2.3522
 * };
 */
export interface Waypoint {
  /**
   * Degrees, north positive. Source: PROTOCOL.md §5.
   */
  lat: number;
  /**
   * Degrees, east positive. Source: PROTOCOL.md §5.
   */
  lon: number;
}
/**
 * What a popup is made of, under the names of the API. `undefined` means left out. Source: PROTOCOL.md §3.
 *
 * @example
 * import type { PopupOptions } from 'webportal-popup-contract';
 *
 * const example: PopupOptions = {
 *   "idApp": "MY_APP_ID",
 *   "text": "Your table is ready.\nShall we guide you there?",
 *   "okButton": true,
 *   "content": {
 *     "bookingId": 42
 *   }
 * };
 */
export interface PopupOptions<Content extends object = JsonObject> {
  /**
   * Identifier of the embedded application that the message is for, given by the vehicle maker when the application is registered. Its alphabet and its longest length are not documented. Source: PROTOCOL.md §3.
   */
  idApp: string;
  /**
   * What the driver reads. A line feed breaks the line; scripts other than Latin work. How much text fits is not documented: the only published picture shows six centred lines. Source: PROTOCOL.md §3.
   */
  text: string;
  /**
   * Whether the OK button is shown. What a head unit does when this is left out is not documented: say true or false. Source: PROTOCOL.md §3.
   */
  okButton?: boolean | undefined;
  /**
   * Arbitrary data for the application: any JSON object. The head unit does not read it; it is handed back to the application together with what the driver did. Source: PROTOCOL.md §3.
   */
  content?: Content | undefined;
}

/**
 * The option that names the embedded application.
 *
 * @example
 * import type { AppIdOption } from 'webportal-popup-contract';
 *
 * const example: AppIdOption = { idApp: 'MY_APP_ID' };
 */
export interface AppIdOption {
  /** Identifier of the embedded application that the message is for, given by the vehicle maker when the application is registered. Its alphabet and its longest length are not documented. Source: PROTOCOL.md §3. */
  idApp: string;
}

/**
 * The kinds of topics in the contract.
 *
 * @example
 * import { parseTopic, popupTopic, type TopicKind } from 'webportal-popup-contract';
 *
 * const kind: TopicKind | undefined = parseTopic(popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' }))?.kind;
 * kind; // => 'popup'
 */
export type TopicKind = 'popup' | 'app-message';

/**
 * What fills a topic template.
 *
 * @example
 * import type { TopicValues } from 'webportal-popup-contract';
 *
 * const values: TopicValues = { uid: 'MYUID01', vin: 'DEM0CAR0000000001', environment: 'OVIPPartners-Dev' };
 */
export interface TopicValues {
  /** The partner's MQTT user name. Its alphabet is not documented. */
  uid: string;
  /** The car's vehicle identification number: 17 letters and digits. Whether case matters is not documented; both are accepted and kept as they are. */
  vin: string;
  /** The second level of the topic. The default is the only one that is ever printed, even beside the production broker. */
  environment: string;
}

/**
 * The back-end publishes popup and data messages for one car here. The literal type that a topic of known values has.
 *
 * @example
 * import type { PopupTopic } from 'webportal-popup-contract';
 *
 * let anyCar: PopupTopic<'MYUID01'>;
 */
export type PopupTopic<
  Uid extends string = string,
  Vin extends string = string,
  Environment extends string = 'OVIPPartners-Dev',
  TrailingSlash extends boolean = true,
> = `psa/${Environment}/from/uid/${Uid}/opa/${Vin}${TrailingSlash extends true ? '/' : ''}`;

/**
 * The head unit publishes what the embedded application sends here, and the back-end subscribes. The literal type that a topic of known values has.
 *
 * @example
 * import type { AppMessageTopic } from 'webportal-popup-contract';
 *
 * let anyCar: AppMessageTopic<'MYUID01'>;
 */
export type AppMessageTopic<
  Uid extends string = string,
  Vin extends string = string,
  Environment extends string = 'OVIPPartners-Dev',
  TrailingSlash extends boolean = false,
> = `psa/${Environment}/to/uid/${Uid}/opa/${Vin}${TrailingSlash extends true ? '/' : ''}`;
