/** The connection to the head unit, which runs in Node. */
import type { FromPage, ToPage } from '../../../simulator/page/messages.js';

export type Handlers = { readonly [Type in ToPage['type']]: (message: Extract<ToPage, { type: Type }>) => void };

export interface Connection {
  send(message: FromPage): void;
}

export function connect(handlers: Handlers, ended: (reason: string) => void): Connection {
  const token = document.querySelector<HTMLMetaElement>('meta[name=token]')?.content ?? '';
  const socket = new WebSocket(`ws://${location.host}/live?token=${token}`);
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as ToPage;
    (handlers[message.type] as (message: ToPage) => void)(message);
  });
  socket.addEventListener('close', ({ reason }) => ended(reason || 'The simulator has ended'));
  return {
    send(message) {
      // Nothing is asked before the head unit has said hello, or after it has gone.
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
  };
}
