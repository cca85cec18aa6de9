/** What tells a program to print no colours although `FORCE_COLOR` is set. */
const NOT_FORCED: readonly (string | undefined)[] = ['0', 'false'];

/**
 * Whether to print colours. The first of these that is there decides: the flag of the command line, `NO_COLOR`, `FORCE_COLOR`,
 * whether the output is a terminal that knows colours. Node's own order is another: there `FORCE_COLOR` wins over `NO_COLOR`.
 *
 * @param flag - `--color` or `--no-color`.
 * @param isTerminal - Whether the output goes to a terminal.
 */
export function hasColours(
  flag: boolean | undefined,
  { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv,
  isTerminal: boolean,
): boolean {
  if (flag !== undefined) return flag;
  // Set but empty is the same as not set: https://no-color.org
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !NOT_FORCED.includes(FORCE_COLOR);
  return isTerminal && TERM !== 'dumb';
}
