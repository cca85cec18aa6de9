/** What nobody knows of head units, as sentences: for the guide and for the simulator's page. */
import type { Behaviour } from './behaviour.js';

export interface Undocumented {
  /** What a head unit has to decide. */
  unknown: string;
  /** A short name of it. */
  label: string;
  /** What can be chosen on the page, the default first, each in a few words. */
  choices: readonly (readonly [value: string | number | boolean, meaning: string])[];
}

/** How long a popup stays, when it stays, on the simulator's page: some tries for guidance are refused, and a later one is not. */
export const LINGER_MS = 1500;

export const UNDOCUMENTED: { readonly [Option in keyof Behaviour]: Undocumented } = {
  extraPopups: {
    unknown: 'What becomes of a popup within the minimum interval, or while another one is displayed.',
    label: 'A popup too soon',
    choices: [
      ['drop', 'is lost'],
      ['queue', 'waits for its turn'],
      ['show', 'is shown at once'],
    ],
  },
  okButtonWhenLeftOut: {
    unknown: 'Whether a popup that does not say so has an OK button.',
    label: 'A popup that says nothing of an OK button',
    choices: [
      [true, 'has one'],
      [false, 'has none'],
    ],
  },
  eventShape: {
    unknown: 'Which of the three documented shapes a head unit uses to tell what the driver did.',
    label: 'What the driver did is told',
    choices: [
      ['prefixed', 'with the full names'],
      ['unprefixed', 'with names without prefix'],
      ['oldest', 'in the oldest shape'],
    ],
  },
  pendingItems: {
    unknown: 'Whether pending messages are objects or strings of JSON.',
    label: 'Pending messages are',
    choices: [
      ['objects', 'objects'],
      ['strings', 'strings of JSON'],
    ],
  },
  cancelOnlyPending: {
    unknown: 'Whether a cancel is told by an event at all.',
    label: 'The return arrow',
    choices: [
      [false, 'is told at once'],
      [true, 'is only kept as a pending message'],
    ],
  },
  lingerMs: {
    unknown: 'How long guidance is still refused after a popup was answered.',
    label: 'A popup that was answered',
    choices: [
      [0, 'is gone at once'],
      [LINGER_MS, 'still hinders guidance for a while'],
    ],
  },
  refuseGuidance: {
    unknown: 'Whether guidance is refused for other reasons, such as a privacy mode.',
    label: 'Guidance',
    choices: [
      [false, 'is launched'],
      [true, 'is always refused'],
    ],
  },
  tellOpened: {
    unknown: 'Whether an application is told that its own popup has opened.',
    label: 'That its own popup has opened',
    choices: [
      [false, 'no application is told'],
      [true, 'the application is told'],
    ],
  },
};
