/** The simulator's page: a view of what the head unit tells, and buttons that tell it what to do. */
import { LIMITS } from '#contract/limits.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import { createPopup } from '../../../popup/create-popup.js';
import { reviewPayload } from '../../../review/review-payload.js';
import type { FromPage, ToPage } from '../../../simulator/page/messages.js';
import { lineOf } from './timeline.js';

type PageState = Extract<ToPage, { type: 'state' }>['state'];

const element = <Kind extends HTMLElement>(id: string): Kind => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as Kind;
};

const token = document.querySelector<HTMLMetaElement>('meta[name=token]')?.content ?? '';
const socket = new WebSocket(`ws://${location.host}/live?token=${token}`);
/** What the application says before the connection is there. */
const waiting: string[] = [];
const send = (message: FromPage): void => {
  const text = JSON.stringify(message);
  if (socket.readyState === WebSocket.OPEN) socket.send(text);
  else if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
};
socket.addEventListener('open', () => {
  for (const text of waiting.splice(0)) socket.send(text);
});

const frame = element<HTMLIFrameElement>('app');
const popup = element('popup');
let apps: readonly string[] = [];
let current: { state: PageState; receivedAt: number } | undefined;

const HANDLERS: { readonly [Type in ToPage['type']]: (message: Extract<ToPage, { type: Type }>) => void } = {
  hello: ({ car, apps: installed, topic }) => {
    apps = installed;
    element('car').textContent = `${car.vin}, ${topic}`;
    element<HTMLInputElement>('app-id').value ||= installed[0] ?? '';
  },
  event: ({ logged }) => {
    const line = document.createElement('p');
    line.textContent = lineOf(logged);
    element('timeline').append(line);
    line.scrollIntoView({ block: 'nearest' });
  },
  state: ({ state }) => {
    current = { state, receivedAt: performance.now() };
    show(state);
  },
  post: ({ data }) => frame.contentWindow?.postMessage(data, '*'),
};

socket.addEventListener('message', ({ data }) => {
  const message = JSON.parse(String(data)) as ToPage;
  (HANDLERS[message.type] as (message: ToPage) => void)(message);
});
socket.addEventListener('close', () => {
  element('car').textContent = 'The simulator has ended.';
});

// The frame is sandboxed, so only its window tells whose message it is.
window.addEventListener('message', ({ source, data }) => {
  if (source === frame.contentWindow) send({ type: 'app', data });
});

let focusedBefore: Element | null = null;

function show({ popup: shown, rate, foreground }: PageState): void {
  const wasHidden = popup.hidden;
  popup.hidden = shown === null;
  if (shown !== null) {
    const fields = shown as unknown as Record<string, unknown>;
    element('text').textContent = String(fields[POPUP_OPTION_NAMES.text]);
    element('ok').hidden = fields[POPUP_OPTION_NAMES.button] !== true;
    if (wasHidden) {
      focusedBefore = document.activeElement;
      element(fields[POPUP_OPTION_NAMES.button] === true ? 'ok' : 'back').focus();
    }
  } else if (!wasHidden && focusedBefore instanceof HTMLElement) focusedBefore.focus();
  element('pause').setAttribute('aria-pressed', String(rate === 0));
  element('faster').setAttribute('aria-pressed', String(rate === 10));
  element('background').setAttribute('aria-pressed', String(foreground !== apps[0]));
}

/** What is left of the popup's time, between what the head unit tells. */
setInterval(() => {
  if (current === undefined) return;
  const { state, receivedAt } = current;
  const now = state.now + (performance.now() - receivedAt) * state.rate;
  const left = state.popup === null ? undefined : Math.max(0, Math.ceil((state.popup.closesAt - now) / 1000));
  element('countdown').textContent = left === undefined ? 'No popup' : `Closes in ${left} s`;
}, 200);

const on = (id: string, listener: () => void): void => element(id).addEventListener('click', listener);
on('ok', () => send({ type: 'press', button: 'ok' }));
on('back', () => send({ type: 'press', button: 'back' }));
on('skip', () => send({ type: 'skip' }));
on('pause', () => send({ type: 'rate', rate: current?.state.rate === 0 ? 1 : 0 }));
on('faster', () => send({ type: 'rate', rate: current?.state.rate === 10 ? 1 : 10 }));
on('background', () => {
  const [framed = null] = apps;
  send({ type: 'foreground', app: current?.state.foreground === framed ? null : framed });
});

/** The payload that the composer makes, as text; what is wrong with it is shown as findings. */
function composed(): string {
  const { appId, text, button, content } = POPUP_OPTION_NAMES;
  const written = element<HTMLTextAreaElement>('content').value.trim();
  const options = {
    [appId]: element<HTMLInputElement>('app-id').value,
    [text]: element<HTMLTextAreaElement>('message').value,
    [button]: element<HTMLInputElement>('button').checked,
    ...(written === '' ? {} : { [content]: JSON.parse(written) }),
  };
  return JSON.stringify(createPopup(options as unknown as Parameters<typeof createPopup>[0]));
}

function review(): string | undefined {
  const findings = element('findings');
  findings.replaceChildren();
  try {
    const payload = composed();
    const { findings: found, bytes } = { ...reviewPayload(payload), bytes: new TextEncoder().encode(payload).length };
    element('size').textContent = `${bytes} of ${LIMITS.maxPayloadBytes} bytes`;
    for (const { severity, message } of found) findings.append(item(`${severity}: ${message}`));
    return payload;
  } catch (error) {
    element('size').textContent = '';
    findings.append(item((error as Error).message));
    return undefined;
  }
}

function item(text: string): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = text;
  return line;
}

element('composer').addEventListener('input', () => void review());
element('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const payload = review();
  if (payload !== undefined) send({ type: 'publish', payload });
});
