/** Popups that the application opens, and the gap that they share with those from the back-end. */
receiverSuiteParts.push(function (tools) {
  var check = tools.check;
  var same = tools.same;
  var names = tools.names;
  var GAP = tools.limits.minIntervalMs;
  var beginnings = names.NATIVE_POPUP_EVENT_ACTIONS[0];
  var endings = names.NATIVE_POPUP_EVENT_ACTIONS[1];
  var HANDLERS = { ok: 'onOk', cancel: 'onCancel', timeout: 'onTimeout' };

  /** Opens a popup in a world. `calls` gets the calls of the handlers, in their order. */
  function open(world, more) {
    var calls = [];
    var options = { text: 'Hello', window: world.window, clock: world.clock };
    ['onOk', 'onCancel', 'onTimeout', 'onError'].forEach(function (name) {
      options[name] = function (value) {
        calls.push(value === undefined ? [name] : [name, value]);
      };
    });
    for (var name in more) options[name] = more[name];
    return { error: tools.api.openNativePopup(options), calls: calls };
  }
  function answer(name) {
    var data = {};
    data[names.NATIVE_POPUP_EVENT_FIELDS.type] = name;
    return data;
  }
  function request(vendorName, text) {
    var data = {};
    data[names.NATIVE_POPUP_REQUEST_FIELDS.type] = names.NATIVE_POPUP_REQUEST_NAMES[vendorName];
    data[names.NATIVE_POPUP_REQUEST_FIELDS.text] = text;
    return [{ data: data, targetOrigin: '*' }];
  }
  function nameFor(action) {
    return (
      beginnings[0] +
      Object.keys(endings).filter(function (ending) {
        return endings[ending] === action;
      })[0]
    );
  }

  var vendorNames = Object.keys(names.NATIVE_POPUP_REQUEST_NAMES);
  vendorNames.forEach(function (vendorName) {
    check('openNativePopup asks under the name ' + vendorName, function () {
      var world = tools.newWorld();
      same(open(world, { vendorName: vendorName }).error, undefined);
      same(world.posted, request(vendorName, 'Hello'));
    });
  });
  check('openNativePopup has a name by default', function () {
    var world = tools.newWorld();
    same(open(world).error, undefined);
    same(world.posted, request('nativePopup', 'Hello'));
  });
  beginnings.forEach(function (beginning) {
    Object.keys(endings).forEach(function (ending) {
      var action = endings[ending];
      check('openNativePopup is answered ' + beginning + ending, function () {
        var world = tools.newWorld();
        var popup = open(world);
        world.post(answer(beginning + ending));
        same(popup.calls, HANDLERS[action] ? [[HANDLERS[action]]] : []);
        same(world.listeners(), HANDLERS[action] ? 0 : 1);
        same(world.clock.waiting(), HANDLERS[action] ? 0 : 1);
        // It was answered: nothing more can come of it.
        var count = popup.calls.length;
        if (HANDLERS[action]) {
          world.post(answer(beginning + ending));
          world.clock.advance(GAP * 3);
          same(popup.calls.length, count);
        }
      });
    });
  });
  check('openNativePopup takes no answer from a foreign source', function () {
    var world = tools.newWorld();
    var popup = open(world);
    world.post(answer(nameFor('ok')), {});
    world.post(answer(nameFor('ok')), world.window);
    same(popup.calls, []);
    world.post(answer(nameFor('ok')));
    same(popup.calls, [['onOk']]);
  });
  check('openNativePopup takes no other message for an answer', function () {
    var world = tools.newWorld();
    var popup = open(world);
    [null, undefined, 'ok', 7, {}, [], answer('ok'), answer('constructor'), tools.eventData('ok')].forEach(
      function (data) {
        world.post(data);
      }
    );
    same(popup.calls, []);
  });
  check('openNativePopup refuses a text that is none', function () {
    ['', undefined, null, 7, {}].forEach(function (text) {
      var world = tools.newWorld();
      same(open(world, { text: text }).error, { code: 'INVALID_VALUE' });
      same(world.posted, []);
      same(world.listeners(), 0);
      // What was refused does not count for the gap.
      same(open(world).error, undefined);
    });
  });
  check('openNativePopup needs no handler', function () {
    var world = tools.newWorld();
    var options = { text: 'Hello', window: world.window, clock: world.clock };
    same(tools.api.openNativePopup(options), undefined);
    world.post(answer(nameFor('ok')));
    world.clock.advance(GAP);
    same(tools.api.openNativePopup(options), undefined);
    world.clock.advance(GAP * 3);
    same(world.listeners(), 0);
  });

  check('NO_ANSWER, once, and what comes later is ignored', function () {
    var world = tools.newWorld();
    var popup = open(world);
    world.clock.advance(tools.limits.autoCloseMs);
    same(popup.calls, []);
    world.clock.advance(GAP * 3);
    same(popup.calls, [['onError', { code: 'NO_ANSWER' }]]);
    world.post(answer(nameFor('ok')));
    same(popup.calls.length, 1);
    same(world.listeners(), 0);
  });
  check('TOO_SOON says how long to wait', function () {
    var world = tools.newWorld();
    open(world);
    same(open(world).error, { code: 'TOO_SOON', retryAfterMs: GAP });
    world.clock.advance(GAP - 1);
    same(open(world).error, { code: 'TOO_SOON', retryAfterMs: 1 });
    same(world.posted.length, 1);
    world.clock.advance(1);
    same(open(world).error, undefined);
    same(world.posted.length, 2);
  });
  ['ok', 'cancel', 'timeout'].forEach(function (action) {
    check('the gap counts a popup of the back-end that ended with ' + action, function () {
      var world = tools.newWorld();
      tools.listen(world);
      world.post(tools.eventData(action, { bookingId: 1 }));
      // One that closed by itself had been on display for a while.
      var wait = GAP - (action === 'timeout' ? tools.limits.autoCloseMs : 0);
      same(open(world).error, { code: 'TOO_SOON', retryAfterMs: wait });
      world.clock.advance(wait);
      same(open(world).error, undefined);
    });
  });
  check('the gap counts no data message, and nothing foreign', function () {
    var world = tools.newWorld();
    tools.listen(world);
    world.post(tools.eventData(undefined, { news: 1 }));
    world.post(tools.eventData('ok', { bookingId: 1 }), {});
    same(open(world).error, undefined);
  });
  check('the gap is that of a window', function () {
    open(tools.newWorld());
    same(open(tools.newWorld()).error, undefined);
  });
});
