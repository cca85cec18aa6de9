const BYTES = 16;

/**
 * Creates the identifier of a receipt: random bytes in base64url. A popup that carries it asks the application in the
 * car to report what the driver did. An extension of this contract, not of the vendor. Needs `crypto.getRandomValues`,
 * which Node and browsers have.
 *
 * @returns A new identifier, one for each popup: nobody can guess it.
 *
 * @example
 * import { createReceiptId } from 'webportal-popup-contract';
 *
 * createReceiptId().length; // => 22
 * createReceiptId() === createReceiptId(); // => false
 */
export function createReceiptId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
