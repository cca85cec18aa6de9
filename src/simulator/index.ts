/**
 * A simulated head unit: shows popups, accepts the driver's answers, and reports them to application and back-end.
 *
 * @module webportal-popup-contract/simulator
 */
export type { Clock } from '../clock/clock.js';
export { ManualClock } from '../clock/manual-clock.js';
export { systemClock } from '../clock/system-clock.js';
export type { AppWindow, AppWindowEvent } from './app-window.js';
export { drawPopup } from './draw-popup.js';
export { createHeadUnit, type HeadUnit } from './head-unit.js';
export type { HeadUnitEvent, LoggedEvent } from './head-unit-events.js';
export type { HeadUnitClient, HeadUnitOptions } from './head-unit-options.js';
export type { HeadUnitBehaviour } from './machine/behaviour.js';
export type { AppEvent, PendingValue } from './machine/events.js';
export type { LifecycleChange, ShownPopup } from './machine/state.js';
export { drawPopupSvg, type PictureOptions } from './picture/draw-popup-svg.js';
export { runScenario, type ScenarioResult } from './scenario/run-scenario.js';
export type { EventPattern, ScenarioStep } from './scenario/scenario.js';
export { createSendRequest } from './window-messages.js';
