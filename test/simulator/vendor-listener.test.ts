/**
 * The way in which the vendor's documents listen: a `message` listener and a switch on the names, without this package. One listener
 * for each of the three shapes that are documented (PROTOCOL.md §5).
 */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { POPUP_EVENTS } from '../../generated/v1/names.js';
import { createPopup, encodePopup, type PopupAction, popupTopic } from '../../src/index.js';
import { createHeadUnit, type HeadUnitBehaviour, ManualClock } from '../../src/simulator/index.js';

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };

/** Classic scripts, as they would stand in an application's page. */
const LISTENERS: Readonly<Record<Required<HeadUnitBehaviour>['eventShape'], string>> = {
  prefixed: `
    window.addEventListener('message', function (event) {
      if (event.data.type !== 'WebPortal.onCurrentNotificationReceived') return;
      switch (event.data.value.popupAction) {
        case 'WebPortal.okBtnPopupRequestClicked': heard('ok', event.data.value.content); break;
        case 'WebPortal.cancelBtnPopupRequestClicked': heard('cancel', event.data.value.content); break;
        case 'WebPortal.closeTimeoutPopupRequest': heard('timeout', event.data.value.content); break;
      }
    });`,
  unprefixed: `
    window.addEventListener('message', function (event) {
      if (event.data.type !== 'WebPortal.onCurrentNotificationReceived') return;
      switch (event.data.value.popupAction) {
        case 'okBtnPopupRequestClicked': heard('ok', event.data.value.content); break;
        case 'cancelBtnPopupRequestClicked': heard('cancel', event.data.value.content); break;
        case 'closeTimeoutPopupRequest': heard('timeout', event.data.value.content); break;
      }
    });`,
  oldest: `
    window.addEventListener('message', function (event) {
      switch (event.data.type) {
        case 'WebPortal.okBtnPopupRequestClicked': heard('ok', event.data.value.content); break;
        case 'WebPortal.cancelBtnPopupRequestClicked': heard('cancel', event.data.value.content); break;
        case 'WebPortal.closeTimeoutPopupRequest': heard('timeout', event.data.value.content); break;
      }
    });`,
};

const SHAPES = Object.keys(LISTENERS) as (keyof typeof LISTENERS)[];
const ACTIONS = Object.keys(POPUP_EVENTS) as PopupAction[];

describe.each(SHAPES)('a listener for the shape %s', (eventShape) => {
  test.each(ACTIONS)('hears %s, with the content', async (action) => {
    let deliver = (_topic: string, _payload: Uint8Array): void => undefined;
    const unit = createHeadUnit({
      ...CAR,
      client: {
        on: (_, listener) => {
          deliver = listener;
        },
        removeListener: () => undefined,
        subscribeAsync: async () => undefined,
        unsubscribeAsync: async () => undefined,
        publishAsync: async () => undefined,
      },
      apps: ['X'],
      clock: new ManualClock(),
      eventShape,
    });
    await unit.start();
    const heard: unknown[] = [];
    runInNewContext(LISTENERS[eventShape], {
      window: unit.window('X'),
      heard: (...outcome: unknown[]) => heard.push(outcome),
    });
    deliver(popupTopic(CAR), encodePopup(createPopup({ idApp: 'X', text: 'x', okButton: true, content: { a: 1 } })));
    if (action === 'timeout') unit.elapse(60_000);
    else unit.press(action === 'ok' ? 'ok' : 'back');
    expect(heard).toEqual([[action, { a: 1 }]]);
  });
});
