/** Number of buckets that cars are spread over; a cluster may keep each on a different node. */
export const BUCKETS = 16;

/** Cars per script call. Limited, because the store runs nothing else meanwhile. */
export const MAX_CARS_PER_CALL = 100;

/** The keys of a bucket in the store. */
export class BucketKeys {
  /** The keys by which a loss of slots is detected, see `redis-scripts.ts`: epoch, loss marker, server mark. */
  readonly own: readonly string[];
  readonly #carPrefix: string;

  /** The hash tag in braces is the bucket, so a cluster keeps a bucket on one node. */
  constructor(prefix: string, bucket: number) {
    const tag = `${prefix}{${bucket}}:`;
    this.own = [`${tag}epoch`, `${tag}doubt`, `${tag}server`];
    this.#carPrefix = `${tag}vin:`;
  }

  /** `car`: a VIN in upper case, because letters in either case are one car. */
  ofCar(car: string): string {
    return this.#carPrefix + car;
  }
}

/** FNV-1a, with its upper half folded in. Must never change: all versions must find a car in the same bucket. */
export function bucketOf(car: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < car.length; at++) hash = Math.imul(hash ^ car.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
