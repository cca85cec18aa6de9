/** What the portal kept while the application was in the background, and outcomes that come both ways. */
receiverSuiteParts.push(function (tools) {
  var check = tools.check;
  var same = tools.same;
  var names = tools.names;
  var VALUE = names.NOTIFICATION_POPUP_EVENT_FIELDS.value;

  /** A kept item, in each of the forms that the documents know. */
  var FORMS = {
    'an object': function (action, content) {
      return tools.eventData(action, content)[VALUE];
    },
    'a string of JSON': function (action, content) {
      return JSON.stringify(tools.eventData(action, content)[VALUE]);
    },
  };
  function lifecycle(name) {
    var data = {};
    data[names.LIFECYCLE_EVENT_FIELDS.type] = names.LIFECYCLE_EVENT_NAMES[name];
    return data;
  }
  function actionsIn(calls) {
    return calls
      .filter(function (call) {
        return call[0] === 'onAction';
      })
      .map(function (call) {
        return call[1];
      });
  }

  Object.keys(FORMS).forEach(function (form) {
    var item = FORMS[form];
    var expected = { action: 'cancel', content: { bookingId: 42 } };

    check('kept as ' + form + ': fetched at the start', function () {
      var world = tools.newWorld();
      world.kept = [item('cancel', { bookingId: 42 }), item(undefined, { news: 1 })];
      var app = tools.listen(world);
      same(app.calls, [
        ['onAction', expected],
        ['onCancel', { bookingId: 42 }],
        ['onData', { news: 1 }],
      ]);
      same(world.asked, ['MY_APP_ID']);
    });
    check('kept as ' + form + ': fetched when the application is shown', function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      world.kept = [item('cancel', { bookingId: 42 })];
      world.post(lifecycle('show'));
      same(actionsIn(app.calls), [expected]);
      same(app.receiver.stats().ignored, 0);
    });
    check('kept as ' + form + ': fetched by polling', function () {
      var world = tools.newWorld();
      var app = tools.listen(world, { pending: 1000 });
      same(world.asked.length, 1);
      world.clock.advance(999);
      world.kept = [item('cancel', { bookingId: 42 })];
      same(actionsIn(app.calls), []);
      world.clock.advance(1);
      same(actionsIn(app.calls), [expected]);
      world.clock.advance(5000);
      same(world.asked.length, 7);
      same(actionsIn(app.calls), [expected]);
    });
    check('kept as ' + form + ' and posted: delivered once', function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      world.post(tools.eventData('cancel', { bookingId: 42 }));
      world.kept = [item('cancel', { bookingId: 42 })];
      world.post(lifecycle('show'));
      same(actionsIn(app.calls), [expected]);
      same(app.receiver.stats(), { delivered: 1, duplicates: 1, ignored: 0, errors: 0 });
    });
    check('kept as ' + form + ', and posted after it was fetched: delivered once', function () {
      var world = tools.newWorld();
      world.kept = [item('cancel', { bookingId: 42 })];
      var app = tools.listen(world);
      world.post(tools.eventData('cancel', { bookingId: 42 }));
      same(actionsIn(app.calls), [expected]);
      same(app.receiver.stats().duplicates, 1);
    });
    check('kept as ' + form + ' and posted, without content: delivered twice', function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      world.post(tools.eventData('cancel'));
      world.kept = [item('cancel')];
      world.post(lifecycle('show'));
      same(actionsIn(app.calls), [{ action: 'cancel' }, { action: 'cancel' }]);
      same(app.receiver.stats().duplicates, 0);
    });
    check('kept as ' + form + ' and posted, with other content or another action: delivered twice', function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      world.post(tools.eventData('cancel', { bookingId: 42 }));
      world.kept = [item('cancel', { bookingId: 43 }), item('ok', { bookingId: 42 })];
      world.post(lifecycle('show'));
      same(actionsIn(app.calls).length, 3);
    });
  });

  check('the same outcome twice the same way: delivered twice', function () {
    var world = tools.newWorld();
    var app = tools.listen(world);
    world.post(tools.eventData('ok', { bookingId: 42 }));
    world.post(tools.eventData('ok', { bookingId: 42 }));
    same(actionsIn(app.calls).length, 2);
  });
  check('what was posted before the application was hidden is not what was kept since', function () {
    var world = tools.newWorld();
    var app = tools.listen(world);
    world.post(tools.eventData('ok', { bookingId: 42 }));
    world.post(lifecycle('hide'));
    world.kept = [FORMS['an object']('ok', { bookingId: 42 })];
    world.post(lifecycle('show'));
    same(actionsIn(app.calls).length, 2);
  });

  check('items that are no outcome are ignored and counted, the others come', function () {
    var world = tools.newWorld();
    world.kept = ['{ no JSON', '', 'null', null, 7, [], {}, '{}', FORMS['an object']('ok', { bookingId: 42 })];
    var app = tools.listen(world);
    same(actionsIn(app.calls), [{ action: 'ok', content: { bookingId: 42 } }]);
    same(app.receiver.stats(), { delivered: 1, duplicates: 0, ignored: 8, errors: 0 });
  });
  check('as many items as the portal keeps, in their order', function () {
    var world = tools.newWorld();
    var expected = [];
    for (var at = 0; at < tools.limits.maxPendingMessages; at++) {
      world.kept.push(FORMS['an object'](undefined, { at: at }));
      expected.push(['onData', { at: at }]);
    }
    same(tools.listen(world).calls, expected);
  });
  check('nothing is fetched when told not to', function () {
    var world = tools.newWorld();
    tools.listen(world, { pending: false });
    world.post(lifecycle('show'));
    world.clock.advance(60000);
    same(world.asked, []);
  });
  check('a portal that has no such function, or returns nothing, is no error', function () {
    [undefined, null, 'nothing', 7].forEach(function (returned) {
      var world = tools.newWorld();
      world.window[names.GET_PENDING_NOTIFICATIONS.object][names.GET_PENDING_NOTIFICATIONS.method] = function () {
        return returned === 'nothing' ? '' : returned;
      };
      same(tools.listen(world).receiver.stats(), { delivered: 0, duplicates: 0, ignored: 0, errors: 0 });
    });
    var world = tools.newWorld();
    delete world.window[names.GET_PENDING_NOTIFICATIONS.object];
    var app = tools.listen(world);
    same(app.calls, []);
    world.post(tools.eventData('ok'));
    same(actionsIn(app.calls).length, 1);
  });
  check('a portal function that throws goes to onError, and events still come', function () {
    var world = tools.newWorld();
    var error = new Error('portal');
    world.window[names.GET_PENDING_NOTIFICATIONS.object][names.GET_PENDING_NOTIFICATIONS.method] = function () {
      throw error;
    };
    var app = tools.listen(world);
    same(app.calls[0][0], 'onError');
    same(app.calls[0][1] === error, true);
    world.post(tools.eventData('ok'));
    same(actionsIn(app.calls).length, 1);
  });
});
