/**
 * The suite of checks that runs in any browser and in any ES5 engine: one classic script made of the files in this
 * folder. ES5 only, no module, no console. Names and numbers of the contract are handed in, in `given` (prelude.ts).
 */

/** Each part is called with a table of tools, see below. */
var receiverSuiteParts = [];

/**
 * Runs all checks. `report` gets { name, ok, detail } for each.
 */
function runReceiverSuite(WebPortalPopup, given, report) {
  /** A check passes when its body does not throw. */
  function check(name, body) {
    var detail = '';
    try {
      body();
    } catch (error) {
      detail = String((error && error.message) || error || 'threw nothing');
    }
    report({ name: name, ok: detail === '', detail: detail });
  }

  // The one thing that all checks lean on.
  check('the comparison tells things apart', function () {
    var different = [1, '1', null, undefined, NaN, [], [1], [2], [1, 2], {}, { a: 1 }, { a: 2 }, { b: 1 }, [{ a: 1 }]];
    for (var one = 0; one < different.length; one++) {
      for (var other = 0; other < different.length; other++) {
        if (isSame(different[one], different[other]) !== (one === other)) throw new Error(one + ' and ' + other);
      }
    }
    if (!isSame([{ a: [1] }], [{ a: [1] }])) throw new Error('equal lists are not the same');
  });

  for (var at = 0; at < receiverSuiteParts.length; at++) {
    receiverSuiteParts[at]({
      api: WebPortalPopup,
      names: given.names,
      limits: given.limits,
      safety: given.safety,
      popupEvents: given.popupEvents,
      receiptIds: given.receiptIds,
      check: check,
      same: sameValue,
      throwsError: throwsError,
      newWorld: function () {
        return newWorld(given.names);
      },
      eventData: function (action, content) {
        return eventData(given.names, action, content);
      },
      listen: function (world, options) {
        return listenIn(WebPortalPopup, world, options);
      },
    });
  }
}

/** Deep equality of JSON values, and of undefined and NaN. The order of fields does not count. */
function isSame(one, other) {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    // Only NaN is not itself.
    return one !== one && other !== other;
  }
  var at;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  // By index: to mujs a list has no keys.
  if (Array.isArray(one)) {
    for (at = 0; at < one.length; at++) if (!isSame(one[at], other[at])) return false;
    return one.length === other.length;
  }
  var names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  for (at = 0; at < names.length; at++) {
    if (!Object.prototype.hasOwnProperty.call(other, names[at])) return false;
    if (!isSame(one[names[at]], other[names[at]])) return false;
  }
  return true;
}

function sameValue(actual, expected) {
  if (isSame(actual, expected)) return;
  throw new Error('expected ' + shown(expected) + ', got ' + shown(actual));
}

function shown(value) {
  var text = String(JSON.stringify(value));
  return text.length > 300 ? text.slice(0, 300) + '...' : text;
}

function throwsError(body) {
  var thrown;
  try {
    body();
  } catch (error) {
    thrown = error;
  }
  if (!(thrown instanceof Error)) throw new Error('expected an Error to be thrown, got ' + thrown);
}

/** A window as the car has it, with a clock that moves only by `advance`. */
function newWorld(names) {
  var listeners = [];
  var world = {
    /** What the application posted to the portal. */
    posted: [],
    /** What the portal has kept for the application. */
    kept: [],
    /** For which applications it was fetched. */
    asked: [],
    /** How navigation was called. */
    launches: [],
    launchResult: true,
    clock: manualClock(),
    window: {
      parent: {
        postMessage: function (data, targetOrigin) {
          world.posted.push({ data: data, targetOrigin: targetOrigin });
        },
      },
      addEventListener: function (type, listener) {
        if (type === 'message') listeners.push(listener);
      },
      removeEventListener: function (type, listener) {
        var at = listeners.indexOf(listener);
        if (type === 'message' && at >= 0) listeners.splice(at, 1);
      },
    },
    /** Posts to the application: from the window above it, unless said otherwise. */
    post: function (data, source, origin) {
      var event = { data: data, source: source || world.window.parent, origin: origin || 'null' };
      var present = listeners.slice();
      for (var at = 0; at < present.length; at++) present[at](event);
    },
    listeners: function () {
      return listeners.length;
    },
  };
  var portal = {};
  portal[names.GET_PENDING_NOTIFICATIONS.method] = function (idApp) {
    var kept = world.kept;
    world.asked.push(idApp);
    world.kept = [];
    return kept;
  };
  world.window[names.GET_PENDING_NOTIFICATIONS.object] = portal;
  var navigation = {};
  navigation[names.LAUNCH_GUIDANCE_WAYPOINTS.method] = function () {
    world.launches.push(Array.prototype.slice.call(arguments));
    return world.launchResult;
  };
  world.window[names.LAUNCH_GUIDANCE_WAYPOINTS.object] = navigation;
  return world;
}

function manualClock() {
  var time = 1000;
  var timers = [];
  var lastId = 0;
  /** As in browsers, whose timers refuse to be called as anything but the window's. */
  function needs(owner) {
    if (owner !== clock) throw new TypeError('Illegal invocation');
  }
  var clock = {
    now: function () {
      needs(this);
      return time;
    },
    setTimeout: function (callback, delayMs) {
      needs(this);
      timers.push({ id: ++lastId, at: time + delayMs, callback: callback });
      return lastId;
    },
    clearTimeout: function (id) {
      needs(this);
      timers = timers.filter(function (timer) {
        return timer.id !== id;
      });
    },
    waiting: function () {
      return timers.length;
    },
    /** Runs whatever is due, each at its own time. */
    advance: function (ms) {
      var end = time + ms;
      for (;;) {
        var due = timers
          .filter(function (timer) {
            return timer.at <= end;
          })
          .sort(function (one, other) {
            return one.at - other.at || one.id - other.id;
          })[0];
        if (!due) break;
        time = due.at;
        clock.clearTimeout(due.id);
        due.callback();
      }
      time = end;
    },
  };
  return clock;
}

/** The value of an event, which is also what a kept item looks like. Without an action it is a data message. */
function eventValue(names, action, content) {
  var fields = names.NOTIFICATION_POPUP_EVENT_FIELDS;
  var value = {};
  if (action) value[fields.action] = names.POPUP_EVENTS[action];
  if (content !== undefined) value[fields.content] = content;
  return value;
}

function eventData(names, action, content) {
  var fields = names.NOTIFICATION_POPUP_EVENT_FIELDS;
  var data = {};
  data[fields.type] = names.NOTIFICATION_TYPE;
  data[fields.value] = eventValue(names, action, content);
  return data;
}

/** The handler that is called for each action. */
var ACTION_HANDLERS = { ok: 'onOk', cancel: 'onCancel', timeout: 'onTimeout' };

/** A receiver in a world, and the calls of its handlers in their order: [name of the handler, argument]. */
function listenIn(WebPortalPopup, world, more) {
  var calls = [];
  var options = { idApp: 'MY_APP_ID', window: world.window, clock: world.clock };
  function log(name) {
    return function (value) {
      calls.push([name, value]);
    };
  }
  var handlers = ['onAction', 'onData', 'onError'];
  for (var action in ACTION_HANDLERS) handlers.push(ACTION_HANDLERS[action]);
  for (var at = 0; at < handlers.length; at++) options[handlers[at]] = log(handlers[at]);
  for (var name in more) options[name] = more[name];
  return { receiver: WebPortalPopup.createPopupReceiver(options), calls: calls };
}
