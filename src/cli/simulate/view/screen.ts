/** The head unit's screen: the application, the map, and the popup over both. */
import { SCREENS, type Screen } from '#contract/limits.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import { layoutOf } from '../../../display/layout.js';
import type { PageState } from '../../../simulator/page/messages.js';
import { THEME_NAMES, type ThemeName } from '../../../simulator/picture/theme-names.js';
import { THEMES } from '../../../simulator/picture/themes.js';
import { element, fillSelect } from './element.js';

const display = element('display');
const screen = element('screen');
const popup = element('popup');

/** Fills the choices of screens and colours, and draws the first ones. */
export function setUpScreen(): void {
  const names = Object.entries(SCREENS).map(([name, { width, height, ...rest }]): [string, string] => [
    name,
    'displayHeight' in rest ? `${width}×${height} of ${width}×${rest.displayHeight}` : `${width}×${height}`,
  ]);
  fillSelect('screen-size', names);
  fillSelect(
    'theme',
    THEME_NAMES.map((name) => [name, name === 'night' ? 'Night' : 'Day']),
  );
  element('screen-size').addEventListener('change', draw);
  element('theme').addEventListener('change', draw);
  new ResizeObserver(scale).observe(element('display').parentElement as HTMLElement);
  draw();
}

function draw(): void {
  const { width, height, barHeight, lineHeight, fontSize } = layoutOf(chosenScreen());
  const lengths = {
    width,
    height,
    'display-height': displayHeight(),
    bar: barHeight,
    line: lineHeight,
    font: fontSize,
  };
  for (const [name, length] of Object.entries(lengths)) display.style.setProperty(`--${name}`, `${length}px`);
  const colours = THEMES[element<HTMLSelectElement>('theme').value as ThemeName];
  for (const [name, colour] of Object.entries(colours)) display.style.setProperty(`--car-${name}`, colour);
  display.dataset.theme = element<HTMLSelectElement>('theme').value;
  scale();
}

/** In its real size, which the application is laid out for, and drawn as large as there is room. */
function scale(): void {
  const { width } = SCREENS[chosenScreen()];
  const room = display.parentElement?.clientWidth ?? width;
  display.style.setProperty('--scale', String(Math.min(1, room / width)));
}

function chosenScreen(): Screen {
  return element<HTMLSelectElement>('screen-size').value as Screen;
}

function displayHeight(): number {
  const { height, ...rest } = SCREENS[chosenScreen()];
  return 'displayHeight' in rest ? rest.displayHeight : height;
}

let focusedBefore: Element | null = null;

/** Shows or hides the popup, with the focus on what answers it. */
export function showPopup(shown: PageState['popup']): void {
  const wasHidden = popup.hidden;
  popup.hidden = shown === null;
  if (shown === null) {
    if (!wasHidden && focusedBefore instanceof HTMLElement) focusedBefore.focus();
    return;
  }
  const hasButton = shown[POPUP_OPTION_NAMES.button] === true;
  element('text').textContent = String(shown[POPUP_OPTION_NAMES.text]);
  element('ok').hidden = !hasButton;
  if (!wasHidden) return;
  focusedBefore = document.activeElement;
  element(hasButton ? 'ok' : 'back').focus();
}

/** Keeps the focus in the dialog: Tab goes from one of its buttons to the other. */
popup.addEventListener('keydown', (event) => {
  if (event.key !== 'Tab') return;
  event.preventDefault();
  const other = document.activeElement === element('back') ? element('ok') : element('back');
  if (!other.hidden) other.focus();
});

/** Shows the map while guidance runs. */
export function showMap(call: PageState['guidance']): void {
  element('map').hidden = call === null;
  const places = (call ?? []).slice(1).filter((value) => typeof value === 'string' || typeof value === 'number');
  element('destination').textContent = `to ${places.slice(0, 3).join(', ')}`;
}

/** What is left of the popup's time, between what the head unit tells. */
export function showCountdown({ popup: shown, now, rate }: PageState, elapsedMs: number): void {
  const left = shown === null ? 0 : Math.max(0, Math.ceil((shown.closesAt - now - elapsedMs * rate) / 1000));
  element('countdown').textContent = shown === null ? 'No popup' : `Closes in ${left} s`;
}

screen.addEventListener('keydown', (event) => {
  // As the return arrow does.
  if (event.key === 'Escape' && !popup.hidden) element('back').click();
});
