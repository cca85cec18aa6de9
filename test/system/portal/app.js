/**
 * The embedded application: runs the suite, then listens in its real window, answers each outcome to its back-end, and
 * tells the portal after each message what it has seen so far.
 */
var report = {
  checks: [],
  calls: [],
  errors: [],
  violations: [],
  evalBlocked: false,
  launch: null,
  native: [],
  ownOrigin: String(window.origin),
};
document.addEventListener('securitypolicyviolation', function (event) {
  report.violations.push(event.violatedDirective + ' ' + event.blockedURI);
});
window.onerror = function (message) {
  report.errors.push(String(message));
};

runReceiverSuite(WebPortalPopup, given, function (check) {
  report.checks.push(check);
});

// What the head unit puts into the window: here the first outcome is kept after the application has started.
var names = given.names;
var kept = [[], [JSON.stringify(eventValue(names, 'cancel', { bookingId: 'kept' }))]];
window[names.GET_PENDING_NOTIFICATIONS.object] = {};
window[names.GET_PENDING_NOTIFICATIONS.object][names.GET_PENDING_NOTIFICATIONS.method] = function () {
  return kept.shift() || [];
};

var receiver = WebPortalPopup.createPopupReceiver({
  idApp: 'MY_APP_ID',
  announce: true,
  pending: 20,
  onAction: function (answer) {
    report.calls.push(answer);
    var error = WebPortalPopup.sendToServer(answer);
    if (error) report.errors.push(error.code);
    // A popup was on display a moment ago, by the browser's own clock.
    report.native.push(WebPortalPopup.openNativePopup({ text: 'Hello' }) || null);
    tell();
  },
  onError: function (error) {
    report.errors.push(String(error));
  },
});

var tries = 0;
WebPortalPopup.launchWhenClear(
  function () {
    return ++tries === 2;
  },
  {
    onResult: function (outcome) {
      report.launch = outcome;
      tell();
    },
  }
);

function tell() {
  report.stats = receiver.stats();
  window.parent.postMessage({ report: report }, '*');
}
window.addEventListener('message', tell);

// That the policy of the page is in force at all.
try {
  new Function('return 1')();
} catch (_) {
  report.evalBlocked = true;
}
