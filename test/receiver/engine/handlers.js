/** Handlers that throw, options, and the end. */
receiverSuiteParts.push(function (tools) {
  var check = tools.check;
  var same = tools.same;
  var names = tools.names;
  var actions = Object.keys(names.POPUP_EVENTS);

  function throwing(error) {
    return function () {
      throw error;
    };
  }
  function show() {
    var data = {};
    data[names.LIFECYCLE_EVENT_FIELDS.type] = names.LIFECYCLE_EVENT_NAMES.show;
    return data;
  }

  check('a handler that throws: onError is told, the other handlers and later events come', function () {
    var world = tools.newWorld();
    var error = new Error('mine');
    var app = tools.listen(world, { onAction: throwing(error) });
    world.post(tools.eventData('ok', { bookingId: 1 }));
    world.post(tools.eventData('cancel', { bookingId: 2 }));
    same(
      app.calls.map(function (call) {
        return call[0];
      }),
      ['onError', 'onOk', 'onError', 'onCancel']
    );
    same(app.calls[0][1] === error, true);
    same(app.receiver.stats(), { delivered: 2, duplicates: 0, ignored: 0, errors: 2 });
  });
  check('each handler may throw', function () {
    var world = tools.newWorld();
    var handlers = { onData: throwing(1) };
    actions.forEach(function (action) {
      handlers[ACTION_HANDLERS[action]] = throwing(2);
    });
    var app = tools.listen(world, handlers);
    actions.forEach(function (action) {
      world.post(tools.eventData(action));
    });
    world.post(tools.eventData(undefined, {}));
    same(app.receiver.stats(), {
      delivered: actions.length + 1,
      duplicates: 0,
      ignored: 0,
      errors: actions.length + 1,
    });
  });
  check('a handler that throws for a kept item: the next item comes', function () {
    var world = tools.newWorld();
    world.kept = [1, 2].map(function (bookingId) {
      return tools.eventData('ok', { bookingId: bookingId })[names.NOTIFICATION_POPUP_EVENT_FIELDS.value];
    });
    var app = tools.listen(world, { onAction: throwing(new Error('mine')) });
    same(app.receiver.stats(), { delivered: 2, duplicates: 0, ignored: 0, errors: 2 });
  });
  check('onError may throw', function () {
    var world = tools.newWorld();
    var app = tools.listen(world, { onAction: throwing(1), onError: throwing(2) });
    world.post(tools.eventData('ok'));
    world.post(tools.eventData('ok'));
    same(app.calls.length, 2);
    same(app.receiver.stats().errors, 2);
  });

  check('stop() ends listening, polling and all handlers', function () {
    var world = tools.newWorld();
    var app = tools.listen(world, { pending: 1000 });
    app.receiver.stop();
    same(world.listeners(), 0);
    same(world.clock.waiting(), 0);
    var asked = world.asked.length;
    world.post(tools.eventData('ok'));
    world.post(show());
    world.clock.advance(60000);
    same(world.asked.length, asked);
    same(app.calls, []);
    app.receiver.stop();
  });
  check('stop() from a handler: no other handler is called', function () {
    var world = tools.newWorld();
    var app = tools.listen(world, {
      pending: 1000,
      onAction: function () {
        app.receiver.stop();
      },
    });
    world.post(tools.eventData('ok'));
    world.clock.advance(60000);
    same(app.calls, []);
    same(world.listeners(), 0);
    same(world.clock.waiting(), 0);
  });
  check('stop() from a handler while polling ends polling', function () {
    var world = tools.newWorld();
    var app = tools.listen(world, {
      pending: 1000,
      onAction: function () {
        app.receiver.stop();
      },
    });
    world.kept = [tools.eventData('ok')[names.NOTIFICATION_POPUP_EVENT_FIELDS.value]];
    world.clock.advance(1000);
    same(world.asked.length, 2);
    same(world.clock.waiting(), 0);
  });

  check('it announces itself when told to', function () {
    var world = tools.newWorld();
    tools.listen(world);
    same(world.posted, []);
    tools.listen(world, { announce: true });
    var notice = {};
    notice[names.LOADED_NOTICE_FIELDS.type] = names.LOADED_NOTICE_TYPE;
    same(world.posted, [{ data: notice, targetOrigin: '*' }]);
  });
  check('an unknown option, or a missing one, throws', function () {
    var world = tools.newWorld();
    tools.throwsError(function () {
      tools.listen(world, { onOkay: function () {} });
    });
    tools.throwsError(function () {
      tools.listen(world, { idApp: undefined });
    });
    tools.throwsError(function () {
      tools.listen(world, { onAction: undefined });
    });
    same(world.listeners(), 0);
  });
});
