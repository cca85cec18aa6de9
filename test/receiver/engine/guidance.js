/** Guidance: when it is launched, and with what. */
receiverSuiteParts.push(function (tools) {
  var check = tools.check;
  var same = tools.same;
  var names = tools.names;
  var RETRY = tools.safety.guidanceRetryMs;
  var LONGEST = tools.limits.autoCloseMs + tools.safety.guidanceMarginMs;

  /** Launches by `attempt`; `results` gets how it ended. */
  function launch(attempt) {
    var clock = tools.newWorld().clock;
    var results = [];
    var launched = tools.api.launchWhenClear(attempt, {
      clock: clock,
      onResult: function (result) {
        results.push(result);
      },
    });
    return { clock: clock, results: results, stop: launched.stop };
  }

  check('launchWhenClear: launched at once', function () {
    var one = launch(function () {
      return true;
    });
    same(one.results, [{ reason: 'launched', attempts: 1 }]);
    same(one.clock.waiting(), 0);
  });
  check('launchWhenClear: launched when the popup is gone', function () {
    var tries = 0;
    var one = launch(function () {
      return ++tries === 4;
    });
    one.clock.advance(RETRY * 3 - 1);
    same(one.results, []);
    one.clock.advance(1);
    same(one.results, [{ reason: 'launched', attempts: 4 }]);
    same(one.clock.waiting(), 0);
  });
  check('launchWhenClear: launched after it threw', function () {
    var tries = 0;
    var one = launch(function () {
      if (++tries < 3) throw new Error('not yet');
      return true;
    });
    one.clock.advance(RETRY * 2);
    same(one.results, [{ reason: 'launched', attempts: 3 }]);
  });
  check('launchWhenClear: refused, after as long as a popup can be in the way', function () {
    var tries = 0;
    var one = launch(function () {
      tries++;
      return false;
    });
    one.clock.advance(LONGEST - 1);
    same(one.results, []);
    one.clock.advance(1);
    same(one.results, [{ reason: 'refused', attempts: LONGEST / RETRY + 1 }]);
    one.clock.advance(LONGEST * 3);
    same(tries, LONGEST / RETRY + 1);
    same(one.results.length, 1);
    same(one.clock.waiting(), 0);
  });
  check('launchWhenClear: only true is success', function () {
    [1, 'true', {}, undefined, null].forEach(function (returned) {
      var one = launch(function () {
        return returned;
      });
      one.clock.advance(LONGEST);
      same(one.results[0].reason, 'refused');
    });
  });
  check('launchWhenClear: threw, with what was thrown last', function () {
    var thrown;
    var one = launch(function () {
      thrown = new Error('no navigation');
      throw thrown;
    });
    one.clock.advance(LONGEST);
    same(one.results.length, 1);
    same(one.results[0].reason, 'threw');
    same(one.results[0].attempts, LONGEST / RETRY + 1);
    same(one.results[0].error === thrown, true);
    same(one.clock.waiting(), 0);
  });
  check('launchWhenClear: stopped', function () {
    var tries = 0;
    var one = launch(function () {
      tries++;
      return false;
    });
    one.clock.advance(RETRY);
    one.stop();
    one.stop();
    one.clock.advance(LONGEST * 3);
    same(one.results, [{ reason: 'stopped', attempts: 2 }]);
    same(tries, 2);
    same(one.clock.waiting(), 0);
  });
  check('launchWhenClear: nothing is left to stop after the end', function () {
    var one = launch(function () {
      return true;
    });
    one.stop();
    same(one.results.length, 1);
  });

  var PARIS = { longitude: 2.3522, latitude: 48.8566 };
  function guidance(world, more) {
    var options = { window: world.window, longitude: PARIS.longitude, latitude: PARIS.latitude };
    for (var name in more) options[name] = more[name];
    return tools.api.launchGuidanceWaypoints(options);
  }
  function waypoint(place) {
    var fields = {};
    fields[names.WAYPOINT_FIELDS.latitude] = place.latitude;
    fields[names.WAYPOINT_FIELDS.longitude] = place.longitude;
    return fields;
  }

  check('launchGuidanceWaypoints passes longitude before latitude', function () {
    var world = tools.newWorld();
    same(guidance(world), true);
    same(world.launches, [[PARIS.longitude, PARIS.latitude, [], false]]);
  });
  check('launchGuidanceWaypoints passes waypoints, and whether the driver confirms', function () {
    var world = tools.newWorld();
    var places = [
      { longitude: 4.8357, latitude: 45.764 },
      { longitude: -1.5536, latitude: 47.2184 },
    ];
    same(guidance(world, { waypoints: places, confirm: true }), true);
    same(world.launches, [[PARIS.longitude, PARIS.latitude, places.map(waypoint), true]]);
  });
  check('launchGuidanceWaypoints: only true is success', function () {
    [false, 1, 'true', undefined, null].forEach(function (returned) {
      var world = tools.newWorld();
      world.launchResult = returned;
      same(guidance(world), false);
      same(world.launches.length, 1);
    });
  });
  check('launchGuidanceWaypoints takes as many waypoints as the contract has, and no more', function () {
    var world = tools.newWorld();
    var places = [];
    while (places.length < names.MAX_WAYPOINTS) places.push(PARIS);
    same(guidance(world, { waypoints: places }), true);
    same(world.launches[0][2].length, names.MAX_WAYPOINTS);
    places.push(PARIS);
    tools.throwsError(function () {
      guidance(world, { waypoints: places });
    });
    same(world.launches.length, 1);
  });
  Object.keys(names.COORDINATE_LIMITS).forEach(function (name) {
    var range = [-names.COORDINATE_LIMITS[name], names.COORDINATE_LIMITS[name]];
    function place(value) {
      var changed = { longitude: PARIS.longitude, latitude: PARIS.latitude };
      changed[name] = value;
      return changed;
    }
    [range[0], 0, range[1]].forEach(function (value) {
      check('launchGuidanceWaypoints takes ' + name + ' ' + value, function () {
        var world = tools.newWorld();
        same(guidance(world, place(value)), true);
        same(guidance(world, { waypoints: [place(value)] }), true);
      });
    });
    [range[0] - 0.001, range[1] + 0.001, Infinity, -Infinity, NaN, '1', null, undefined].forEach(function (value) {
      check('launchGuidanceWaypoints refuses ' + name + ' ' + typeof value + ' ' + value, function () {
        var world = tools.newWorld();
        tools.throwsError(function () {
          guidance(world, place(value));
        });
        tools.throwsError(function () {
          guidance(world, { waypoints: [PARIS, place(value)] });
        });
        same(world.launches, []);
      });
    });
  });
  check('launchGuidanceWaypoints throws where there is no navigation', function () {
    var world = tools.newWorld();
    delete world.window[names.LAUNCH_GUIDANCE_WAYPOINTS.object];
    tools.throwsError(function () {
      guidance(world);
    });
  });
});
