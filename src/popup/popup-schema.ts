import type { PopupMessage } from '#contract/types.js';
import { stepsOf } from '../json/pointer.js';
import type { StandardSchema } from '../message/content-schema.js';
import { validatePopup } from './validate-popup.js';

/**
 * The strict validator as a Standard Schema (https://standardschema.dev), for libraries that accept one.
 *
 * @example
 * import { createPopup, popupSchema } from 'webportal-popup-contract';
 *
 * const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Hello' });
 * popupSchema['~standard'].validate(popup); // => { value: popup }
 */
export const popupSchema: StandardSchema<PopupMessage> = {
  '~standard': {
    version: 1,
    vendor: 'webportal-popup-contract',
    validate: (value) => {
      const result = validatePopup(value);
      if (result.ok) return { value: result.value };
      return { issues: result.issues.map(({ message, pointer }) => ({ message, path: stepsOf(pointer) })) };
    },
  },
};
