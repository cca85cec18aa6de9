/** The messages that are measured with. */
import { core } from './contract.js';

type Popup = ReturnType<typeof core.createPopup>;

const TEXT = 'Your table is ready. ';
const STOP = { name: 'Depot', position: { longitude: 2.3522, latitude: 48.8566 }, at: [540, 565], done: false };

export const KIB = 1024;

/** A popup whose JSON takes so many bytes, with a long text. */
export function textPopup(bytes: number): Popup {
  return filled(bytes, (text) =>
    core.createPopup({ idApp: 'MY_APP_ID', text, okButton: true, content: { id: 12345 } }),
  );
}

/** A popup whose JSON takes so many bytes, most of them objects, numbers and short texts in its content. */
export function dataPopup(bytes: number): Popup {
  const stopBytes = JSON.stringify(STOP).length + 1;
  const most = Math.max(0, Math.floor((bytes - 150) / stopBytes));
  const content = {
    id: 12345,
    stops: Array.from({ length: most }, (_, at) => ({ ...STOP, at: [540 + (at % 400), 999] })),
  };
  return filled(bytes, (text) => core.createPopup({ idApp: 'MY_APP_ID', text, okButton: true, content }));
}

function filled(bytes: number, make: (text: string) => Popup): Popup {
  const length = bytes - JSON.stringify(make('x')).length + 1;
  return make(TEXT.repeat(Math.ceil(length / TEXT.length)).slice(0, length));
}

/** Loads of encoding and decoding, from small to large. */
export const LOADS = [
  { load: '100 B', popup: textPopup(100) },
  { load: '400 B', popup: dataPopup(400) },
  { load: '8 KiB of text', popup: textPopup(8 * KIB) },
  { load: '8 KiB of data', popup: dataPopup(8 * KIB) },
  { load: '120 KiB of data', popup: dataPopup(120 * KIB) },
];
