import type { Change } from '../../evolution/change.js';

/** What to do instead of a change that breaks somebody, by its kind. */
const ADVICE: Readonly<Record<string, string>> = {
  'field-added': 'make the field optional; require it in a new major version, when all send it',
  'field-removed': 'keep the field and mark it as deprecated; take it out in a new major version',
  'field-required': 'leave it optional, and have check warn if it is left out',
  'field-optional': 'keep sending it; old receivers need it',
  'type-changed': 'add a field of the new type beside the old one',
  'value-added':
    'send the new value only to cars that are known to understand it: a new major version, or another field',
  'value-removed': 'go on accepting the value, and stop sending it',
  'constant-changed': 'add another message beside this one',
  'bound-narrowed': 'leave the bound, and have check warn beyond the new one',
  'bound-widened': 'stay within the old bound until no old receiver is left',
  'pattern-changed': 'accept both forms, and send the old one',
  'object-closed': 'leave it open in this version',
  'name-changed': 'keep the old name, and add the new one beside it',
  'fact-changed': 'keep the old value in this version, and bring the new one with a new major version',
  'fact-removed': 'keep it, and mark it as deprecated',
  'schema-removed': 'keep it, and mark it as deprecated',
  'error-removed': 'keep the code, even if nothing raises it any more',
};

const OTHERWISE = 'bring it with a new major version, beside this one';

/** What to do instead; undefined for what breaks nobody. */
export function adviceFor({ kind, breaks }: Change): string | undefined {
  return breaks.length === 0 ? undefined : (ADVICE[kind] ?? OTHERWISE);
}
