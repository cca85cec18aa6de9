/** Popups to begin with. */
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { JsonObject, PopupOptions } from '#contract/types.js';

interface Example {
  name: string;
  options: Partial<PopupOptions>;
}

const { text, button, content } = POPUP_OPTION_NAMES;

const example = (name: string, words: string, hasButton: boolean, value?: JsonObject): Example => ({
  name,
  options: { [text]: words, [button]: hasButton, ...(value === undefined ? {} : { [content]: value }) },
});

const PLACE = { longitude: 2.3522, latitude: 48.8566 };

export const EXAMPLES: readonly Example[] = [
  example('A question with guidance', 'Your table is ready.\nShall we guide you there?', true, {
    bookingId: 42,
    place: PLACE,
  }),
  example('A note without OK', 'Your parking time ends at 18:30.', false),
  example('Arabic', 'طاولتك جاهزة.\nهل نرشدك إلى هناك؟', true, { bookingId: 43 }),
  example('Chinese', '您的餐桌已准备好。\n要为您导航吗？', true, { bookingId: 44 }),
  example(
    'More lines than the picture shows',
    ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'].join('\n'),
    true,
  ),
  example('Markup, which stays text', '<b>Bold</b> & "quoted"', true),
];
