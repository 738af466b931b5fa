/* Keys for people who work through many records, and menus that close.
   An element with data-key="a" is pressed (or, for a field, focused) by that key, unless somebody
   is writing. A closed box is opened by its key and closed by Escape; the key again presses its `data-key-again`.
   Words about keys (`data-key-hint`) are shown while the keys work.
   "?" lists the keys of the page and those that another script knows (`data-key-told`), and there they can be switched off for this device (WCAG 2.1.4).
   A page without that list, such as a form, has no keys. */
(function () {
  'use strict';

  var OFF = 'oh:keys-off';
  var dialog = document.getElementById('keys');

  function switchedOff() {
    try { return localStorage.getItem(OFF) === 'yes'; } catch (refused) { return false; }
  }

  function showHints() {
    document.querySelectorAll('[data-key-hint]').forEach(function (hint) { hint.hidden = switchedOff(); });
  }

  function isWriting(target) {
    return target.isContentEditable ||
      (target.matches && target.matches('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button])'));
  }

  function isShown(element) {
    return element.getClientRects().length > 0;
  }

  function keyed() {
    return Array.from(document.querySelectorAll('[data-key]')).filter(isShown);
  }

  function nameOf(element) {
    if (element.dataset.keyLabel) { return element.dataset.keyLabel; }
    if (element.getAttribute('aria-label')) { return element.getAttribute('aria-label'); }
    if (element.labels && element.labels.length) { return element.labels[0].textContent.trim(); }
    var copy = element.cloneNode(true);
    copy.querySelectorAll('kbd, .choice-hint').forEach(function (part) { part.remove(); });
    return copy.textContent.trim();
  }

  function openList() {
    if (dialog.open) { return; }
    var list = dialog.querySelector('[data-keys-list]');
    list.textContent = '';
    keyed().concat(Array.from(document.querySelectorAll('[data-key-told]'))).forEach(function (element) {
      var term = document.createElement('dt');
      var key = document.createElement('kbd');
      var meaning = document.createElement('dd');
      key.textContent = element.dataset.key || element.dataset.keyTold;
      meaning.textContent = nameOf(element);
      term.append(key);
      list.append(term, meaning);
    });
    dialog.showModal();
  }

  /* Focuses a field; in a text one goes on where the words that stand there end. */
  function writeIn(field) {
    field.focus();
    if (field.tagName === 'TEXTAREA') { field.setSelectionRange(field.value.length, field.value.length); }
  }

  function press(element) {
    if (element.matches('input:not([type=submit]):not([type=button]), textarea, select')) {
      element.focus();
    } else if (element.tagName === 'DETAILS' && element.open && element.querySelector('[data-key-again]')) {
      element.querySelector('[data-key-again]').click();
    } else if (element.tagName === 'DETAILS') {
      element.open = true;
      writeIn(element.querySelector('textarea, select, input:not([type=hidden])') || element.querySelector('summary'));
    } else {
      element.click();
    }
  }

  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      document.querySelectorAll('details[data-drop][open]').forEach(function (drop) {
        drop.open = false;
        if (drop.contains(document.activeElement)) { drop.querySelector('summary').focus(); }
      });
      var box = document.activeElement && document.activeElement.closest('details[data-key][open]');
      if (box && dialog && !dialog.open) {
        box.open = false;
        box.querySelector('summary').focus();
      }
      return;
    }
    if (!dialog || dialog.open || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) { return; }
    if (event.key === '?') {
      event.preventDefault();
      openList();
      return;
    }
    if (switchedOff()) { return; }
    var element = keyed().find(function (one) { return one.dataset.key === event.key; });
    if (element) {
      event.preventDefault();
      press(element);
    }
  });

  document.addEventListener('click', function (event) {
    document.querySelectorAll('details[data-drop][open]').forEach(function (drop) {
      if (!drop.contains(event.target)) { drop.open = false; }
    });
  });

  if (dialog) {
    var choice = dialog.querySelector('[data-keys-choice]');
    choice.checked = !switchedOff();
    choice.addEventListener('change', function () {
      try { localStorage.setItem(OFF, choice.checked ? 'no' : 'yes'); } catch (refused) { choice.checked = true; }
      showHints();
    });
    showHints();
    document.querySelectorAll('[data-opens="keys"]').forEach(function (button) {
      if (!keyed().length) { return; }
      button.hidden = false;
      button.addEventListener('click', openList);
    });
  }
}());
