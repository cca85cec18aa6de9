import type { DocumentNode, ElementNode, MemberNode, Node, ValueNode } from '@humanwhocodes/momoa';
import { parse } from '@humanwhocodes/momoa';
import { pointerTo, stepsOf } from '../json/pointer.js';
import type { Range } from './finding.js';

/** Finds the places of values in a text that is JSON. */
export class JsonNodes {
  readonly #document: DocumentNode;

  constructor(text: string) {
    this.#document = parse(text, { mode: 'json' });
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

  /** All numbers, with their pointers. */
  numbers(): { pointer: string; range: Range }[] {
    const found: { pointer: string; range: Range }[] = [];
    const visit = (value: ValueNode, pointer: string): void => {
      if (value.type === 'Number') found.push({ pointer, range: rangeOf(value) });
      if (value.type === 'Object') {
        for (const { name, value: child } of value.members) visit(child, pointerTo(pointer, nameOf(name)));
      }
      if (value.type === 'Array') {
        for (const [index, { value: child }] of value.elements.entries()) visit(child, pointerTo(pointer, index));
      }
    };
    visit(this.#document.body, '');
    return found;
  }
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
