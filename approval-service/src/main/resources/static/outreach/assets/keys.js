// Single keys, which can be switched off and never take a letter from somebody who types.
import { cards, current, focusCard, startTyping } from './cards.js';
import { decide, undoLast } from './decisions.js';
import { selectTo, toggle } from './selection.js';

const SETTING = 'outreach.keys';
const dialog = document.getElementById('keys');
const box = document.getElementById('keys-on');

box.checked = localStorage.getItem(SETTING) !== 'off';
box.addEventListener('change', () => localStorage.setItem(SETTING, box.checked ? 'on' : 'off'));
document.getElementById('show-keys').addEventListener('click', () => dialog.showModal());

const actions = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decide(current(), 'approve'),
  s: () => decide(current(), 'skip'),
  S: () => unfold('details.reason'),
  e: () => unfold('details.edit'),
  u: undoLast,
  x: () => toggle(current()),
  X: () => selectTo(current()),
  '/': () => document.getElementById('search').focus(),
  '?': () => dialog.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    return leave(event.target);
  }
  if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) {
    return;
  }
  // A key that is held down moves on, and decides nothing.
  if (event.repeat && event.key !== 'j' && event.key !== 'k') {
    return;
  }
  const action = document.querySelector('dialog[open]') ? null : actions[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

function isTyping(element) {
  return element.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
}

function step(direction) {
  const all = cards();
  const at = all.indexOf(current());
  focusCard(at < 0 ? all[0] : all[Math.min(Math.max(at + direction, 0), all.length - 1)]);
}

function unfold(selector) {
  const details = current()?.querySelector(selector);
  if (details) {
    details.open = true;
    startTyping(details);
  }
}

function leave(element) {
  const details = element.closest('details.edit, details.reason');
  if (details && !element.form?.matches('.editor')) {
    details.open = false;
  } else if (details) {
    details.querySelector('.cancel')?.click();
  }
  if (details || element.id === 'search') {
    focusCard(details?.closest('.card') ?? current() ?? cards()[0]);
  }
}
