/** What a simulated head unit has to decide, as a table. */
import { DEFAULT_BEHAVIOUR } from '../../src/simulator/machine/behaviour.js';
import { UNDOCUMENTED } from '../../src/simulator/machine/undocumented.js';

export function undocumentedTable(): string {
  const rows = Object.entries(UNDOCUMENTED).map(([option, { unknown }]) => {
    const byDefault = DEFAULT_BEHAVIOUR[option as keyof typeof DEFAULT_BEHAVIOUR];
    return `| \`${option}\` | ${unknown} | \`${byDefault}\` |`;
  });
  return ['| Option | What nobody knows | Default |', '| --- | --- | --- |', ...rows].join('\n');
}
