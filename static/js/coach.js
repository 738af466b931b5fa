/* Asks the coach when somebody pauses: <form data-coach-ask="address"> with areas [data-coach="field"].
   Nothing is saved by asking. The questions come as a part of a page and stand below their field; the
   focus stays where it is, and the line that is being written does not move. Without this script the
   same questions stand there after saving, and their buttons lead to a page that asks for the reason. */
(function () {
  'use strict';

  var PAUSE = 1500;
  var form = document.querySelector('form[data-coach-ask]');
  if (!form || !window.fetch) { return; }
  var address = form.dataset.coachAsk;
  var first = form.querySelector('[name=what]');
  var reasons = null;
  var running = null;
  var again = false;
  var timer;

  if (first && !form.querySelector('[data-coach]')) {
    var place = document.createElement('div');
    place.className = 'coach';
    place.dataset.coach = 'what';
    first.closest('.field').append(place);
  }
  var areas = Array.from(form.querySelectorAll('[data-coach]'));
  var read = areas.map(function (area) { return area.dataset.coach; }).concat('language');
  var answer = document.createElement('form');
  answer.id = 'coach-reason';
  document.body.append(answer);

  areas.forEach(function (area) {
    var said = document.createElement('p');
    said.className = 'visually-hidden';
    said.setAttribute('role', 'status');
    area.after(said);
    ['input', 'change'].forEach(function (name) {
      area.addEventListener(name, function (event) { event.stopPropagation(); });
    });
    area.addEventListener('focusout', function () { if (again) { plan(); } });
  });

  function typed() {
    var body = new FormData();
    body.append('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value);
    body.append('live', '1');
    read.forEach(function (name) {
      var field = form.elements[name];
      if (field && field.value !== undefined) { body.append(name, field.value); }
    });
    return body;
  }

  function post(path, body) {
    return fetch(path, { method: 'POST', body: body, credentials: 'same-origin', redirect: 'manual' });
  }

  function keysIn(area) {
    return Array.from(area.querySelectorAll('[data-question]')).map(function (one) { return one.dataset.question; }).join(' ');
  }

  function openIn(area) {
    return Array.from(area.querySelectorAll('details[open]')).map(function (part) {
      var line = part.closest('[data-question]');
      return line ? '[data-question="' + line.dataset.question + '"] details' : '.' + part.classList[1];
    });
  }

  /* A line that is being read or answered stays; everything else is set without moving the caret's line. */
  function put(area, fresh) {
    var busy = area.contains(document.activeElement) || area.querySelector('.coach-reasons');
    if (area.innerHTML.trim() === fresh.innerHTML.trim()) { return; }
    if (busy) { again = true; return; }
    var changed = keysIn(area) !== keysIn(fresh);
    var open = openIn(area);
    var held = document.activeElement && form.contains(document.activeElement) ? document.activeElement : null;
    var before = held && held.getBoundingClientRect().top;
    area.replaceChildren.apply(area, Array.from(fresh.childNodes));
    open.forEach(function (selector) {
      var part = area.querySelector(selector);
      if (part) { part.open = true; }
    });
    var moved = held ? held.getBoundingClientRect().top - before : 0;
    if (moved) { window.scrollBy(0, moved); }
    if (changed) { area.nextElementSibling.textContent = fresh.dataset.said; }
  }

  function take(text) {
    var page = new DOMParser().parseFromString(text, 'text/html');
    reasons = page.querySelector('[data-coach-reasons]') || reasons;
    again = false;
    areas.forEach(function (area) {
      var fresh = page.querySelector('[data-coach="' + area.dataset.coach + '"]');
      if (fresh) { put(area, document.adoptNode(fresh)); }
    });
  }

  function ask() {
    clearTimeout(timer);
    if (running) {
      again = true;
      return running;
    }
    running = post(address, typed()).then(function (response) {
      if (response.status === 200) { return response.text().then(take); }
    }).catch(function () { /* No connection: the next pause asks again. */ }).then(function () { running = null; });
    return running;
  }

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  function leave(fieldset) {
    var line = fieldset.closest('[data-question]');
    fieldset.remove();
    var button = line.querySelector('[data-coach-no]');
    button.hidden = false;
    button.focus();
  }

  function open(key) {
    var button = form.querySelector('[data-question="' + key + '"] [data-coach-no]');
    if (!button || !reasons || form.querySelector('.coach-reasons')) { return; }
    button.hidden = true;
    button.after(document.importNode(reasons.content, true));
    button.nextElementSibling.querySelector('input').focus();
    button.nextElementSibling.scrollIntoView({ block: 'nearest' });
  }

  /* Afterwards the focus goes to the next question of the field, or back to the text. */
  function goOn(area) {
    var next = area.querySelector('[data-coach-no]') || document.getElementById('id_' + area.dataset.coach);
    if (next) { next.focus(); }
  }

  function send(line, path, more) {
    var area = line.closest('[data-coach]');
    var body = typed();
    more.forEach(function (pair) { body.append(pair[0], pair[1]); });
    var fault = line.querySelector('.coach-reasons .field-error');
    function say(words) {
      if (fault) {
        fault.textContent = words;
        fault.hidden = false;
      }
    }
    return post(path, body).then(function (response) {
      if (response.status === 422) { return response.text().then(say); }
      if (response.status !== 200) {
        say(response.type === 'opaqueredirect' ? form.dataset.signedOut : form.dataset.noConnection);
        return;
      }
      return response.text().then(function (text) {
        area.replaceChildren();
        take(text);
        goOn(area);
      });
    }).catch(function () { say(form.dataset.noConnection); });
  }

  form.addEventListener('input', function (event) {
    if (read.indexOf(event.target.name) >= 0) { plan(); }
  });

  form.addEventListener('click', function (event) {
    var button = event.target.closest('[data-coach-no], [data-coach-again], [data-coach-leave]');
    if (!button) { return; }
    event.preventDefault();
    var line = button.closest('[data-question]');
    var key = line.dataset.question;
    if ('coachLeave' in button.dataset) {
      leave(button.closest('fieldset'));
    } else if ('coachAgain' in button.dataset) {
      send(line, address + key + '/take-back/', []);
    } else if (reasons) {
      open(key);
    } else {
      button.blur();
      ask().then(function () { open(key); });
    }
  });

  answer.addEventListener('submit', function (event) {
    event.preventDefault();
    var line = form.querySelector('.coach-reasons').closest('[data-question]');
    send(line, address + line.dataset.question + '/', Array.from(new FormData(answer)));
  });
}());
