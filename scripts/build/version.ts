import type { Emitted } from './compile.js';

/** One major version of the contract, as it is built. */
export interface Version {
  root: string;
  /** Where it goes. */
  dist: string;
  emitted: Emitted;
  /** The folder of what was generated for it, such as generated/v1. */
  contract: string;
  /** Whether it is the one that the package is built for; another one has fewer entries. */
  isMain: boolean;
}
