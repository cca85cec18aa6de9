/** A JavaScript realm that has the built-ins of ES5 and none that came later. */
import { type Context, createContext, runInContext } from 'node:vm';
import { type Check, wholeScript } from './suite.js';

/** The built-ins of ECMA-262, edition 5.1: chapter 15 and annex B. */
const ES5: Record<string, string> = {
  '': `NaN Infinity undefined eval parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI
    encodeURIComponent escape unescape Object Function Array String Boolean Number Date RegExp Error EvalError RangeError
    ReferenceError SyntaxError TypeError URIError Math JSON`,
  Object: `prototype getPrototypeOf getOwnPropertyDescriptor getOwnPropertyNames create defineProperty defineProperties
    seal freeze preventExtensions isSealed isFrozen isExtensible keys`,
  'Object.prototype': 'constructor toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable',
  Function: 'prototype',
  'Function.prototype': 'constructor toString apply call bind',
  Array: 'prototype isArray',
  'Array.prototype': `constructor toString toLocaleString concat join pop push reverse shift slice sort splice unshift
    indexOf lastIndexOf every some forEach map filter reduce reduceRight`,
  String: 'prototype fromCharCode',
  'String.prototype': `constructor toString valueOf charAt charCodeAt concat indexOf lastIndexOf localeCompare match
    replace search slice split substr substring toLowerCase toLocaleLowerCase toUpperCase toLocaleUpperCase trim`,
  Boolean: 'prototype',
  'Boolean.prototype': 'constructor toString valueOf',
  // The last three are newer, but cannot be deleted.
  Number: `prototype MAX_VALUE MIN_VALUE NaN NEGATIVE_INFINITY POSITIVE_INFINITY
    EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER`,
  'Number.prototype': 'constructor toString toLocaleString valueOf toFixed toExponential toPrecision',
  Math: `E LN10 LN2 LOG2E LOG10E PI SQRT1_2 SQRT2 abs acos asin atan atan2 ceil cos exp floor log max min pow random
    round sin sqrt tan`,
  Date: 'prototype parse UTC now',
  'Date.prototype': `constructor toString toDateString toTimeString toLocaleString toLocaleDateString
    toLocaleTimeString valueOf getTime getFullYear getUTCFullYear getMonth getUTCMonth getDate getUTCDate getDay
    getUTCDay getHours getUTCHours getMinutes getUTCMinutes getSeconds getUTCSeconds getMilliseconds
    getUTCMilliseconds getTimezoneOffset setTime setMilliseconds setUTCMilliseconds setSeconds setUTCSeconds
    setMinutes setUTCMinutes setHours setUTCHours setDate setUTCDate setMonth setUTCMonth setFullYear setUTCFullYear
    toUTCString toISOString toJSON getYear setYear toGMTString`,
  RegExp: 'prototype',
  // `flags` is newer, but the engine's own String.prototype.replace reads it.
  'RegExp.prototype': 'constructor exec test toString source global ignoreCase multiline flags',
  JSON: 'parse stringify',
};
for (const kind of ['', 'Eval', 'Range', 'Reference', 'Syntax', 'Type', 'URI']) {
  ES5[`${kind}Error`] = 'prototype';
  ES5[`${kind}Error.prototype`] = `constructor name message ${kind ? '' : 'toString'}`;
}

/** What a function has by itself and cannot lose; a prototype that is a text or a list has a length. */
const KEPT = ['length', 'name', 'arguments', 'caller'];

/**
 * Runs inside the realm: deletes whatever is not in the list, and says what could not be deleted and what is missing.
 * Names only, no symbols: ES5 cannot say a symbol, and the engine's own string functions need those of RegExp.
 */
const DELETE_ALL_ELSE = `(function (es5, kept) {
  var global = this;
  var wrong = [];
  // The global object comes last: the others are found by way of it.
  Object.keys(es5).reverse().forEach(function (path) {
    var owner = path === '' ? global : path.split('.').reduce(function (value, name) { return value[name]; }, global);
    Object.getOwnPropertyNames(owner).forEach(function (name) {
      var known = es5[path].indexOf(name) >= 0 || (path !== '' && kept.indexOf(name) >= 0);
      if (!known && !delete owner[name]) wrong.push('cannot delete ' + path + ' ' + name);
    });
    es5[path].forEach(function (name) {
      if (!Object.prototype.hasOwnProperty.call(owner, name)) wrong.push('missing: ' + path + ' ' + name);
    });
  });
  return JSON.stringify(wrong);
}).call(this, ES5, KEPT)`;

export function es5Realm(): Context {
  const realm = createContext({});
  const lists = Object.fromEntries(Object.entries(ES5).map(([path, list]) => [path, list.trim().split(/\s+/)]));
  const script = DELETE_ALL_ELSE.replace('ES5', JSON.stringify(lists)).replace('KEPT', JSON.stringify(KEPT));
  const wrong = JSON.parse(runInContext(script, realm)) as string[];
  if (wrong.length > 0) throw new Error(`the realm is not ES5: ${wrong.join(', ')}`);
  return realm;
}

/** What the suite says of the receiver in such a realm. */
export async function checksInRealm(): Promise<Check[]> {
  const script = await wholeScript('String');
  return JSON.parse(runInContext(script, es5Realm())) as Check[];
}
