/** A scenario for the guide: the documented popup, which nobody answers. */
import { type Contract, constantsOf, schemaOf } from './contract.js';
import { BUILT_MESSAGE, optionsOf } from './options.js';

export function scenarioExample(contract: Contract): string {
  const [popup = {}] = (schemaOf(contract, BUILT_MESSAGE).examples ?? []) as Record<string, unknown>[];
  const { autoCloseMs } = constantsOf(schemaOf(contract, 'limits'));
  const shown = optionsOf(contract).filter(({ key }) => key === 'text');
  const content = optionsOf(contract).find(({ key }) => key === 'content')?.field ?? '';
  const steps = [
    { publish: popup },
    { expect: { type: 'shown', popup: Object.fromEntries(shown.map(({ name, field }) => [name, popup[field]])) } },
    { elapse: autoCloseMs },
    { expect: { type: 'closed', action: 'timeout', content: popup[content] } },
  ];
  return `\`\`\`json\n[\n${steps.map((step) => `  ${JSON.stringify(step)}`).join(',\n')}\n]\n\`\`\``;
}
