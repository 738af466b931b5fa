/* Saves a page of questions on the server while somebody writes: <form data-saves-itself="address">.
   The form's hidden version goes along and moves on with every save. "Saved" is said only after the
   server has said so; a conflict, a refusal or the end of the session stops it, and the buttons then
   lead to the page that settles it. */
(function () {
  'use strict';

  var PAUSE = 4000;
  var LEAST = 20000;
  var form = document.querySelector('form[data-saves-itself]');
  if (!form) { return; }
  var status = form.querySelector('[data-autosave-status]');
  var changed = false;
  var stopped = false;
  var running = null;
  var last = 0;
  var timer;
  var kept = status && status.dataset.kept;

  function clock() {
    return new Date().toLocaleTimeString(document.documentElement.lang || undefined,
      { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  function say(words) {
    if (status) { status.textContent = words; }
  }

  function plan() {
    clearTimeout(timer);
    if (changed && !stopped) {
      timer = setTimeout(save, Math.max(PAUSE, last + LEAST - Date.now()));
    }
  }

  /* What stopped the saving stays in sight: autosave.js says from now on this instead of "Kept". */
  function stop(words) {
    stopped = true;
    if (status) { status.dataset.kept = words; }
    say(words);
  }

  /* Until the connection is back, autosave.js goes on keeping the text and says this instead of "Kept". */
  function tryAgain() {
    changed = true;
    if (status) { status.dataset.kept = form.dataset.noConnection; }
    say(form.dataset.noConnection.replace('%s', clock()));
    plan();
  }

  function take(answer) {
    if (answer.type === 'opaqueredirect') { return stop(form.dataset.signedOut); }
    if ((answer.headers.get('Content-Type') || '').indexOf('application/json') < 0) { return tryAgain(); }
    return answer.json().then(function (body) {
      if (answer.status === 409 || answer.status === 403) { return stop(body.said); }
      if (status) { status.dataset.kept = kept; }
      say(body.said);
      if (answer.ok) {
        form.elements.version.value = body.version;
        if (!changed) { form.dispatchEvent(new Event('taken')); }
      }
    });
  }

  function save() {
    if (!changed || stopped || running) { return; }
    changed = false;
    last = Date.now();
    say(form.dataset.saving);
    running = fetch(form.dataset.savesItself, {
      method: 'POST',
      body: new FormData(form),
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { Accept: 'application/json' }
    }).then(take).catch(tryAgain).then(function () {
      running = null;
      plan();
    });
  }

  form.addEventListener('input', function () {
    changed = true;
    plan();
  });

  /* A button pressed while a save is under way waits for its new version. */
  form.addEventListener('submit', function (event) {
    clearTimeout(timer);
    if (!running) {
      stopped = true;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    stopped = true;
    running.then(function () { form.requestSubmit(event.submitter); });
  });
  window.addEventListener('online', function () {
    last = 0;
    plan();
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) { stopped = false; }
  });
}());
