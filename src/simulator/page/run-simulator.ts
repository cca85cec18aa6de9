/** A head unit with a page: what happens to it is shown there, and what is done there happens to it. */
import { GET_PENDING_NOTIFICATIONS } from '#contract/names.js';
import { TOPICS } from '#contract/topics.js';
import { PacedClock } from '../../clock/paced-clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { popupTopic } from '../../topic/build-topic.js';
import { createHeadUnit } from '../head-unit.js';
import type { HeadUnitClient } from '../head-unit-options.js';
import type { HeadUnitBehaviour } from '../machine/behaviour.js';
import type { FromPage, ToPage } from './messages.js';
import { type PageOptions, servePage } from './page-server.js';

export interface SimulatorOptions {
  car: { uid: string; vin: string };
  client: HeadUnitClient;
  /** The identifiers of the applications; the first one is in the page's frame. */
  apps: readonly [string, ...string[]];
  behaviour: HeadUnitBehaviour;
  page: PageOptions;
}

export interface Simulator {
  url: string;
  close(): Promise<void>;
}

export async function runSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { car, client, apps, behaviour } = options;
  const [framed] = apps;
  const clock = new PacedClock(systemClock);
  const topic = popupTopic(car);
  const unit = createHeadUnit({
    ...car,
    ...behaviour,
    client,
    apps,
    clock,
    onEvent: (event) => {
      page.send({ type: 'event', logged: { at: clock.now(), event } });
      page.send(state());
    },
    onWindowMessage: (data, app) => {
      if (app === framed) page.send({ type: 'post', data });
    },
  });
  const state = (): ToPage => {
    const { now, rate } = { now: clock.now(), rate: clock.rate };
    return {
      type: 'state',
      state: { now, rate, popup: unit.popup() ?? null, foreground: unit.foregroundApp() ?? null },
    };
  };

  /** Told like what an application could not send. */
  const notPublished = (cause: unknown): void => {
    const event = { type: 'not-sent', app: undefined, error: String(cause) } as const;
    page.send({ type: 'event', logged: { at: clock.now(), event } });
  };

  const actions: { readonly [Type in FromPage['type']]: (message: Extract<FromPage, { type: Type }>) => unknown } = {
    press: ({ button }) => unit.press(button),
    publish: ({ payload }) => client.publishAsync(topic, Buffer.from(payload), TOPICS.popup).catch(notPublished),
    foreground: ({ app }) => unit.foreground(app ?? undefined),
    rate: ({ rate }) => clock.setRate(rate),
    skip: () => clock.skip(),
    // What became of it is an event.
    app: ({ data }) => unit.postMessage(data, framed).catch(() => undefined),
  };

  const page = await servePage(
    {
      welcome: () => [
        { type: 'hello', car, apps, topic },
        ...unit.log().map((logged): ToPage => ({ type: 'event', logged })),
        state(),
      ],
      receive(message) {
        (actions[message.type] as (message: FromPage) => unknown)(message);
        page.send(state());
      },
      call: ({ method, values }) =>
        method === GET_PENDING_NOTIFICATIONS.method
          ? unit.takePending(String(values[0]))
          : unit.launchGuidance(framed, [method, ...values]),
    },
    options.page,
  );
  await unit.start();
  return {
    url: page.url,
    async close() {
      await unit.stop();
      await page.close();
    },
  };
}
