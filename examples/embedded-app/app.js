// ES5, as the browser of the car wants it. The global WebPortalPopup comes from receiver.js.
(function () {
  /** CSS 2 has no unit that follows the size of the window. */
  function scale() {
    document.body.style.fontSize = Math.min(window.innerHeight / 15, window.innerWidth / 18) + 'px';
  }
  scale();
  window.onresize = scale;

  var WORDS = { ok: 'OK', cancel: 'Return arrow', timeout: 'No answer' };

  /** Text only: what a back-end sent never becomes markup. */
  function show(id, text) {
    document.getElementById(id).textContent = text;
  }

  /** A message of the application's own, for a back-end that asks for no receipts. */
  function tellServer(bookingId, action) {
    var error = WebPortalPopup.sendToServer({ bookingId: bookingId, answer: action });
    show('server', error ? 'Not sent: ' + error.code : 'Told: ' + WORDS[action]);
  }

  var launch;

  /** Guidance, and what came of it: a back-end that asked for a receipt is told both. */
  function guideTo(place, receipt) {
    // The last OK counts.
    if (launch) launch.stop();
    show('guidance', 'Starting');
    receipt.hold();
    launch = WebPortalPopup.launchWhenClear(
      function () {
        return WebPortalPopup.launchGuidanceWaypoints({ longitude: place.longitude, latitude: place.latitude });
      },
      {
        onResult: function (result) {
          show('guidance', result.reason === 'launched' ? 'On the way' : 'Not possible: ' + result.reason);
          receipt.add({ guidance: result.reason });
          receipt.send();
        },
      }
    );
  }

  WebPortalPopup.createPopupReceiver({
    idApp: 'MY_APP_ID',
    announce: true,
    receipts: true,
    onAction: function (answer) {
      // What is in the content is the back-end's word: it may be missing.
      var content = answer.content || {};
      show('driver', WORDS[answer.action] + (content.bookingId ? ', booking ' + content.bookingId : ''));
      tellServer(content.bookingId, answer.action);
      if (answer.action === 'ok' && content.place) guideTo(content.place, answer.receipt);
    },
    onError: function (error) {
      show('driver', 'A fault: ' + (error.code || error));
    },
  });

  /** Shows what became of the popup that the button opened. */
  function became(text) {
    return function () {
      show('popup', text);
    };
  }

  document.getElementById('ask').onclick = function () {
    var error = WebPortalPopup.openNativePopup({
      text: 'Shall we keep your table\nfor ten more minutes?',
      onOk: became('We keep it.'),
      onCancel: became('We do not keep it.'),
      onTimeout: became('No answer: we do not keep it.'),
      onError: became('The car did not answer.'),
    });
    if (!error) show('popup', 'Asked.');
    else if (error.code === 'TOO_SOON') show('popup', 'Try again in ' + Math.ceil(error.retryAfterMs / 1000) + ' s.');
    else show('popup', 'Not asked: ' + error.code);
  };
})();
