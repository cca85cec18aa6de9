/** Another application beside ours: posts look-alikes of outcomes to it, when the portal has said that it listens. */
window.addEventListener('message', function (event) {
  if (event.source !== window.parent) return;
  Object.keys(given.names.POPUP_EVENTS).forEach(function (action) {
    window.parent.frames[0].postMessage(eventData(given.names, action, { bookingId: 'foreign' }), '*');
  });
  window.parent.postMessage('posted', '*');
});
window.parent.postMessage('here', '*');
