/** The car of the demo: a head unit, the embedded application in it, and the driver. */
import type { MqttClient } from 'mqtt';
import { LIMITS } from '#contract/limits.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { PopupAction } from '#contract/types.js';
import type { ManualClock } from '../../clock/manual-clock.js';
import { drawPopup } from '../../simulator/draw-popup.js';
import { createHeadUnit, type HeadUnit } from '../../simulator/head-unit.js';
import type { HeadUnitEvent } from '../../simulator/head-unit-events.js';
import { popupFilter } from '../../topic/build-topic.js';
import { UserError } from '../terminal/user-error.js';
import { startApp } from './app.js';
import type { StepPrinter } from './step-printer.js';

export interface DemoCarOptions {
  who: { uid: string; vin: string };
  client: MqttClient;
  clock: ManualClock;
  appId: string;
  onShown(): void;
  onError(error: unknown): void;
}

export interface DemoCar {
  start(): Promise<void>;
  /** The driver presses a button, or lets the popup time out. */
  act(action: PopupAction): void;
  stop(): Promise<void>;
}

/** How long the driver takes to press a button, in simulated time. */
const REACTION_MS = 3_000;

export function createDemoCar(steps: StepPrinter, options: DemoCarOptions): DemoCar {
  const { who, client, clock, appId, onError } = options;
  const headUnit = createHeadUnit({
    ...who,
    client,
    clock,
    apps: [appId],
    onEvent: (event) => handleEvent(steps, headUnit, event, options),
    onWindowMessage: (data) =>
      steps.print('Head unit', 'posts a window message to the embedded app:', JSON.stringify(data)),
  });
  const stopApp = startApp(headUnit.window(appId), appId, steps, onError);
  return {
    async start() {
      await headUnit.start();
      steps.print('Head unit', `subscribes to ${popupFilter(who)}`);
    },
    act: (action) => actAsDriver(steps, action, headUnit, clock),
    async stop() {
      stopApp();
      await headUnit.stop();
    },
  };
}

/** Prints a shown popup, and that guidance cannot be launched meanwhile. */
function handleEvent(
  steps: StepPrinter,
  headUnit: HeadUnit,
  event: HeadUnitEvent,
  { onShown, onError }: DemoCarOptions,
): void {
  if (event.type === 'shown') {
    steps.print('Driver', 'sees', drawPopup(event.popup));
    const launched = headUnit.launchGuidance();
    steps.print('App', `requests guidance meanwhile: ${launched ? 'launched' : 'refused'}`);
    onShown();
  }
  if (event.type === 'rejected' || event.type === 'not-sent' || event.type === 'app-threw') onError(event.error);
}

function actAsDriver(steps: StepPrinter, action: PopupAction, headUnit: HeadUnit, clock: ManualClock): void {
  if (action === 'timeout') {
    steps.print('Driver', `does nothing for ${LIMITS.autoCloseMs / 1000} s (simulated time)`);
    clock.advance(LIMITS.autoCloseMs);
    return;
  }
  if (action === 'ok' && headUnit.popup()?.[POPUP_OPTION_NAMES.button] === false) {
    throw new UserError('This popup has no OK button: try --action cancel or --action timeout');
  }
  const button = action === 'ok' ? 'OK' : 'the return arrow';
  steps.print('Driver', `presses ${button} after ${REACTION_MS / 1000} s (simulated time)`);
  clock.advance(REACTION_MS);
  headUnit.press(action === 'ok' ? 'ok' : 'back');
}
