/**
 * The map key of a car: its VIN in upper case, since VINs ignore case. Built as a new string, because a slice of a list
 * would keep the whole list in memory.
 */
export function carKey(vin: string): string {
  const key = vin.toUpperCase();
  const units: number[] = [];
  for (let at = 0; at < key.length; at++) units.push(key.charCodeAt(at));
  return String.fromCharCode(...units);
}
