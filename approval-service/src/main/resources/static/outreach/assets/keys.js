// Single-key shortcuts. They can be disabled and do not apply in text boxes.
import { cards, current, focusCard, startTyping } from './cards.js';
import { decide, undoLast } from './decisions.js';
import { approveSequence } from './sequences.js';
import { clearSelection, decideSelected, selectMatching, selectTo, toggle } from './selection.js';
import { acknowledgeCurrent } from './versions.js';

const STORAGE_KEY = 'outreach.keys';
const dialog = document.getElementById('keys');
const checkbox = document.getElementById('keys-on');

checkbox.checked = localStorage.getItem(STORAGE_KEY) !== 'off';
checkbox.addEventListener('change', () => localStorage.setItem(STORAGE_KEY, checkbox.checked ? 'on' : 'off'));
document.getElementById('show-keys').addEventListener('click', () => dialog.showModal());

const actions = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decideSelected('approve') || decide(current(), 'approve'),
  A: approveSequence,
  s: () => decideSelected('skip') || decide(current(), 'skip'),
  S: () => unfold('details.reason'),
  e: () => unfold('details.edit'),
  n: acknowledgeCurrent,
  u: undoLast,
  x: () => toggle(current()),
  X: () => selectTo(current()),
  '*': selectMatching,
  '/': () => document.getElementById('search').focus(),
  '?': () => dialog.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    return leave(event.target);
  }
  if (!checkbox.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) {
    return;
  }
  // A key that is held down repeats moves only, never decisions.
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
  const index = all.indexOf(current());
  focusCard(index < 0 ? all[0] : all[Math.min(Math.max(index + direction, 0), all.length - 1)]);
}

function unfold(selector) {
  const details = current()?.querySelector(selector);
  if (details) {
    details.open = true;
    startTyping(details);
  }
}

/** Leaves the editor or the search, else the selection. An open dialog closes itself. */
function leave(element) {
  const details = element.closest('details.edit, details.reason');
  if (details) {
    details.open = false;
  }
  if (details || element.id === 'search') {
    focusCard(details?.closest('.card') ?? current() ?? cards()[0]);
  } else if (!element.closest('dialog') && clearSelection()) {
    focusCard(current());
  }
}
