/** Outcomes that come by message events, and who may post them. */
receiverSuiteParts.push(function (tools) {
  var check = tools.check;
  var same = tools.same;
  var names = tools.names;
  var actions = Object.keys(names.POPUP_EVENTS);

  tools.popupEvents.forEach(function (vector) {
    var named = vector.name.split(':')[0];
    check('readPopupEvent: ' + vector.name, function () {
      var answer = tools.api.readPopupEvent(vector.value);
      same(answer !== undefined, vector.tolerant);
      if (actions.indexOf(named) >= 0) same(answer.action, named);
    });
    check('receiver: ' + vector.name, function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      var answer = tools.api.readPopupEvent(vector.value);
      world.post(vector.value);
      same(
        app.calls.filter(function (call) {
          return call[0] === 'onAction';
        }),
        vector.tolerant ? [['onAction', answer]] : []
      );
      same(app.receiver.stats().errors, 0);
    });
  });

  check('the actions of the contract are those that have handlers', function () {
    same(actions.slice().sort(), Object.keys(ACTION_HANDLERS).sort());
  });
  actions.forEach(function (action) {
    check(action + ' with content', function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      var content = { bookingId: 42, text: '\u6771\u4eac \ud83d\ude97' };
      world.post(tools.eventData(action, content));
      same(app.calls, [
        ['onAction', { action: action, content: content }],
        [ACTION_HANDLERS[action], content],
      ]);
      same(app.receiver.stats(), { delivered: 1, duplicates: 0, ignored: 0, errors: 0 });
    });
    check(action + ' without content', function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      world.post(tools.eventData(action));
      same(app.calls, [
        ['onAction', { action: action }],
        [ACTION_HANDLERS[action], undefined],
      ]);
    });
    check(action + ': every name, in the newer and in the oldest shape', function () {
      var world = tools.newWorld();
      var app = tools.listen(world);
      var posted = 0;
      var endings = names.POPUP_EVENT_ACTIONS[1];
      names.POPUP_EVENT_ACTIONS[0].forEach(function (beginning) {
        Object.keys(endings).forEach(function (ending) {
          if (endings[ending] !== action) return;
          var newer = tools.eventData();
          newer[names.NOTIFICATION_POPUP_EVENT_FIELDS.value][names.NOTIFICATION_POPUP_EVENT_FIELDS.action] =
            beginning + ending;
          var oldest = {};
          oldest[names.LEGACY_POPUP_EVENT_FIELDS.action] = beginning + ending;
          world.post(newer);
          world.post(oldest);
          posted += 2;
        });
      });
      same(posted >= 4, true);
      same(app.calls.length, posted * 2);
      app.calls.forEach(function (call, at) {
        same(call, at % 2 === 0 ? ['onAction', { action: action }] : [ACTION_HANDLERS[action], undefined]);
      });
    });
  });

  check('a data message', function () {
    var world = tools.newWorld();
    var app = tools.listen(world);
    world.post(tools.eventData(undefined, { news: 1 }));
    same(app.calls, [['onData', { news: 1 }]]);
  });
  check('only onAction is needed', function () {
    var world = tools.newWorld();
    var seen = [];
    var receiver = tools.api.createPopupReceiver({
      idApp: 'MY_APP_ID',
      window: world.window,
      clock: world.clock,
      onAction: function (answer) {
        seen.push(answer.action);
      },
    });
    actions.forEach(function (action) {
      world.post(tools.eventData(action));
    });
    world.post(tools.eventData(undefined, {}));
    same(seen, actions);
    same(receiver.stats().errors, 0);
  });

  check('a foreign source is ignored and counted', function () {
    var world = tools.newWorld();
    var app = tools.listen(world);
    world.post(tools.eventData('ok', { bookingId: 1 }), {}, 'null');
    world.post(tools.eventData('ok', { bookingId: 2 }), world.window, 'https://portal.example');
    same(app.calls, []);
    same(app.receiver.stats(), { delivered: 0, duplicates: 0, ignored: 2, errors: 0 });
    world.post(tools.eventData('ok', { bookingId: 3 }));
    same(app.calls.length, 2);
  });
  check('a foreign source cannot make it fetch what was kept', function () {
    var world = tools.newWorld();
    tools.listen(world);
    var show = {};
    show[names.LIFECYCLE_EVENT_FIELDS.type] = names.LIFECYCLE_EVENT_NAMES.show;
    world.post(show, {});
    same(world.asked.length, 1);
  });
  check("a source of the application's choice", function () {
    var world = tools.newWorld();
    var chosen = {};
    var app = tools.listen(world, { accept: { source: chosen } });
    world.post(tools.eventData('ok'));
    same(app.calls, []);
    world.post(tools.eventData('ok'), chosen);
    same(app.calls.length, 2);
  });
  check('allowed origins', function () {
    var world = tools.newWorld();
    var app = tools.listen(world, { accept: { origins: ['https://portal.example'] } });
    world.post(tools.eventData('ok'), undefined, 'https://portal.example.org');
    world.post(tools.eventData('ok'), undefined, 'null');
    world.post(tools.eventData('ok'), {}, 'https://portal.example');
    same(app.calls, []);
    same(app.receiver.stats().ignored, 3);
    world.post(tools.eventData('ok'), undefined, 'https://portal.example');
    same(app.calls.length, 2);
  });
});
