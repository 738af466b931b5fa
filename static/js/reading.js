/* Makes marking a passage quicker; without this script sentences are ticked and the button does the rest.
   - words selected with the mouse are marked exactly, instead of whole sentences
   - arrow keys go from sentence to sentence, with Shift they choose, Escape chooses nothing
   - says how many words are chosen
   Everything is listened for on the document, because pages come and go. */
(function () {
  'use strict';

  var MOST = 30;

  function form() { return document.querySelector('form[data-reading]'); }
  function boxes() { return Array.from(form().querySelectorAll('.sentence input')); }
  function count(text) { return text.trim().split(/\s+/).filter(Boolean).length; }

  function say(number) {
    var line = form().querySelector('[data-chosen]');
    if (!line) { return; }
    var words = number > MOST ? line.dataset.tooMany : number === 1 ? line.dataset.one : line.dataset.many;
    line.textContent = number ? words.replace('%s', String(number)) : '';
  }

  function exact(start, end) {
    ['start', 'end'].forEach(function (name) {
      var field = form().querySelector('input[data-' + name + ']');
      field.value = name === 'start' ? start : end;
      field.disabled = !(end > start);
    });
  }

  function tellTicked() {
    var ticked = boxes().filter(function (box) { return box.checked; });
    if (!ticked.length) { return say(0); }
    var all = boxes();
    var chosen = all.slice(all.indexOf(ticked[0]), all.indexOf(ticked[ticked.length - 1]) + 1);
    say(count(chosen.map(function (box) { return box.nextElementSibling.textContent; }).join(' ')));
  }

  /* Where a point of the text lies in the text of the page; a sentence with withheld words counts as a whole. */
  function placeOf(node, offset, atEnd) {
    var element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    var sentence = element && element.closest('label.sentence');
    if (!sentence || !form().contains(sentence)) { return null; }
    var start = Number(sentence.dataset.start);
    if ('whole' in sentence.dataset) { return atEnd ? Number(sentence.dataset.end) : start; }
    var range = document.createRange();
    range.setStart(sentence.querySelector('[data-words]'), 0);
    range.setEnd(node, offset);
    return start + Array.from(range.toString()).length;
  }

  function selected() {
    var selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount || !form()) { return null; }
    var range = selection.getRangeAt(0);
    var start = placeOf(range.startContainer, range.startOffset, false);
    var end = placeOf(range.endContainer, range.endOffset, true);
    var words = selection.toString();
    if (start === null || end === null || end <= start || words.trim().length < 2) { return null; }
    return { start: start, end: end, words: words };
  }

  document.addEventListener('selectionchange', function () {
    var found = form() && selected();
    if (!found) { return; }
    boxes().forEach(function (box) { box.checked = false; });
    exact(found.start, found.end);
    say(count(found.words));
  });

  document.addEventListener('click', function (event) {
    var sentence = event.target.closest && event.target.closest('label.sentence');
    // The end of dragging over words is no click on their sentence.
    if (sentence && event.target.tagName !== 'INPUT' && selected()) { event.preventDefault(); }
  });

  document.addEventListener('change', function (event) {
    if (!event.target.matches('.sentence input')) { return; }
    exact(0, 0);
    tellTicked();
  });

  function go(box, step, choosing) {
    var all = boxes();
    var other = all[all.indexOf(box) + step];
    if (!other) { return; }
    if (choosing) {
      if (other.checked) { box.checked = false; } else { box.checked = other.checked = true; }
      exact(0, 0);
      tellTicked();
    }
    other.focus();
  }

  document.addEventListener('keydown', function (event) {
    if (!event.target.matches || !event.target.matches('.sentence input')) { return; }
    var step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      go(event.target, step, event.shiftKey);
    } else if (event.key === 'Escape') {
      boxes().forEach(function (box) { box.checked = false; });
      exact(0, 0);
      say(0);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      form().requestSubmit();
    }
  });

  /* The form that came beside the page takes the focus, so that who uses the keyboard need not look for it. */
  document.addEventListener('htmx:afterSwap', function (event) {
    if (event.target.id !== 'marking') { return; }
    var first = event.target.querySelector('textarea, input:not([type=hidden])');
    if (first) { first.focus(); }
  });
}());
