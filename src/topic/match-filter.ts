/**
 * Compiles a topic filter to a predicate on topics (MQTT 4.7.1): `+` matches one level, `#` at the end any number of
 * levels, including none.
 */
export function filterMatcher(filter: string): (topic: string) => boolean {
  const levels = filter.split('/');
  const isMultiLevel = levels.at(-1) === '#';
  const pattern = (isMultiLevel ? levels.slice(0, -1) : levels)
    .map((level) => (level === '+' ? '[^/]*' : level.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  const expression = new RegExp(`^${pattern}${isMultiLevel ? '(?:/.*)?' : ''}$`, 's');
  return (topic) => expression.test(topic);
}
