// The note that offers an unsaved text.
import { localiseTimes } from './times.js';

const texts = document.getElementById('texts').dataset;
let unkept = false;

export function unsavedNote(text, at, onContinue, onDiscard) {
  const note = element('section', 'unsaved');
  note.setAttribute('aria-label', texts.unsavedText);
  note.dataset.at = at;
  const head = element('p', 'head');
  const time = element('time', 'small');
  time.dateTime = new Date(at).toISOString();
  head.append(element('strong', '', texts.unsavedText), ' ', time);
  localiseTimes(head);
  const typed = element('p', 'text', text);
  typed.dir = 'auto';
  const buttons = element('p', 'buttons');
  buttons.append(button('continue', texts.continue, onContinue), button('quiet discard', texts.discard, onDiscard));
  note.append(head, typed, buttons);
  return note;
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

/** For a text that the browser could not keep. */
export function warnBeforeLeaving(on) {
  unkept = on;
}

addEventListener('beforeunload', (event) => unkept && event.preventDefault());
