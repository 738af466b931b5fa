/* Makes forms quicker; every form works without it.
   - moves focus to the error summary after a page was answered with errors
   - counts characters (data-maxlength) and words (data-words) while somebody writes
   - offers names while somebody writes (data-names: where they are fetched, once, when they are wanted)
   - asks for the role of an actor only where it is ticked and another one is too (fieldset[data-roles])
   - lets a form that changes something be sent once only, until the answer is there
   It also tells htmx, where a page has it, to run no code from attributes, to add no style of its
   own (the content policy forbids both) and to ask no other host. */
(function () {
  'use strict';

  if (window.htmx) {
    Object.assign(window.htmx.config, {
      allowEval: false,
      includeIndicatorStyles: false,
      selfRequestsOnly: true,
      historyCacheSize: 0
    });
  }

  function focusSummary() {
    var summary = document.querySelector('[data-focus]');
    if (summary) { summary.focus(); }
  }

  function say(pattern, number) {
    return pattern.replace('%s', String(number));
  }

  function countCharacters(field, line, most) {
    var left = most - Array.from(field.value).length;
    line.textContent = left < 0 ? say(line.dataset.over, -left) : say(line.dataset.left, left);
    line.classList.toggle('count-over', left < 0);
  }

  function countWords(field, line, plain) {
    var words = field.value.trim().split(/\s+/).filter(Boolean).length;
    line.textContent = words ? plain + ' ' + say(line.dataset.written, words) + '.' : plain;
  }

  function watchCount(line) {
    var field = document.getElementById(line.dataset.countFor);
    if (!field) { return; }
    var plain = line.textContent;
    var announced = document.createElement('span');
    announced.className = 'visually-hidden';
    announced.setAttribute('role', 'status');
    line.after(announced);
    var described = field.getAttribute('aria-describedby');
    field.setAttribute('aria-describedby', described ? described + ' ' + line.id : line.id);
    var timer;
    function show() {
      if (field.dataset.maxlength) {
        countCharacters(field, line, Number(field.dataset.maxlength));
      } else {
        countWords(field, line, plain);
      }
    }
    field.addEventListener('input', function () {
      show();
      clearTimeout(timer);
      timer = setTimeout(function () { announced.textContent = line.textContent; }, 1500);
    });
    if (field.value) { show(); }
  }

  var offers = {};

  function fetchOffer(address) {
    return fetch(address, { credentials: 'same-origin' }).then(function (answer) {
      return answer.json();
    }).then(function (names) {
      var list = document.createElement('datalist');
      list.id = 'offer-' + Object.keys(offers).indexOf(address);
      list.append.apply(list, names.map(function (name) {
        var option = document.createElement('option');
        option.value = name;
        return option;
      }));
      document.body.append(list);
      return list.id;
    });
  }

  function offerNames(event) {
    var field = event.target;
    var address = field.dataset && field.dataset.names;
    if (!address || field.hasAttribute('list')) { return; }
    offers[address] = offers[address] || fetchOffer(address);
    offers[address].then(function (id) {
      field.setAttribute('list', id);
    }, function () {
      delete offers[address];
    });
  }

  function release(form) {
    delete form.dataset.sent;
    form.querySelectorAll('[aria-disabled="true"][data-held]').forEach(function (button) {
      button.removeAttribute('aria-disabled');
      delete button.dataset.held;
    });
  }

  function sendOnce(event) {
    var form = event.target;
    if (form.method !== 'post' || form.hasAttribute('hx-post') || 'repeatable' in form.dataset) { return; }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    if (event.submitter) {
      event.submitter.setAttribute('aria-disabled', 'true');
      event.submitter.dataset.held = 'yes';
    }
    setTimeout(function () { release(form); }, 12000);
  }

  function showRoles() {
    document.querySelectorAll('[data-roles]').forEach(function (list) {
      var several = list.querySelectorAll('[name=actors]:checked').length > 1;
      list.querySelectorAll('.actor-role').forEach(function (role) {
        var ticked = role.parentElement.querySelector('[name=actors]').checked;
        role.hidden = !(several && ticked);
      });
    });
  }

  document.querySelectorAll('[data-count-for]').forEach(watchCount);
  document.addEventListener('focusin', offerNames);
  document.addEventListener('submit', sendOnce);
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) { document.querySelectorAll('form[data-sent]').forEach(release); }
  });
  document.addEventListener('change', showRoles);
  document.addEventListener('htmx:afterSwap', showRoles);
  showRoles();
  focusSummary();
}());
