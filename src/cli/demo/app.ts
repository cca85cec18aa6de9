import { type PopupAnswer, readPopupEvent } from '../../event/read-popup-event.js';
import { createSendRequest } from '../../simulator/window-messages.js';

/** What the application is given by the head unit. */
export interface Portal {
  launchGuidance(): boolean;
  postMessage(data: unknown): void;
}

/** The embedded application: on OK it launches guidance; whatever the driver did, it tells its back-end. */
export function startApp(portal: Portal, onAnswer: (answer: PopupAnswer, guided: boolean) => void) {
  return (data: unknown): void => {
    const answer = readPopupEvent(data);
    if (answer === undefined) return;
    const guided = answer.action === 'ok' && portal.launchGuidance();
    onAnswer(answer, guided);
    portal.postMessage(createSendRequest({ answer: answer.action, guided, about: answer.content ?? {} }));
  };
}
