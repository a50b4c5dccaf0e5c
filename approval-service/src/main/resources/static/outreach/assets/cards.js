// The list of cards, and which of them has the focus.
const PRELOAD_BELOW = 25;
/** A search that reached its bound continues only on a click. */
const MORE = '.more [hx-get]:not([data-searched])';
let lastFocused = null;

export function cards() {
  return [...document.querySelectorAll('#list > .card')];
}

/** Cards without a decision. */
export function openCards() {
  return cards().filter((card) => !card.matches('.held, .mine') && isOpen(card));
}

function isOpen(card) {
  return document.getElementById('list').dataset.tab !== 'pending' || card.dataset.decidable;
}

export function current() {
  const focused = document.activeElement?.closest?.('#list > .card');
  return focused ?? (lastFocused ? document.getElementById(lastFocused) : null);
}

export function focusCard(card, { remember = true, scroll = true } = {}) {
  if (!card) {
    return;
  }
  lastFocused = card.id;
  card.focus({ preventScroll: true });
  if (scroll) {
    card.scrollIntoView({ block: 'nearest' });
  }
  if (remember) {
    putIntoUrl(card.dataset.id);
  }
}

document.addEventListener('focusin', (event) => {
  const card = event.target.closest?.('#list > .card');
  if (card && card.id !== lastFocused) {
    lastFocused = card.id;
    putIntoUrl(card.dataset.id);
  }
});

/** The next card without a decision, else the previous one. Loads more cards before the list ends. */
export function nextOpen(card) {
  const open = openCards().filter((each) => each !== card);
  const after = open.filter((each) => card.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (after.length < PRELOAD_BELOW) {
    const more = document.querySelector(MORE);
    if (more && !more.classList.contains('htmx-request')) {
      htmx.trigger(more, 'click');
    }
  }
  return after[0] ?? open.at(-1) ?? null;
}

// Moves the focus on as soon as more cards are loaded, if the person has decided all others.
document.addEventListener('htmx:load', () => {
  const card = current();
  if (card?.matches('.held, .mine') && card === document.activeElement && openCards().length) {
    focusCard(nextOpen(card));
  }
});

/** Returns the card that the server has sent instead. */
export function replaceCard(card, html) {
  htmx.swap(card, html, { swapStyle: 'outerHTML' });
  return document.getElementById(card.id);
}

/** Says so if the person has decided all cards. Loads those that are left first. */
export function showIfEmpty() {
  const more = document.querySelector(MORE);
  if (openCards().length) {
    return;
  }
  if (more) {
    htmx.trigger(more, 'click');
  } else if (!document.querySelector('.more')) {
    document.getElementById('empty').hidden = false;
  }
}

/** Puts the cursor at the end of an opened editor. */
export function startTyping(details) {
  const field = details.querySelector('textarea, input:not([type=hidden])');
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** Has a screen reader read the text. */
export function announce(text) {
  document.getElementById('announcement').textContent = text;
}

// Reload, back and a copied link open the same draft.
function putIntoUrl(id) {
  const url = new URL(location.href);
  if (id && url.searchParams.get('open') !== id) {
    url.searchParams.set('open', id);
    url.searchParams.delete('after');
    history.replaceState(history.state, '', url);
  }
}
