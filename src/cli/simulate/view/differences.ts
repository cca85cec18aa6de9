/** What is not as in the car, or what nobody knows: choices, and plain words. */
import type { Behaviour, HeadUnitBehaviour } from '../../../simulator/machine/behaviour.js';
import { UNDOCUMENTED } from '../../../simulator/machine/undocumented.js';
import { element, withText } from './element.js';

const DIFFERENCES: readonly string[] = [
  'The browser is the one that you look with: it runs more than the ES5 of the car, and draws more than its CSS 2.',
  'Letters, margins and where a line wraps are a guess; the font of the head units is not documented. So is the look by day.',
  'Where the area of the applications lies on the small display is not documented; it is drawn in the middle.',
  'A message for a car that is offline is lost here. Whether a broker keeps it is not documented.',
  'Guidance is a picture of a map. The application stays in the foreground meanwhile; whether it does in the car is not documented.',
  'One application has a window. Messages for others are dropped, as if they were not installed.',
  'The broker takes everyone, with any name and password. The real one wants a certificate, and tells nobody what it refuses.',
  'The documents say that the real broker lowers every message to QoS 0. This one does not: a message that got here can get lost there.',
  'Calls of the application are answered by a request of its own, which is slower than the car’s functions.',
];

const OPTIONS = Object.entries(UNDOCUMENTED) as [keyof Behaviour, (typeof UNDOCUMENTED)[keyof Behaviour]][];

/** Makes the choices, and lists the rest. */
export function setUpDifferences(behave: (behaviour: HeadUnitBehaviour) => void): void {
  element('differences').replaceChildren(...DIFFERENCES.map((text) => withText('li', text)));
  element('undocumented').replaceChildren(
    ...OPTIONS.map(([option, { label, choices }]) => {
      const select = document.createElement('select');
      select.id = `choice-${option}`;
      select.append(...choices.map(([, meaning], at) => new Option(meaning, String(at))));
      select.addEventListener('change', () => behave({ [option]: choices[Number(select.value)]?.[0] }));
      const named = withText('label', `${label} `);
      named.append(select);
      return named;
    }),
  );
}

/** Shows what is chosen. */
export function showBehaviour(behaviour: Behaviour): void {
  for (const [option, { choices }] of OPTIONS) {
    const chosen = choices.findIndex(([value]) => value === behaviour[option]);
    element<HTMLSelectElement>(`choice-${option}`).value = String(chosen);
  }
}
