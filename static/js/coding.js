/* Keys for coding: the codes of one question are numbered 1 to 9, the next nine after "0"; "n" is always that none
   applies. The marks are data-key, which keys.js presses; without this script every choice is a plain box. */
(function () {
  'use strict';

  var form = document.querySelector('[data-coding]');
  if (!form) { return; }
  var questions = Array.from(form.querySelectorAll('[data-coding-question]'));
  var active = -1;
  var page = 0;

  function mark(label, key) {
    var kbd = label.querySelector('kbd');
    if (key) { label.dataset.key = key; } else { delete label.dataset.key; }
    if (kbd) { kbd.textContent = key; kbd.hidden = !key; }
  }

  function labelsOf(question) {
    return Array.from(question.querySelectorAll('.code-choice')).filter(function (label) {
      return label.querySelector('kbd') && !label.querySelector('[data-coding-none]');
    });
  }

  function show(place, nine) {
    active = place;
    page = nine;
    questions.forEach(function (question, at) {
      var labels = labelsOf(question);
      question.classList.toggle('is-active', at === active);
      labels.forEach(function (label, number) {
        var inPage = at === active && number >= page * 9 && number < page * 9 + 9;
        mark(label, inPage ? String(number - page * 9 + 1) : '');
      });
      var none = question.querySelector('[data-coding-none]');
      if (none) { mark(none.closest('label'), at === active ? 'n' : ''); }
    });
  }

  function isAnswered(question) {
    return Array.from(question.querySelectorAll('.code-choice input')).some(function (input) {
      return input.checked && input.value;
    });
  }

  function open(question) {
    var note = question.querySelector('[data-coding-note]');
    if (note) {
      note.open = true;
      note.querySelector('input[type=text]').focus();
    }
  }

  questions.forEach(function (question, at) {
    question.addEventListener('focusin', function () {
      if (at !== active) { show(at, 0); }
    });
    question.addEventListener('change', function (event) {
      if (at !== active) { show(at, page); }
      if (event.target.matches('[data-coding-none], [data-coding-unsure]') && event.target.checked) {
        open(question);
      } else if (event.target.matches('[type=radio]') && questions[at + 1]) {
        var next = questions[at + 1];
        show(at + 1, 0);
        next.scrollIntoView({ block: 'nearest' });
      }
    });
  });

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || active < 0) { return; }
    if (document.getElementById('keys') && document.getElementById('keys').open) { return; }
    if (event.target.matches && event.target.matches('textarea, select, input[type=text]')) { return; }
    try { if (localStorage.getItem('oh:keys-off') === 'yes') { return; } } catch (refused) { /* keys stay on */ }
    var question = questions[active];
    if (event.key === '0') {
      var pages = Math.ceil(labelsOf(question).length / 9);
      show(active, (page + 1) % pages);
    } else if (event.key === 'u') {
      var unsure = question.querySelector('[data-coding-unsure]');
      if (unsure) {
        event.preventDefault();
        question.querySelector('[data-coding-note]').open = true;
        unsure.click();
      }
    } else if (event.key === 'Enter' && (event.target === document.body || event.target.closest('.code-choice'))) {
      // Pressed among choices, it moves on; only a button sends what was chosen.
      event.preventDefault();
      if (questions[active + 1]) {
        show(active + 1, 0);
        questions[active].scrollIntoView({ block: 'nearest' });
      }
    }
  });

  var hint = form.querySelector('[data-coding-keys]');
  if (hint) { hint.hidden = false; }
  if (questions.length) {
    var first = questions.findIndex(function (question) { return !isAnswered(question); });
    show(first < 0 ? 0 : first, 0);
  }
}());
