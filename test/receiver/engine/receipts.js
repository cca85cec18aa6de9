/** What the receiver tells the back-end by itself. */
receiverSuiteParts.push(function (tools) {
  var check = tools.check;
  var same = tools.same;
  var names = tools.names;
  var FIELDS = names.RECEIPT_FIELDS;
  var MEMBER = FIELDS.receipt;
  var MAX_HOLD = tools.safety.maxReceiptHoldMs;
  var actions = Object.keys(names.POPUP_EVENTS);

  /** The identifier with a number. */
  function idOf(number) {
    var digits = String(number);
    return 'AAAAAAAAAAAAAAAAAAAAA'.slice(digits.length) + digits + 'A';
  }
  function asking(id, content) {
    var whole = {};
    for (var name in content) whole[name] = content[name];
    whole[MEMBER] = id;
    return whole;
  }
  function receipt(id, action, extra) {
    var value = {};
    value[MEMBER] = id;
    value[FIELDS.action] = action;
    if (extra) value[FIELDS.extra] = extra;
    return value;
  }
  /** What was sent to the back-end. */
  function sent(world) {
    return world.posted.map(function (message) {
      same(message.data[names.SEND_REQUEST_FIELDS.type], names.SEND_REQUEST_TYPE);
      return message.data[names.SEND_REQUEST_FIELDS.content];
    });
  }
  /** A receiver that returns receipts; `onAction` is called with the answer, and gets a log of what was handed on. */
  function start(world, onAction, more) {
    var app = { seen: [], errors: [] };
    var options = {
      idApp: 'MY_APP_ID',
      window: world.window,
      clock: world.clock,
      receipts: true,
      onAction: function (answer) {
        var noted = { action: answer.action };
        if ('content' in answer) noted.content = answer.content;
        app.seen.push(noted);
        if (onAction) onAction(answer.receipt, answer);
      },
      onError: function (error) {
        app.errors.push(error);
      },
    };
    for (var name in more) options[name] = more[name];
    app.receiver = tools.api.createPopupReceiver(options);
    return app;
  }

  actions.forEach(function (action) {
    check('a receipt of ' + action + ', when the handlers have returned', function () {
      var world = tools.newWorld();
      var postedInHandlers = [];
      function note() {
        postedInHandlers.push(world.posted.length);
      }
      var more = {};
      more[ACTION_HANDLERS[action]] = note;
      var app = start(world, note, more);
      world.post(tools.eventData(action, asking(idOf(1), { bookingId: 42 })));
      same(app.seen, [{ action: action, content: { bookingId: 42 } }]);
      same(postedInHandlers, [0, 0]);
      same(sent(world), [receipt(idOf(1), action)]);
      same(app.receiver.stats(), { delivered: 1, duplicates: 0, ignored: 0, errors: 0 });
    });
  });

  tools.receiptIds.forEach(function (vector) {
    check('an identifier: ' + vector.name, function () {
      var world = tools.newWorld();
      var app = start(world);
      var content = asking(vector.value, { bookingId: 42 });
      world.post(tools.eventData('ok', content));
      same(app.seen, [{ action: 'ok', content: vector.strict ? { bookingId: 42 } : content }]);
      same(sent(world), vector.strict ? [receipt(vector.value, 'ok')] : []);
    });
    check('an identifier without receipts: ' + vector.name, function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      var content = asking(vector.value, { bookingId: 42 });
      world.post(tools.eventData('ok', content));
      same(app.calls, [
        ['onAction', { action: 'ok', content: vector.strict ? { bookingId: 42 } : content }],
        ['onOk', vector.strict ? { bookingId: 42 } : content],
      ]);
      same(world.posted, []);
    });
  });

  check('receipts are off unless they are asked for', function () {
    var world = tools.newWorld();
    var app = tools.listen(world, { receipts: false });
    world.post(tools.eventData('ok', asking(idOf(1))));
    same(app.calls, [
      ['onAction', { action: 'ok' }],
      ['onOk', undefined],
    ]);
    same(world.posted, []);
  });
  check('a popup without content that asks for a receipt is handed on without content', function () {
    var world = tools.newWorld();
    var app = start(world);
    world.post(tools.eventData('cancel', asking(idOf(1))));
    same(app.seen, [{ action: 'cancel' }]);
    same(sent(world), [receipt(idOf(1), 'cancel')]);
  });
  check('what was posted is left as it was', function () {
    var world = tools.newWorld();
    start(world);
    var data = tools.eventData('ok', asking(idOf(1), { deep: { list: [1] } }));
    var before = JSON.stringify(data);
    world.post(data);
    same(JSON.stringify(data), before);
  });
  check('a data message asks for nothing, and is handed on as it is', function () {
    var world = tools.newWorld();
    var got = [];
    start(world, undefined, {
      onData: function (content) {
        got.push(content);
      },
    });
    world.post(tools.eventData(undefined, asking(idOf(1))));
    same(got, [asking(idOf(1))]);
    same(world.posted, []);
  });
  check('a popup that asks for nothing has a receipt that does nothing', function () {
    var world = tools.newWorld();
    var app = start(world, function (one) {
      one.add({ a: 1 });
      one.hold();
      one.send();
    });
    world.post(tools.eventData('ok', { bookingId: 42 }));
    world.post(tools.eventData('ok'));
    world.clock.advance(MAX_HOLD);
    app.receiver.stop();
    same(app.seen, [{ action: 'ok', content: { bookingId: 42 } }, { action: 'ok' }]);
    same(world.posted, []);
    same(app.errors, []);
  });

  check('an outcome is handed on and answered once, however often and whichever way it comes', function () {
    var world = tools.newWorld();
    var content = asking(idOf(1), { bookingId: 42 });
    var item = tools.eventData('ok', content)[names.NOTIFICATION_POPUP_EVENT_FIELDS.value];
    var app = start(world);
    var oldest = {};
    oldest[names.LEGACY_POPUP_EVENT_FIELDS.action] = names.POPUP_EVENTS.ok;
    oldest[names.LEGACY_POPUP_EVENT_FIELDS.value] = {};
    oldest[names.LEGACY_POPUP_EVENT_FIELDS.value][names.LEGACY_POPUP_EVENT_FIELDS.content] = content;
    var show = {};
    show[names.LIFECYCLE_EVENT_FIELDS.type] = names.LIFECYCLE_EVENT_NAMES.show;
    for (var round = 0; round < 3; round++) {
      world.post(tools.eventData('ok', content));
      world.post(oldest);
      world.kept = [item, JSON.stringify(item), item];
      world.post(show);
      world.clock.advance(60000);
    }
    // The same popup, shown twice: what the driver did first counts.
    world.post(tools.eventData('cancel', content));
    same(app.seen, [{ action: 'ok', content: { bookingId: 42 } }]);
    same(sent(world), [receipt(idOf(1), 'ok')]);
    same(app.receiver.stats(), { delivered: 1, duplicates: 15, ignored: 0, errors: 0 });
  });
  check('two popups with equal content are two outcomes', function () {
    var world = tools.newWorld();
    var app = start(world);
    world.post(tools.eventData('ok', asking(idOf(1), { bookingId: 42 })));
    world.kept = [JSON.stringify(tools.eventData('ok', asking(idOf(2), { bookingId: 42 })).value)];
    var show = {};
    show[names.LIFECYCLE_EVENT_FIELDS.type] = names.LIFECYCLE_EVENT_NAMES.show;
    world.post(show);
    same(app.seen.length, 2);
    same(sent(world), [receipt(idOf(1), 'ok'), receipt(idOf(2), 'ok')]);
  });
  check('as many identifiers are remembered as the contract says, and no more', function () {
    var world = tools.newWorld();
    var app = start(world);
    var most = tools.safety.maxReceiptIds;
    for (var number = 0; number < most; number++) world.post(tools.eventData('ok', asking(idOf(number))));
    world.post(tools.eventData('ok', asking(idOf(0))));
    same(app.receiver.stats(), { delivered: most, duplicates: 1, ignored: 0, errors: 0 });
    world.post(tools.eventData('ok', asking(idOf(most))));
    world.post(tools.eventData('ok', asking(idOf(1))));
    same(app.receiver.stats(), { delivered: most + 1, duplicates: 2, ignored: 0, errors: 0 });
    world.post(tools.eventData('ok', asking(idOf(0))));
    same(app.receiver.stats(), { delivered: most + 2, duplicates: 2, ignored: 0, errors: 0 });
  });

  check('a handler that throws is reported, and the receipt is sent', function () {
    var world = tools.newWorld();
    var error = new Error('boom');
    var app = start(world, function () {
      throw error;
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    same(app.errors.length, 1);
    same(app.errors[0] === error, true);
    same(sent(world), [receipt(idOf(1), 'ok')]);
  });
  check('add: objects are merged, and the last one counts', function () {
    var world = tools.newWorld();
    var given = { a: 1, b: { deep: [1] } };
    start(world, function (one) {
      one.add(given);
      one.add({});
      one.add({ a: 2, c: null });
    });
    world.post(tools.eventData('ok', asking(idOf(1), { bookingId: 42 })));
    same(sent(world), [receipt(idOf(1), 'ok', { a: 2, b: { deep: [1] }, c: null })]);
    same(given, { a: 1, b: { deep: [1] } });
  });
  check('send: at once, and not again', function () {
    var world = tools.newWorld();
    start(world, function (one) {
      one.send();
      same(world.posted.length, 1);
      one.add({ late: true });
      one.send();
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    same(sent(world), [receipt(idOf(1), 'ok')]);
  });
  check('hold: until it is sent', function () {
    var world = tools.newWorld();
    var held;
    start(world, function (one) {
      held = one;
      one.hold();
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    world.clock.advance(MAX_HOLD - 1);
    same(world.posted, []);
    held.add({ guidance: 'launched' });
    held.send();
    same(sent(world), [receipt(idOf(1), 'ok', { guidance: 'launched' })]);
    world.clock.advance(2 * MAX_HOLD);
    held.send();
    same(world.posted.length, 1);
    same(world.clock.waiting(), 0);
  });
  var HOLDS = [
    [1000, 1000],
    [0, 0],
    [MAX_HOLD, MAX_HOLD],
    [MAX_HOLD + 1, MAX_HOLD],
    [Infinity, MAX_HOLD],
    [NaN, MAX_HOLD],
    [undefined, MAX_HOLD],
  ];
  HOLDS.forEach(function (row) {
    check('hold(' + row[0] + '): sent as it is after ' + row[1] + ' ms', function () {
      var world = tools.newWorld();
      start(world, function (one) {
        one.add({ a: 1 });
        one.hold(row[0]);
      });
      world.post(tools.eventData('ok', asking(idOf(1))));
      world.clock.advance(row[1] - 1);
      same(world.posted, []);
      world.clock.advance(1);
      same(sent(world), [receipt(idOf(1), 'ok', { a: 1 })]);
    });
  });
  check('hold: again and again is no longer', function () {
    var world = tools.newWorld();
    start(world, function (one) {
      one.hold(MAX_HOLD);
      world.clock.setTimeout(function () {
        one.hold(MAX_HOLD);
      }, MAX_HOLD - 1);
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    world.clock.advance(MAX_HOLD);
    same(world.posted.length, 1);
    world.clock.advance(2 * MAX_HOLD);
    same(world.posted.length, 1);
  });
  check('hold: when it has been sent, nothing happens', function () {
    var world = tools.newWorld();
    var late;
    start(world, function (one) {
      late = one;
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    late.hold(1);
    world.clock.advance(MAX_HOLD);
    same(world.posted.length, 1);
  });
  check('one that is held does not keep the next from being sent', function () {
    var world = tools.newWorld();
    var first = true;
    start(world, function (one) {
      if (first) one.hold();
      first = false;
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    world.post(tools.eventData('ok', asking(idOf(1))));
    world.post(tools.eventData('cancel', asking(idOf(2))));
    same(sent(world), [receipt(idOf(2), 'cancel')]);
    world.clock.advance(MAX_HOLD);
    same(sent(world), [receipt(idOf(2), 'cancel'), receipt(idOf(1), 'ok')]);
  });

  check('stop: what is held is sent at once, and once', function () {
    var world = tools.newWorld();
    var app = start(world, function (one) {
      one.add({ a: 1 });
      one.hold();
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    app.receiver.stop();
    same(sent(world), [receipt(idOf(1), 'ok', { a: 1 })]);
    app.receiver.stop();
    world.clock.advance(MAX_HOLD);
    same(world.posted.length, 1);
  });
  check('stop in a handler: the driver has answered, so the receipt is sent', function () {
    var world = tools.newWorld();
    var app = start(world, function () {
      app.receiver.stop();
    });
    world.post(tools.eventData('ok', asking(idOf(1))));
    world.post(tools.eventData('ok', asking(idOf(2))));
    same(app.seen.length, 1);
    same(sent(world), [receipt(idOf(1), 'ok')]);
  });

  var cycle = {};
  cycle.itself = cycle;
  var long = 'x';
  while (long.length < tools.limits.maxPayloadBytes) long += long;
  var UNSENDABLE = { TOO_LARGE: { text: long }, INVALID_VALUE: { cycle: cycle } };
  Object.keys(UNSENDABLE).forEach(function (code) {
    check('what cannot be sent along goes to onError: ' + code, function () {
      var world = tools.newWorld();
      var app = start(world, function (one) {
        one.add(UNSENDABLE[code]);
      });
      world.post(tools.eventData('ok', asking(idOf(1))));
      same(app.errors, [{ code: code }]);
      same(sent(world), [receipt(idOf(1), 'ok')]);
      same(app.receiver.stats().errors, 1);
    });
  });
  check('without a window above, the error goes to onError, also when it was held', function () {
    var world = tools.newWorld();
    var source = world.window.parent;
    var app = start(
      world,
      function (one) {
        if (app.seen.length > 1) one.hold(1);
      },
      { accept: { source: source } }
    );
    delete world.window.parent;
    world.post(tools.eventData('ok', asking(idOf(1))), source);
    same(app.errors.length, 1);
    world.post(tools.eventData('ok', asking(idOf(2))), source);
    world.clock.advance(1);
    same(app.errors.length, 2);
    world.clock.advance(MAX_HOLD);
    app.receiver.stop();
    same(app.errors.length, 2);
  });

  /** Guidance as an application reports it. */
  function guided(world) {
    start(world, function (one, answer) {
      var place = answer.content;
      one.hold();
      tools.api.launchWhenClear(
        function () {
          return tools.api.launchGuidanceWaypoints({
            longitude: place.longitude,
            latitude: place.latitude,
            window: world.window,
          });
        },
        {
          clock: world.clock,
          onResult: function (result) {
            one.add({ guidance: result.reason });
            one.send();
          },
        }
      );
    });
    world.post(tools.eventData('ok', asking(idOf(1), { longitude: 2.3522, latitude: 48.8566 })));
  }
  check('guidance that is launched at once travels with the receipt', function () {
    var world = tools.newWorld();
    guided(world);
    same(sent(world), [receipt(idOf(1), 'ok', { guidance: 'launched' })]);
  });
  check('guidance that is refused travels with the receipt: it is held for long enough', function () {
    var world = tools.newWorld();
    world.launchResult = false;
    guided(world);
    same(world.posted, []);
    world.clock.advance(MAX_HOLD);
    same(sent(world), [receipt(idOf(1), 'ok', { guidance: 'refused' })]);
  });
});
