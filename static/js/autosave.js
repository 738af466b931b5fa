/* Keeps what is typed into <form data-autosave> on this device until the server has it.
   Kept per address, person (data-person on <body>) and window for fourteen days at most, so that two
   windows with the same page never write over each other; each is told of the other. The page must
   contain components/autosave.html inside the form: it holds the words. Fields that are hidden, search,
   hold a file or a password, or stand inside [data-not-kept] are never kept.

   A form with data-autosave="offers" is about what must not lie on a device: nothing is kept, and what was
   kept before it became so is still offered, until it is put back or thrown away.

   A button pressed without a connection waits for it. Sending a form only marks the kept text as sent. It is
   forgotten when the next page says that the form from which one comes was taken (a message of the class
   "taken"), or is not the form with errors, not a conflict and not the sign-in page: only then has the server
   taken it.
   Signing out (<form data-forgets-kept>) forgets all of this person's kept text: devices are shared. */
(function () {
  'use strict';

  var PREFIX = 'oh:kept:';
  var LONGEST = 14 * 24 * 3600 * 1000;
  var store;
  try {
    store = window.localStorage;
    store.getItem(PREFIX);
  } catch (refused) {
    return;
  }

  function read(key) {
    try { return JSON.parse(store.getItem(key)); } catch (broken) { return null; }
  }

  function keptKeys() {
    return Object.keys(store).filter(function (key) { return key.indexOf(PREFIX) === 0; });
  }

  function each(change) {
    keptKeys().forEach(function (key) {
      var kept = read(key);
      if (kept === null || Date.now() - kept.at > LONGEST) { store.removeItem(key); } else { change(key, kept); }
    });
  }

  function keepable(field) {
    return field.name && field.name !== 'csrfmiddlewaretoken' && !field.disabled &&
      ['hidden', 'search', 'file', 'password', 'submit', 'button', 'reset', 'image'].indexOf(field.type) < 0 &&
      !field.closest('[data-not-kept]');
  }

  function answers(form) {
    var found = {};
    Array.from(form.elements).filter(keepable).forEach(function (field) {
      var list = found[field.name] = found[field.name] || [];
      if (field.type === 'checkbox' || field.type === 'radio') {
        if (field.checked) { list.push(field.value); }
      } else if (field.type === 'select-multiple') {
        Array.from(field.selectedOptions).forEach(function (option) { list.push(option.value); });
      } else {
        list.push(field.value);
      }
    });
    return found;
  }

  function alike(one, other) {
    return Object.keys(one).every(function (name) { return written(one[name]) === written(other[name]); });
  }

  /* A field that is empty and one that is not there say the same: a search puts empty fields on the page. */
  function written(list) {
    var texts = (list || []).map(plain);
    return JSON.stringify(texts.some(Boolean) ? texts : []);
  }

  function plain(text) {
    return text.replace(/\r\n?/g, '\n').trim();
  }

  function putBack(form, kept) {
    var used = {};
    Array.from(form.elements).filter(keepable).forEach(function (field) {
      var list = kept[field.name];
      if (!list) { return; }
      if (field.type === 'checkbox' || field.type === 'radio') {
        field.checked = list.indexOf(field.value) >= 0;
      } else if (field.type === 'select-multiple') {
        Array.from(field.options).forEach(function (option) { option.selected = list.indexOf(option.value) >= 0; });
      } else {
        var position = used[field.name] = (used[field.name] || 0) + 1;
        if (list.length >= position) { field.value = list[position - 1]; }
      }
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  function clock(time) {
    var at = new Date(time);
    var today = new Date().toDateString() === at.toDateString();
    var language = document.documentElement.lang || undefined;
    return at.toLocaleString(language, today ?
      { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } :
      { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  function watch(form) {
    var page = PREFIX + document.body.dataset.person + ':' + location.pathname + ':' + (form.id || '');
    var key = page + '#' + Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
    var status = form.querySelector('[data-autosave-status]');
    var offer = form.querySelector('[data-autosave-offer]');
    var before = answers(form);
    var keeps = form.dataset.autosave !== 'offers';
    var changed = false;
    var waiting = null;
    var timer;
    var offered;

    function say(words) {
      /* The same words are not said twice to those who hear the page. */
      if (status && words && status.textContent !== words) { status.textContent = words; }
    }

    function keep() {
      clearTimeout(timer);
      timer = null;
      if (!changed || !keeps) { return; }
      changed = false;
      try {
        store.setItem(key, JSON.stringify({ at: Date.now(), fields: answers(form) }));
        if (status) { say(status.dataset.kept.replace('%s', clock(Date.now()))); }
      } catch (full) {
        if (status) { say(status.dataset.full); }
      }
    }

    /* What earlier windows left here, the newest first; what the server has by now is forgotten. */
    function left() {
      var found = [];
      each(function (name, kept) {
        if (name === key || (name !== page && name.indexOf(page + '#') !== 0)) { return; }
        if (alike(kept.fields, before)) { store.removeItem(name); } else { found.push(name); }
      });
      return found.sort(function (one, other) { return read(other).at - read(one).at; });
    }

    function offerNext() {
      offered = left()[0];
      offer.hidden = !offered;
      if (offered) { offer.querySelector('[data-autosave-when]').textContent = clock(read(offered).at); }
    }

    if (offer) {
      offerNext();
      offer.querySelector('[data-autosave-restore]').addEventListener('click', function () {
        var kept = read(offered);
        if (kept) { putBack(form, kept.fields); }
        changed = true;
        keep();
        store.removeItem(offered);
        offerNext();
        var first = Array.from(form.elements).filter(keepable)[0];
        if (first) { first.focus(); }
      });
      offer.querySelector('[data-autosave-discard]').addEventListener('click', function () {
        store.removeItem(offered);
        offerNext();
      });
    }

    if (!keeps) { return; }

    /* capture.js says that the server has everything that was typed. */
    form.addEventListener('taken', function () {
      clearTimeout(timer);
      timer = null;
      changed = false;
      store.removeItem(key);
    });
    window.addEventListener('storage', function (event) {
      if (event.newValue && event.key && event.key !== key && event.key.indexOf(page + '#') === 0 && status) {
        say(status.dataset.elsewhere);
      }
    });

    /* While somebody writes without a pause it is kept all the same: a crash costs a second. */
    form.addEventListener('input', function (event) {
      if (event.target.type === 'search') { return; }
      changed = true;
      if (!timer) { timer = setTimeout(keep, 900); }
    });
    window.addEventListener('online', function () {
      var pressed = waiting;
      waiting = null;
      if (pressed) { form.requestSubmit(pressed.button); }
    });
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    form.addEventListener('submit', function (event) {
      changed = true;
      keep();
      if (navigator.onLine === false) {
        event.preventDefault();
        event.stopImmediatePropagation();
        waiting = { button: event.submitter };
        if (status) { say(status.dataset.waits.replace('%s', clock(Date.now()))); }
        return;
      }
      var sent = read(key);
      if (sent) {
        sent.sent = true;
        store.setItem(key, JSON.stringify(sent));
      }
    });
  }

  var forms = Array.from(document.querySelectorAll('form[data-autosave]'));
  var notTaken = forms.length || document.querySelector('.error-summary, [data-conflict]') || !document.body.dataset.person;
  var own = PREFIX + document.body.dataset.person + ':';
  var from = document.querySelector('.messages .taken') && document.referrer ? new URL(document.referrer).pathname : '';
  each(function (key, kept) {
    if (!kept.sent) { return; }
    if (from && key.indexOf(own + from + ':') === 0) {
      store.removeItem(key);
    } else if (notTaken) {
      kept.sent = false;
      store.setItem(key, JSON.stringify(kept));
    } else if (key.indexOf(own) === 0) {
      store.removeItem(key);
    }
  });
  forms.forEach(watch);
  document.querySelectorAll('form[data-forgets-kept]').forEach(function (form) {
    form.addEventListener('submit', function () {
      keptKeys().forEach(function (key) {
        if (key.indexOf(PREFIX + document.body.dataset.person + ':') === 0) { store.removeItem(key); }
      });
    });
  });
}());
