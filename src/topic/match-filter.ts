/**
 * Makes a test for the topics that a topic filter matches (MQTT 4.7.1): \`+\` stands for one level, \`#\` at the end for any
 * number of levels, none included.
 */
export function filterMatcher(filter: string): (topic: string) => boolean {
  const levels = filter.split('/');
  const isOpen = levels.at(-1) === '#';
  const pattern = (isOpen ? levels.slice(0, -1) : levels)
    .map((level) => (level === '+' ? '[^/]*' : level.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  const expression = new RegExp(`^${pattern}${isOpen ? '(?:/.*)?' : ''}$`, 's');
  return (topic) => expression.test(topic);
}
