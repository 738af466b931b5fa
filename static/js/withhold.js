/* Words selected on the record are withheld by one button; without a script they are typed or pasted. */
(function () {
  'use strict';

  var form = document.getElementById('withhold-selection');
  var words = form && form.elements.namedItem('words');
  var said = form && form.querySelector('[data-selected]');
  if (!form) { return; }

  function selected() {
    var selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) { return ''; }
    var place = selection.getRangeAt(0).commonAncestorContainer;
    var element = place.nodeType === Node.ELEMENT_NODE ? place : place.parentElement;
    if (!element || !element.closest('main') || form.contains(element)) { return ''; }
    return selection.toString().trim();
  }

  document.addEventListener('selectionchange', function () {
    var text = selected();
    if (text.length < 2 || text.length > 1000) {
      if (!form.contains(document.activeElement)) { form.hidden = true; }
      return;
    }
    words.value = text;
    said.textContent = text.length > 60 ? text.slice(0, 60) + '…' : text;
    form.hidden = false;
  });
})();
