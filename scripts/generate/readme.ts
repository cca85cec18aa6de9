/** The README's tables: what stands between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
import type { Contract } from './contract.js';
import { disagreementTable, eventTable, fieldTable, limitTable, topicTable } from './tables.js';

const TABLES: Record<string, (contract: Contract) => string> = {
  fields: (contract) => fieldTable(contract, 'popup-message'),
  topics: topicTable,
  events: eventTable,
  limits: (contract) => limitTable(contract),
  disagreements: disagreementTable,
};

export function readmeWithTables(contract: Contract, readme: string): string {
  const unused = new Set(Object.keys(TABLES));
  const result = readme.replace(
    /(<!-- generated:(\w+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_, start: string, name: string, end: string) => {
      const table = TABLES[name];
      if (table === undefined) throw new Error(`README.md: no generated table is called "${name}"`);
      unused.delete(name);
      return `${start}${table(contract)}\n${end}`;
    },
  );
  if (unused.size > 0) throw new Error(`README.md: no place for the generated tables ${[...unused].join(', ')}`);
  return result;
}
