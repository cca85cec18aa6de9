import type { DocumentNode, ElementNode, MemberNode, Node, ValueNode } from '@humanwhocodes/momoa';
import { parse } from '@humanwhocodes/momoa';
import { pointerTo, stepsOf } from '../json/pointer.js';
import type { Range } from './finding.js';

/** Sixteen digits, or an exponent of three. */
const LONG_NUMBER = /(?:\d\.?){16}|\d[eE][+-]?\d{3}/;

/** Finds the places of values in a text that is JSON. */
export class JsonNodes {
  #parsed: DocumentNode | undefined;

  constructor(private readonly text: string) {}

  /** Parsed when the first place is asked for: most payloads have nothing to report. */
  get #document(): DocumentNode {
    this.#parsed ??= parse(this.text, { mode: 'json' });
    return this.#parsed;
  }

  /** The place of a value; of one that is missing, the opening brace of the object that lacks it. */
  ofValue(pointer: string): Range {
    let value: ValueNode = this.#document.body;
    for (const step of stepsOf(pointer)) {
      const child = childOf(value, step)?.value;
      if (child === undefined) return { offset: startOf(value), endOffset: startOf(value) + 1 };
      value = child;
    }
    return rangeOf(value);
  }

  /** The place of a key, in its quotes. */
  ofKey(pointer: string): Range {
    const steps = stepsOf(pointer);
    const last = steps.pop() as string;
    let value: ValueNode = this.#document.body;
    for (const step of steps) value = childOf(value, step)?.value ?? value;
    const member = childOf(value, last);
    return member?.type === 'Member' ? rangeOf(member.name) : rangeOf(value);
  }

  /** What stands in a range of the text. */
  written({ offset, endOffset }: Range): string {
    return this.text.slice(offset, endOffset);
  }

  /** All numbers of many digits, or of a large exponent. */
  longNumbers(): { written: string; pointer: string; range: Range }[] {
    if (!LONG_NUMBER.test(this.text)) return [];
    const found: { written: string; pointer: string; range: Range }[] = [];
    const visit = (value: ValueNode, pointer: string): void => {
      const written = this.written(rangeOf(value));
      if (value.type === 'Number' && LONG_NUMBER.test(written)) found.push({ written, pointer, range: rangeOf(value) });
      for (const [step, child] of childrenOf(value)) visit(child, pointerTo(pointer, step));
    };
    visit(this.#document.body, '');
    return found;
  }
}

function childrenOf(value: ValueNode): [step: string | number, child: ValueNode][] {
  if (value.type === 'Object') return value.members.map(({ name, value: child }) => [nameOf(name), child]);
  return value.type === 'Array' ? value.elements.map(({ value: child }, index) => [index, child]) : [];
}

function childOf(value: ValueNode, step: string): MemberNode | ElementNode | undefined {
  // Of a repeated key, the last counts: that is the one that JSON.parse keeps.
  if (value.type === 'Object') return value.members.findLast(({ name }) => nameOf(name) === step);
  return value.type === 'Array' ? value.elements[Number(step)] : undefined;
}

function nameOf(name: MemberNode['name']): string {
  return name.type === 'String' ? name.value : name.name;
}

function startOf({ loc }: Node): number {
  return loc.start.offset;
}

function rangeOf({ loc }: Node): Range {
  return { offset: loc.start.offset, endOffset: loc.end.offset };
}
