/** The key of a car: letters of a VIN in either case are one car. */
export function carKey(vin: string): string {
  return vin.toUpperCase();
}

/** The same as a string of its own, for maps: one that was cut out of a list would keep the whole list in memory. */
export function ownCarKey(vin: string): string {
  const key = carKey(vin);
  // Changing the case of a letter makes a new string.
  const other = key.toLowerCase();
  return other === key ? ownCopy(key) : carKey(other);
}

function ownCopy(key: string): string {
  const units: number[] = [];
  for (let at = 0; at < key.length; at++) units.push(key.charCodeAt(at));
  return String.fromCharCode(...units);
}
