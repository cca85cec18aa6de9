import { optionalPeer } from '../terminal/optional-peer.js';

/** Rasterised with the fonts of the machine, which the SVG names. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { Resvg } = await optionalPeer('@resvg/resvg-js', () => import('@resvg/resvg-js'));
  return new Resvg(svg, { font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans' } }).render().asPng();
}
