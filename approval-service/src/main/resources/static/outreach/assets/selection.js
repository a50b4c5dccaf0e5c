// Selects drafts for a bulk decision: some, a range, or all that match the filters. Each is selected in the version that was
// read.
import { cards, current, focusCard } from './cards.js';
import { ask } from './bulk.js';
import { isHeld } from './decisions.js';
import { versionRead } from './versions.js';

const bar = document.getElementById('selection');
let lastToggled = null;
/** The result of "select all that match": drafts with their versions, also of cards that are not loaded. */
let matching = null;
/** While all that match are being fetched. */
let selecting = null;

export function toggle(card) {
  const box = card?.querySelector('.select input');
  if (box) {
    box.checked = !box.checked;
    selectionChanged(card);
  }
}

/** Selects the cards from the last toggled one to this one. */
export function selectTo(card) {
  const all = cards();
  // The last toggled one may have left the list.
  const start = all.includes(lastToggled) ? lastToggled : card;
  const [from, to] = [all.indexOf(start), all.indexOf(card)].sort((a, b) => a - b);
  all.slice(from, to + 1).forEach((each) => check(each, true));
  selectionChanged(card);
}

/** Opens the dialog about this decision on the selection, also while the selection still loads. Returns false without a selection. */
export function decideSelected(operation) {
  const button = bar?.querySelector(`[data-bulk=${operation}]`);
  if (selecting) {
    selecting.then(() => selected().length && button?.click());
  } else if (selected().length) {
    button?.click();
  }
  return Boolean(selecting) || selected().length > 0;
}

export function clearSelection() {
  const any = bar && selected().length > 0;
  cards().forEach((card) => check(card, false));
  matching = null;
  if (bar) {
    show();
  }
  return any;
}

export function selectMatching() {
  selecting ??= bar && fetchMatching().finally(() => (selecting = null));
}

async function fetchMatching() {
  const headers = { 'HX-Request': 'true', Accept: 'application/json' };
  const answer = await fetch(bar.dataset.selection, { headers }).catch(() => null);
  if (answer?.ok) {
    cards().forEach((card) => check(card, true));
    matching = await answer.json();
    // Neither a version that came since, nor one that the page does not show yet.
    matching.drafts = matching.drafts.map(({ id, version }) => ({ id, version: Math.min(versionRead(id) || version, version) }));
    show();
  }
}

function check(card, on) {
  const box = card.querySelector('.select input');
  if (box && !(on && isHeld(card.dataset.id))) {
    box.checked = on;
  }
}

function selectionChanged(card) {
  lastToggled = card;
  matching = null;
  show();
}

function selected() {
  const drafts = matching
    ? matching.drafts
    : cards()
        .filter((card) => card.querySelector('.select input')?.checked)
        .map((card) => ({ id: card.dataset.id, version: versionRead(card.dataset.id) }));
  return drafts.filter(({ id }) => !isHeld(id));
}

function show() {
  const count = selected().length;
  bar.hidden = count === 0;
  document.getElementById('selected-count').textContent = count + (matching?.more ? '+' : '');
}

/** The bar comes after the focused card and its box in the order of focus, and before the rest of the card. */
function moveFocus(event) {
  const card = current();
  const [first, last] = [bar.querySelector('button'), [...bar.querySelectorAll('button')].at(-1)];
  const { target, shiftKey } = event;
  if (!shiftKey && (target === card || target.matches('.card .select input'))) {
    event.preventDefault();
    first.focus();
  } else if (card && ((shiftKey && target === first) || (!shiftKey && target === last))) {
    event.preventDefault();
    (shiftKey ? card : card.querySelector('.select ~ * a, .actions button')).focus();
  }
}

if (bar) {
  document.addEventListener('click', (event) => {
    const box = event.target.matches('.select input') && event.target;
    if (box && event.shiftKey && lastToggled) {
      selectTo(box.closest('.card'));
    } else if (box) {
      selectionChanged(box.closest('.card'));
    }
  });
  document.addEventListener('keydown', (event) => event.key === 'Tab' && !bar.hidden && moveFocus(event));
  document.getElementById('select-none').addEventListener('click', () => {
    clearSelection();
    focusCard(current());
  });
  document.getElementById('select-matching').addEventListener('click', selectMatching);
  bar.querySelectorAll('[data-bulk]').forEach((button) =>
    button.addEventListener('click', () => ask(button.dataset.bulk, selected(), { more: Boolean(matching?.more), done: clearSelection })),
  );
  // The selection may include cards that were added or removed.
  document.addEventListener('htmx:load', show);
  document.addEventListener('outreach:selected', show);
  // Drafts that matched other filters are selected no longer.
  document.addEventListener('outreach:filtered', () => {
    matching = null;
    show();
  });
}
