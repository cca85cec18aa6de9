import { type PopupAnswer, readPopupEvent } from '../../event/read-popup-event.js';
import { createSendRequest } from '../../simulator/window-messages.js';

/** What the head unit offers to the application. */
export interface Portal {
  launchGuidance(): boolean;
  postMessage(data: unknown): void;
}

/**
 * The embedded application: launches guidance on OK, and reports every answer to `onAnswer` and to its back-end.
 *
 * @returns The listener for window messages.
 */
export function startApp(portal: Portal, onAnswer: (answer: PopupAnswer, guided: boolean) => void) {
  return (data: unknown): void => {
    const answer = readPopupEvent(data);
    if (answer === undefined) return;
    const guided = answer.action === 'ok' && portal.launchGuidance();
    onAnswer(answer, guided);
    portal.postMessage(createSendRequest({ answer: answer.action, guided, about: answer.content ?? {} }));
  };
}
