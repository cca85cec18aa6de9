const FIELDS = new Set(['idApp', 'popup', 'popupText', 'popupBtn', 'content']);

const isText = (value) => typeof value === 'string' && value !== '';
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

export function judge(value) {
  return (
    isObject(value) &&
    isText(value.idApp) &&
    value.popup === true &&
    isText(value.popupText) &&
    (value.popupBtn === undefined || typeof value.popupBtn === 'boolean') &&
    (value.content === undefined || isObject(value.content)) &&
    Object.keys(value).every((name) => FIELDS.has(name))
  );
}
