/** A simulated car whose application returns receipts, and the command that asks its driver. */
import { stripVTControlCharacters } from 'node:util';
import { type AskFlags, readQuestion } from '../../../src/cli/ask/question.js';
import { askOneCar } from '../../../src/cli/ask/run.js';
import { DEFAULTS } from '../../../src/cli/sending/defaults.js';
import { type PopupFlags, readPopupOptions } from '../../../src/cli/sending/popup-options.js';
import type { JsonObject } from '../../../src/index.js';
import { createPopupReceiver, type PopupAnswer } from '../../../src/receiver/index.js';
import { createHeadUnit, type HeadUnit, ManualClock } from '../../../src/simulator/index.js';
import { ENVIRONMENT, PARTNER, type Told, vinOf } from '../send/send-fleet.js';

export const VIN = vinOf(7);

export class AskedCar {
  /** What the application was told. */
  readonly answers: PopupAnswer[] = [];

  private constructor(readonly unit: HeadUnit) {}

  /** @param extra - What the application adds to a receipt. */
  static async start(
    url: string,
    { environment = ENVIRONMENT, extra }: { environment?: string; extra?: JsonObject } = {},
  ): Promise<AskedCar> {
    const { uid, idApp } = PARTNER;
    const unit = createHeadUnit({ uid, vin: VIN, environment, url, apps: [idApp], clock: new ManualClock() });
    const car = new AskedCar(unit);
    createPopupReceiver({
      idApp,
      window: unit.window(idApp),
      receipts: true,
      onAction: ({ receipt, ...answer }) => {
        car.answers.push(answer);
        if (extra !== undefined) receipt.add(extra);
      },
    });
    await unit.start();
    return car;
  }

  /** Waits for a popup, and does with it what the driver does. */
  async does(act: (unit: HeadUnit) => void): Promise<void> {
    await this.unit.shown();
    act(this.unit);
  }
}

/** The command in this process: what it says, and the exit code. */
export async function ask(flags: Partial<AskFlags> & PopupFlags): Promise<Told> {
  const out: string[] = [];
  const err: string[] = [];
  const asides: string[] = [];
  const into = (lines: string[]) => (line: string) => void lines.push(stripVTControlCharacters(line));
  const given = {
    ...PARTNER,
    vin: VIN,
    text: 'Shall we guide you there?',
    okButton: true,
    environment: ENVIRONMENT,
    deadline: DEFAULTS.deadlineMs,
    mqtt: DEFAULTS.mqtt,
    answerWithin: DEFAULTS.answerWithinMs,
    ...flags,
  };
  const output = { result: into(out), problem: into(err), aside: into(asides) };
  const status = await askOneCar(given, readQuestion(given, readPopupOptions(given)), output);
  return { status, out: out.join('\n'), err: err.join('\n'), asides: asides.join('\n') };
}
