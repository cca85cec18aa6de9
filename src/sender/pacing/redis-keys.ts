import { carKey } from '../../topic/car-key.js';

/** Cars are spread over so many buckets; a cluster may keep each on another node. */
export const BUCKETS = 16;

/** How many keys one call may touch: the store does nothing else meanwhile. */
const MAX_KEYS_PER_CALL = 100;

/** A part of what was asked for that one call can do. */
export interface Bundle<Item> {
  bucket: number;
  items: Item[];
  /** The key of the car of each item. */
  keys: string[];
}

/** The keys of one pacing. What stands in braces decides where a cluster keeps a key. */
export class Keys {
  constructor(private readonly prefix: string) {}

  epoch(bucket: number): string {
    return `${this.#tag(bucket)}epoch`;
  }

  doubt(bucket: number): string {
    return `${this.#tag(bucket)}doubt`;
  }

  /** Sorts what concerns cars into bundles of one bucket each, in the order given. */
  bundles<Item>(items: readonly Item[], vinOf: (item: Item) => string): Bundle<Item>[] {
    const bundles: Bundle<Item>[] = [];
    const open = new Map<number, Bundle<Item>>();
    for (const item of items) {
      const car = carKey(vinOf(item));
      const bucket = bucketOf(car);
      let bundle = open.get(bucket);
      if (bundle === undefined || bundle.items.length >= MAX_KEYS_PER_CALL) {
        bundle = { bucket, items: [], keys: [] };
        open.set(bucket, bundle);
        bundles.push(bundle);
      }
      bundle.items.push(item);
      bundle.keys.push(`${this.#tag(bucket)}vin:${car}`);
    }
    return bundles;
  }

  #tag(bucket: number): string {
    return `${this.prefix}{${bucket}}:`;
  }
}

/** FNV-1a, with its upper half folded in. The same in every process and every version: it says where a slot is kept. */
function bucketOf(car: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < car.length; at++) hash = Math.imul(hash ^ car.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
