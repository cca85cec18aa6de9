import { carKey } from '../../topic/car-key.js';

/** Number of buckets that cars are spread over; a cluster may keep each on a different node. */
export const BUCKETS = 16;

/** Cars per script call. Limited, because the store runs nothing else meanwhile. */
const MAX_CARS_PER_CALL = 100;

/** Items whose cars are in one bucket, so that one script call can handle them. */
export interface Batch<Item> {
  bucket: number;
  items: Item[];
  /** The key of each item's car, in the order of `items`. */
  keys: string[];
}

/** Builds the Redis keys. The hash tag in braces is the bucket, so a cluster keeps a bucket on one node. */
export class Keys {
  constructor(private readonly prefix: string) {}

  epoch(bucket: number): string {
    return `${this.#tag(bucket)}epoch`;
  }

  /** Key of the loss marker, see `redis-scripts.ts`. */
  lossMarker(bucket: number): string {
    return `${this.#tag(bucket)}doubt`;
  }

  /** Groups items into batches of one bucket each, keeping their order within a bucket. */
  batches<Item>(items: readonly Item[], vinOf: (item: Item) => string): Batch<Item>[] {
    const batches: Batch<Item>[] = [];
    const open = new Map<number, Batch<Item>>();
    for (const item of items) {
      const car = carKey(vinOf(item));
      const bucket = bucketOf(car);
      let batch = open.get(bucket);
      if (batch === undefined || batch.items.length >= MAX_CARS_PER_CALL) {
        batch = { bucket, items: [], keys: [] };
        open.set(bucket, batch);
        batches.push(batch);
      }
      batch.items.push(item);
      batch.keys.push(`${this.#tag(bucket)}vin:${car}`);
    }
    return batches;
  }

  #tag(bucket: number): string {
    return `${this.prefix}{${bucket}}:`;
  }
}

/** FNV-1a, with its upper half folded in. Must never change: all versions must find a car in the same bucket. */
function bucketOf(car: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < car.length; at++) hash = Math.imul(hash ^ car.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
