/** What the application sends to its back-end. */
receiverSuiteParts.push(function (tools) {
  var check = tools.check;
  var same = tools.same;
  var names = tools.names;

  function request(content) {
    var data = {};
    data[names.SEND_REQUEST_FIELDS.type] = names.SEND_REQUEST_TYPE;
    data[names.SEND_REQUEST_FIELDS.content] = content;
    return [{ data: data, targetOrigin: '*' }];
  }
  /** What is returned for a value, and what was posted. */
  function sent(value) {
    var world = tools.newWorld();
    var error = tools.api.sendToServer(value, { window: world.window });
    return { error: error, posted: world.posted };
  }

  var taken = {
    'an object': { answer: 'ok', more: [1, null, { deep: true }] },
    'an empty object': {},
    'a text': 'a text',
    'an empty text': '',
    'characters of every length': { text: '\u00e9 \u6771\u4eac \ud83d\ude97 "\\\n' },
  };
  Object.keys(taken).forEach(function (name) {
    check('sendToServer posts ' + name, function () {
      same(sent(taken[name]), { error: undefined, posted: request(taken[name]) });
    });
  });
  check('sendToServer posts what the value was, not what it becomes', function () {
    var value = { answer: 'ok' };
    var result = sent(value);
    value.answer = 'cancel';
    same(result.posted, request({ answer: 'ok' }));
  });

  var cycle = {};
  cycle.itself = cycle;
  var refused = {
    'a number': 7,
    null: null,
    undefined: undefined,
    true: true,
    'an array': [1],
    'a function': function () {},
    NaN: NaN,
    'a cycle': cycle,
  };
  Object.keys(refused).forEach(function (name) {
    check('sendToServer refuses ' + name, function () {
      same(sent(refused[name]), { error: { code: 'INVALID_VALUE' }, posted: [] });
    });
  });

  function repeated(unit, count) {
    var text = '';
    for (var part = unit, left = count; left > 0; left = Math.floor(left / 2), part += part) {
      if (left % 2 === 1) text += part;
    }
    return text;
  }
  /** A text with which the message that the portal publishes has exactly so many bytes. */
  function textFor(bytes, unit, unitBytes, wrap) {
    var message = {};
    message[names.APP_MESSAGE_FIELDS.content] = wrap('');
    var room = bytes - JSON.stringify(message).length;
    var units = Math.floor(room / unitBytes);
    return repeated(unit, units) + repeated('a', room - units * unitBytes);
  }
  var UNITS = [
    ['1 byte', 'a', 1],
    ['2 bytes', '\u00e9', 2],
    ['3 bytes', '\u6771', 3],
    // Not as two escapes: mujs encodes each half of such a pair by itself, against ECMA-262 5.1, 15.1.3.
    ['4 bytes', '🚗', 4],
    ['the first of 2 bytes', '\u0080', 2],
    ['the last of 2 bytes', '\u07ff', 2],
    ['the first of 3 bytes', '\u0800', 3],
    ['the last of 3 bytes', '\ufffd', 3],
    ['an escape in JSON', '"', 2],
    ['a long escape in JSON', '\u0001', 6],
  ];
  var WRAPS = {
    'as a string': function (text) {
      return text;
    },
    'in an object': function (text) {
      return { text: text };
    },
  };
  UNITS.forEach(function (unit) {
    Object.keys(WRAPS).forEach(function (how) {
      var wrap = WRAPS[how];
      check('sendToServer, the largest value ' + how + ': ' + unit[0], function () {
        var value = wrap(textFor(tools.limits.maxPayloadBytes, unit[1], unit[2], wrap));
        same(sent(value), { error: undefined, posted: request(value) });
      });
      check('sendToServer, one byte more ' + how + ': ' + unit[0], function () {
        var value = wrap(textFor(tools.limits.maxPayloadBytes + 1, unit[1], unit[2], wrap));
        same(sent(value), { error: { code: 'TOO_LARGE' }, posted: [] });
      });
    });
  });
});
