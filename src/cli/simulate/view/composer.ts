/** Writes popups: field by field, from an example, or as a payload from elsewhere. */
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { PopupOptions } from '#contract/types.js';
import { createPopup } from '../../../popup/create-popup.js';
import { copy } from './copy.js';
import { asMosquittoPub, asSendCommand, asTypeScript, type Shipment } from './copy-as.js';
import { element, fillSelect, onClick } from './element.js';
import { EXAMPLES } from './examples.js';
import { showProblem, showReview } from './review.js';

export interface Destination {
  broker: string;
  topic: string;
  car: { uid: string; vin: string };
  app: string;
}

const { appId, text, button, content } = POPUP_OPTION_NAMES;

/** @param publish - Sends a payload as it is. */
export function setUpComposer(publish: (payload: string) => void): (destination: Destination) => void {
  let destination: Destination | undefined;
  const payload = element<HTMLTextAreaElement>('payload');

  const shipment = (): Shipment | undefined => {
    const options = writtenOptions();
    const written = options === undefined ? undefined : payloadOf(options);
    if (options === undefined || written === undefined || destination === undefined) return undefined;
    showReview(written, 'size', 'findings');
    return { ...destination, options, payload: written };
  };
  const copyAs = (id: string, format: (shipment: Shipment) => string): void => {
    onClick(id, () => {
      const written = shipment();
      if (written !== undefined) copy(format(written));
    });
  };

  fillSelect('examples', [['', 'Choose one'], ...EXAMPLES.map(({ name }, at): [string, string] => [String(at), name])]);
  element('examples').addEventListener('change', () => {
    const example = EXAMPLES[Number.parseInt(element<HTMLSelectElement>('examples').value, 10)];
    if (example !== undefined) write(example.options);
    shipment();
  });
  element('composer').addEventListener('input', () => void shipment());
  element('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const written = shipment();
    if (written !== undefined) publish(written.payload);
  });
  copyAs('copy-mosquitto', asMosquittoPub);
  copyAs('copy-send', asSendCommand);
  copyAs('copy-typescript', asTypeScript);

  payload.addEventListener('input', () => {
    if (payload.value === '') showProblem('', 'payload-size', 'payload-findings');
    else showReview(payload.value, 'payload-size', 'payload-findings');
  });
  element('paste').addEventListener('submit', (event) => {
    event.preventDefault();
    publish(payload.value);
  });
  return (given) => {
    destination = given;
    element<HTMLInputElement>('app-id').value ||= given.app;
    element('topic').textContent = given.topic;
  };
}

function write(options: Partial<PopupOptions>): void {
  const value = options[content];
  element<HTMLTextAreaElement>('message').value = options[text] ?? '';
  element<HTMLInputElement>('button').checked = options[button] !== false;
  element<HTMLTextAreaElement>('content').value = value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** What is written, if its content is JSON; otherwise that is told. */
function writtenOptions(): PopupOptions | undefined {
  const written = element<HTMLTextAreaElement>('content').value.trim();
  try {
    return {
      [appId]: element<HTMLInputElement>('app-id').value,
      [text]: element<HTMLTextAreaElement>('message').value,
      [button]: element<HTMLInputElement>('button').checked,
      ...(written === '' ? {} : { [content]: JSON.parse(written) }),
    } as unknown as PopupOptions;
  } catch (error) {
    showProblem(`Content is no JSON: ${(error as Error).message}`, 'size', 'findings');
    return undefined;
  }
}

/** The payload, if it is a popup; otherwise what is wrong is told. */
function payloadOf(options: PopupOptions): string | undefined {
  try {
    return JSON.stringify(createPopup(options));
  } catch (error) {
    showProblem((error as Error).message, 'size', 'findings');
    return undefined;
  }
}
