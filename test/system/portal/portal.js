/**
 * Plays the portal. When the application has loaded, the other one is told to post its look-alikes; when that is done, the
 * portal posts an outcome of each kind. What comes back is in `result`, for whoever drives the browser.
 */
var result = { report: null, requests: [], origins: [] };
var names = given.names;

function frame(id) {
  return document.getElementById(id).contentWindow;
}

function postOutcomes() {
  Object.keys(names.POPUP_EVENTS).forEach(function (action, at) {
    frame('app').postMessage(eventData(names, action, { bookingId: at, text: '\u6771\u4eac \ud83d\ude97' }), '*');
  });
}

function takeFromApp(data) {
  if (data.report) result.report = data.report;
  else if (data[names.LOADED_NOTICE_FIELDS.type] !== names.LOADED_NOTICE_TYPE) result.requests.push(data);
  else frame('foreign').postMessage('The application listens now.', '*');
}

window.addEventListener('message', function (event) {
  if (event.source === frame('foreign')) {
    // It says first that it is there, then that it has posted.
    result.foreign = event.data;
    if (event.data === 'posted') postOutcomes();
    else loadApp();
  } else if (event.source === frame('app')) {
    if (result.origins.indexOf(event.origin) < 0) result.origins.push(event.origin);
    takeFromApp(event.data);
  }
});

/** Not before the other one can hear what it is told. */
function loadApp() {
  frame('app').location = 'app.html';
}
