/* Remembers that a page was read: <form data-look="5"> is sent quietly once the page has been in sight
   for so many seconds. Without this script its button does the same. */
(function () {
  'use strict';

  var form = document.querySelector('form[data-look]');
  if (!form) { return; }
  var left = Number(form.dataset.look) * 10;

  function remember() {
    var said = new FormData(form);
    said.append('quietly', 'yes');
    fetch(form.action, { method: 'POST', body: said, credentials: 'same-origin', redirect: 'manual' })
      .catch(function () { /* The next visit remembers it. */ });
  }

  var clock = setInterval(function () {
    if (document.visibilityState !== 'visible') { return; }
    left -= 1;
    if (left <= 0) {
      clearInterval(clock);
      remember();
    }
  }, 100);
  form.addEventListener('submit', function () { clearInterval(clock); });
}());
