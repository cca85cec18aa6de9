/** A head unit with a page: what happens to it is shown there, and what is done there happens to it. */
import { GET_PENDING_NOTIFICATIONS } from '#contract/names.js';
import { TOPICS } from '#contract/topics.js';
import { PacedClock } from '../../clock/paced-clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { turnClock } from '../../clock/turn-clock.js';
import { popupTopic } from '../../topic/build-topic.js';
import { createHeadUnit } from '../head-unit.js';
import type { HeadUnitEvent } from '../head-unit-events.js';
import { behaviourOf, type HeadUnitClient } from '../head-unit-options.js';
import type { HeadUnitBehaviour } from '../machine/behaviour.js';
import type { LifecycleChange } from '../machine/state.js';
import type { ScenarioStep } from '../scenario/scenario.js';
import { carNetwork } from './car-network.js';
import type { FromPage, Happening, ToPage } from './messages.js';
import { frameOf, type PageOptions, servePage } from './page-server.js';
import { createTimeline } from './timeline.js';

export interface SimulatorOptions {
  car: { uid: string; vin: string };
  client: HeadUnitClient;
  /** Where back-ends connect, for the page to tell. */
  broker: string;
  /** The identifiers of the applications; the first one is in the page's frame. */
  apps: readonly [string, ...string[]];
  behaviour: HeadUnitBehaviour;
  page: PageOptions;
}

export interface Simulator {
  url: string;
  /** The application's files have changed. */
  reload(): void;
  close(): Promise<void>;
}

export async function runSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { car, client, broker, apps, behaviour } = options;
  const [framed] = apps;
  const pace = new PacedClock(systemClock);
  const clock = turnClock(pace);
  const topic = popupTopic(car);
  const timeline = createTimeline();
  let guidance: readonly unknown[] | null = null;

  const tell = (happening: Happening): void => {
    const entry = { at: clock.now(), ...happening };
    timeline.add(entry);
    page.send({ type: 'entry', entry });
  };
  const happens = (step: ScenarioStep): void => tell({ step });
  const network = carNetwork(client, clock, {
    published: (payload) => tell({ note: { type: 'published', payload: textOf(payload) } }),
    lost: () => tell({ note: { type: 'offline' } }),
    arrives: (payload) => happens({ publish: textOf(payload) }),
  });
  const unit = createHeadUnit({
    ...car,
    ...behaviour,
    client: network.client,
    apps,
    clock,
    onEvent: (event) => {
      if (event.type === 'guidance' && event.launched) guidance = event.call;
      tell({ event: plain(event) });
      page.send(state());
    },
    onWindowMessage: (data, app) => {
      if (app === framed) page.send({ type: 'post', data });
    },
  });
  let decided = behaviourOf(behaviour);
  const state = (): ToPage => ({
    type: 'state',
    state: {
      now: clock.now(),
      rate: pace.rate,
      popup: unit.popup() ?? null,
      foreground: unit.foregroundApp() ?? null,
      guidance,
      behaviour: decided,
      network: network.faults(),
    },
  });
  const notPublished = (cause: unknown): void => tell({ note: { type: 'not-published', reason: String(cause) } });

  const lifecycle = (what: LifecycleChange): void => {
    happens({ lifecycle: { app: framed, what } });
    unit.lifecycle(framed, what);
  };

  const actions: { readonly [Type in FromPage['type']]: (message: Extract<FromPage, { type: Type }>) => unknown } = {
    press: ({ button }) => {
      happens({ press: button });
      unit.press(button);
    },
    publish: ({ payload }) => client.publishAsync(topic, Buffer.from(payload), TOPICS.popup).catch(notPublished),
    foreground: ({ app }) => {
      happens({ foreground: app });
      unit.foreground(app ?? undefined);
    },
    rate: ({ rate }) => pace.setRate(rate),
    skip: () => pace.skip(),
    behave: ({ behaviour: changes }) => {
      happens({ behave: changes });
      unit.behave(changes);
      decided = behaviourOf(changes, decided);
    },
    network: ({ faults }) => network.set(faults),
    'end-guidance': () => {
      guidance = null;
    },
    started: () => lifecycle('started'),
    app: ({ data }) => {
      happens({ post: { app: framed, data } });
      // What became of it is an event.
      return unit.postMessage(data, framed).catch(() => undefined);
    },
  };

  const page = await servePage(
    {
      welcome: () => [
        {
          type: 'hello',
          car,
          apps,
          topic,
          broker,
          frame: frameOf(options.page.app),
          behaviour,
          ...timeline.all(),
        },
        state(),
      ],
      receive(message) {
        (actions[message.type] as (message: FromPage) => unknown)(message);
        page.send(state());
      },
      call({ method, values }) {
        if (method === GET_PENDING_NOTIFICATIONS.method) {
          const app = String(values[0]);
          happens({ drain: app });
          return unit.takePending(app);
        }
        happens({ guidance: framed });
        return unit.launchGuidance(framed, [method, ...values]);
      },
      blocked: (by, what) => tell({ note: { type: 'blocked', by, what } }),
    },
    options.page,
  );
  await unit.start();
  return {
    url: page.url,
    reload() {
      lifecycle('updated');
      page.send({ type: 'reload' });
    },
    async close() {
      await unit.stop();
      await page.close();
    },
  };
}

/** Bytes that are no text are shown as far as they are. */
function textOf(payload: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
}

/** An error would be empty in JSON. */
function plain(event: HeadUnitEvent): HeadUnitEvent {
  return 'error' in event ? { ...event, error: String(event.error) } : event;
}
