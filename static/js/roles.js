/* Asks for the role of an actor only where it is ticked and another one is too (fieldset[data-roles]).
   Without this script the boxes for roles stand with every actor. */
(function () {
  'use strict';

  function show() {
    document.querySelectorAll('[data-roles]').forEach(function (list) {
      var several = list.querySelectorAll('[name=actors]:checked').length > 1;
      list.querySelectorAll('.actor-role').forEach(function (role) {
        var ticked = role.parentElement.querySelector('[name=actors]').checked;
        role.hidden = !(several && ticked);
      });
    });
  }

  document.addEventListener('change', show);
  document.addEventListener('htmx:afterSwap', show);
  show();
}());
