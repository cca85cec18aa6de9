import { SAFETY } from '#contract/limits.js';
import { parseQuickly } from '../json/parse.js';
import { type JsonFault, jsonFaults } from '../json/scan.js';
import type { Fault } from './finding.js';
import { type Repair, repairAt } from './json-repairs.js';
import { ruleIdOf } from './rules.js';

/** What was found in the syntax of a text. */
export interface JsonSyntax {
  faults: Fault[];
  /** The text with all repairs, as long as the original, and its value; `undefined` where it cannot be read to its end. */
  readable: { text: string; value: unknown } | undefined;
}

/** Finds the faults in the syntax, repeated keys and numbers out of range. After a fault that it can repair, it reads on. */
export function readSyntax(original: string): JsonSyntax {
  const parsed = parseQuickly(original);
  if (parsed !== undefined) return { faults: [], readable: { text: original, value: parsed.value } };
  const repairs: Repair[] = [];
  let text = original;
  for (;;) {
    const found = firstFaults(text);
    const last = found.at(-1);
    const isReadable = last === undefined || last.code === 'DUPLICATE_KEY' || last.code === 'NUMBER_OUT_OF_RANGE';
    const repair =
      last?.code === 'INVALID_JSON' && repairs.length < SAFETY.maxIssues ? repairAt(text, last.offset) : undefined;
    if (repair === undefined) {
      const faults = [...repairs.map(faultOfRepair), ...found.map((fault) => faultOf(original, fault))];
      return { faults, readable: isReadable ? { text, value: JSON.parse(text) } : undefined };
    }
    repairs.push(repair);
    text = text.slice(0, repair.range.offset) + repair.mask + text.slice(repair.range.endOffset);
  }
}

function firstFaults(text: string): JsonFault[] {
  const faults: JsonFault[] = [];
  for (const fault of jsonFaults(text, SAFETY.maxJsonDepth)) {
    // Of those after which the text can be read on, the first are enough.
    if (faults.length < SAFETY.maxIssues) faults.push(fault);
    else faults[SAFETY.maxIssues - 1] = fault;
  }
  return faults;
}

function faultOfRepair({ range, message, edit }: Repair): Fault {
  return { ruleId: 'invalid-json', pointer: '', range, message, suggestion: edit.text, fix: [edit] };
}

function faultOf(text: string, { code, pointer, message, offset }: JsonFault): Fault {
  return { ruleId: ruleIdOf(code), pointer, message, range: { offset, endOffset: endOfToken(text, offset) } };
}

/** A string, a word or number, or a single character. */
const TOKEN = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[\w.+-]+|[\s\S]/y;

function endOfToken(text: string, offset: number): number {
  TOKEN.lastIndex = offset;
  return offset + (TOKEN.exec(text)?.[0].length ?? 0);
}
