/** Does `count` pieces of work, at most `lanes` at a time. */
export async function inLanes(count: number, lanes: number, doOne: (at: number) => unknown): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await doOne(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
