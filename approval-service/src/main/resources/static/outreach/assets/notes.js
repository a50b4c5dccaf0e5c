// The note that offers an unsaved text.
import { localiseTimes } from './times.js';

const texts = document.getElementById('texts').dataset;

/** @param onContinue null if nobody can edit the draft any more: the text can be copied */
export function unsavedNote(text, at, onContinue, onDiscard) {
  const note = element('section', 'unsaved');
  note.setAttribute('aria-label', texts.unsavedText);
  note.dataset.at = at;
  note.classList.toggle('whole', !onContinue);
  const head = element('p', 'head');
  const time = element('time', 'small');
  time.dateTime = new Date(at).toISOString();
  head.append(element('strong', '', texts.unsavedText), ' ', time);
  localiseTimes(head);
  const typed = element('p', 'text', text);
  typed.dir = 'auto';
  const buttons = element('p', 'buttons');
  const first = onContinue ? button('continue', texts.continue, onContinue) : button('copy', texts.copyText, () => copy(typed));
  buttons.append(first, button('quiet discard', texts.discard, onDiscard));
  note.append(head, typed, buttons);
  return note;
}

/** Selected as well, because a browser may refuse to copy. */
function copy(typed) {
  getSelection().selectAllChildren(typed);
  navigator.clipboard?.writeText(typed.textContent).catch(() => {});
}

function button(className, label, action) {
  const created = element('button', className, label);
  created.type = 'button';
  created.addEventListener('click', action);
  return created;
}

function element(name, className, textContent = '') {
  return Object.assign(document.createElement(name), { className, textContent });
}

/** Marks the card or form of a text that the browser cannot keep: leaving the page would lose it. */
export function markUnkept(element, on) {
  element.toggleAttribute('data-unkept', on);
}

addEventListener('beforeunload', (event) => document.querySelector('[data-unkept]') && event.preventDefault());
