import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';
import type { RedisSlots } from './redis-slots.js';

/** Stands between the two tokens of a slot that has both. */
const BETWEEN = ' ';

/**
 * Pacing by a store where it answers, and in memory where it does not.
 *
 * Memory always has the last word: it is asked when the store has answered or failed. So it knows all slots that this
 * process was given, from the moment on at which it was, and a car that got its popup without the store does not get the
 * next one too early when the store is back.
 */
export class StoreOrMemory implements Pacing {
  constructor(
    private readonly store: Pick<RedisSlots, 'ask' | 'giveBack'>,
    private readonly memory: Pacing,
  ) {}

  async take(vins: readonly string[]): Promise<readonly PacingAnswer[]> {
    const { answers: stored } = await this.store.ask(vins);
    const allowed = vins.map((vin, place) => ({ vin, place, inStore: stored[place] })).filter(isAllowed);
    const remembered = await this.memory.take(allowed.map(({ vin }) => vin));
    const answers = [...stored] as PacingAnswer[];
    const unused: PacingSlot[] = [];
    for (const [at, { place, inStore }] of allowed.entries()) {
      const inMemory = remembered[at] as PacingAnswer;
      const isGiven = 'slot' in inMemory;
      answers[place] = isGiven ? { slot: bothSlots(inMemory.slot, inStore?.slot) } : inMemory;
      if (!isGiven && inStore !== undefined) unused.push(inStore.slot);
    }
    // What cannot be given back runs out by itself.
    this.store.giveBack(unused).catch(() => undefined);
    return answers;
  }

  async giveBack(slots: readonly PacingSlot[]): Promise<void> {
    const parts = slots.map(({ vin, token }) => ({ vin, tokens: String(token).split(BETWEEN) }));
    await this.memory.giveBack(parts.map(({ vin, tokens }) => ({ vin, token: Number(tokens[0]) })));
    await this.store.giveBack(parts.flatMap(({ vin, tokens: [, token] }) => (token ? [{ vin, token }] : [])));
  }
}

type Candidate = { vin: string; place: number; inStore: PacingAnswer | undefined };

/** Whether the store gave a slot or, having failed, did not say no. */
function isAllowed(car: Candidate): car is Candidate & { inStore: { slot: PacingSlot } | undefined } {
  return car.inStore === undefined || 'slot' in car.inStore;
}

function bothSlots({ vin, token }: PacingSlot, inStore: PacingSlot | undefined): PacingSlot {
  return { vin, token: `${token}${BETWEEN}${inStore?.token ?? ''}`, usableForMs: inStore?.usableForMs };
}
