import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';
import type { RedisSlots } from './redis-slots.js';

/** Separates the memory token and the store token in the token of a combined slot. */
const TOKEN_SEPARATOR = ' ';

/**
 * Paces by the store where it answers, and in memory where it does not.
 *
 * Memory is asked last and for every slot, after the store has answered or failed. So it knows every slot that this
 * process uses, from the time of its use, and a car that got a popup while the store was down does not get the next one
 * too early when the store is back.
 */
export class MemoryFallbackPacing implements Pacing {
  constructor(
    private readonly store: Pick<RedisSlots, 'tryTake' | 'giveBack'>,
    private readonly memory: Pacing,
  ) {}

  async take(vins: readonly string[]): Promise<readonly PacingAnswer[]> {
    const { answers: stored } = await this.store.tryTake(vins);
    const allowed = vins.map((vin, index) => ({ vin, index, fromStore: stored[index] })).filter(isAllowed);
    const remembered = await this.memory.take(allowed.map(({ vin }) => vin));
    const answers = [...stored] as PacingAnswer[];
    const unused: PacingSlot[] = [];
    for (const [at, { index, fromStore }] of allowed.entries()) {
      const fromMemory = remembered[at] as PacingAnswer;
      const isGiven = 'slot' in fromMemory;
      answers[index] = isGiven ? { slot: combineSlots(fromMemory.slot, fromStore?.slot) } : fromMemory;
      if (!isGiven && fromStore !== undefined) unused.push(fromStore.slot);
    }
    // A slot that cannot be given back expires by itself.
    this.store.giveBack(unused).catch(() => undefined);
    return answers;
  }

  async giveBack(slots: readonly PacingSlot[]): Promise<void> {
    const parts = slots.map(({ vin, token }) => ({ vin, tokens: String(token).split(TOKEN_SEPARATOR) }));
    await this.memory.giveBack(parts.map(({ vin, tokens }) => ({ vin, token: Number(tokens[0]) })));
    await this.store.giveBack(parts.flatMap(({ vin, tokens: [, token] }) => (token ? [{ vin, token }] : [])));
  }
}

type Candidate = { vin: string; index: number; fromStore: PacingAnswer | undefined };

/** Whether the store gave a slot, or failed and so did not refuse the car. */
function isAllowed(car: Candidate): car is Candidate & { fromStore: { slot: PacingSlot } | undefined } {
  return car.fromStore === undefined || 'slot' in car.fromStore;
}

function combineSlots({ vin, token }: PacingSlot, fromStore: PacingSlot | undefined): PacingSlot {
  return { vin, token: `${token}${TOKEN_SEPARATOR}${fromStore?.token ?? ''}`, usableForMs: fromStore?.usableForMs };
}
