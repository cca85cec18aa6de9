/** What a head unit injects into an application, as a classic script in ES5. Its functions answer at once, so it asks at once. */
import { GET_PENDING_NOTIFICATIONS, LAUNCH_GUIDANCE, LAUNCH_GUIDANCE_WAYPOINTS } from '#contract/names.js';

/** A call of one of the functions. */
export interface PortalCall {
  method: string;
  values: unknown[];
}

/** @param address - Where calls are posted to. */
export function portalScript(address: string): string {
  const functions = [GET_PENDING_NOTIFICATIONS, LAUNCH_GUIDANCE, LAUNCH_GUIDANCE_WAYPOINTS]
    .map(({ object, method }) => `add(${JSON.stringify(object)}, ${JSON.stringify(method)});`)
    .join('\n  ');
  return `(function () {
  function add(object, method) {
    var owner = window[object] || (window[object] = {});
    owner[method] = function () {
      var request = new XMLHttpRequest();
      request.open('POST', ${JSON.stringify(address)}, false);
      request.send(JSON.stringify({ method: method, values: Array.prototype.slice.call(arguments) }));
      return JSON.parse(request.responseText);
    };
  }
  ${functions}
})();`;
}

/** The call that a request holds; `undefined` for anything else. */
export function readPortalCall(body: string): PortalCall | undefined {
  try {
    const { method, values } = JSON.parse(body) as Partial<PortalCall>;
    return typeof method === 'string' && Array.isArray(values) ? { method, values } : undefined;
  } catch {
    return undefined;
  }
}
