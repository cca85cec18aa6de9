/**
 * The key by which a car is remembered: letters of a VIN in either case are one car. It is a string of its own: one that was
 * cut out of a list would keep the whole list in memory.
 */
export function carKey(vin: string): string {
  const key = vin.toUpperCase();
  const units: number[] = [];
  for (let at = 0; at < key.length; at++) units.push(key.charCodeAt(at));
  return String.fromCharCode(...units);
}
