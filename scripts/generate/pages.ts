/** Generated tables in hand-written pages, between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
import { type Contract, schemaOf } from './contract.js';
import { sendErrorTable } from './errors.js';
import { optionTable } from './option-table.js';
import { disagreementTable, eventTable, fieldTable, limitTable, topicTable } from './tables.js';

type Tables = Record<string, (contract: Contract) => string>;

/** The tables of each page. */
export const PAGES: Record<string, Tables> = {
  'README.md': {
    fields: (contract) => fieldTable(contract, 'popup-message'),
    topics: topicTable,
    events: eventTable,
    limits: (contract) => limitTable(schemaOf(contract, 'limits')),
    disagreements: disagreementTable,
  },
  'docs/sending.md': {
    errors: sendErrorTable,
    options: optionTable,
  },
};

export function pageWithTables(contract: Contract, path: string, page: string): string {
  const tables = PAGES[path] ?? {};
  const unused = new Set(Object.keys(tables));
  const result = page.replace(
    /(<!-- generated:(\w+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_, start: string, name: string, end: string) => {
      const table = tables[name];
      if (table === undefined) throw new Error(`${path}: no generated table is called "${name}"`);
      unused.delete(name);
      return `${start}${table(contract)}\n${end}`;
    },
  );
  if (unused.size > 0) throw new Error(`${path}: no place for the generated tables ${[...unused].join(', ')}`);
  return result;
}
