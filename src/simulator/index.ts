/**
 * A simulated head unit: shows popups, accepts the driver's answers, and reports them to application and back-end.
 *
 * @module webportal-popup-contract/simulator
 */
export type { Clock } from '../clock/clock.js';
export { ManualClock } from '../clock/manual-clock.js';
export { systemClock } from '../clock/system-clock.js';
export { drawPopup } from './draw-popup.js';
export {
  createHeadUnit,
  type HeadUnit,
  type HeadUnitClient,
  type HeadUnitEvent,
  type HeadUnitOptions,
} from './head-unit.js';
export type { ShownPopup } from './machine.js';
export { createSendRequest } from './window-messages.js';
