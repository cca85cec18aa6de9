/** An element of the page by its id. */
export function element<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as Kind;
}

/** A new element with a text. Text is never markup. */
export function withText(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

export function onClick(id: string, listener: () => void): void {
  element(id).addEventListener('click', listener);
}

export function setPressed(id: string, isPressed: boolean): void {
  element(id).setAttribute('aria-pressed', String(isPressed));
}

/** Fills a select with choices: the value of each, and what it is called. */
export function fillSelect(id: string, choices: readonly (readonly [value: string, name: string])[]): void {
  element(id).replaceChildren(...choices.map(([value, name]) => new Option(name, value)));
}
