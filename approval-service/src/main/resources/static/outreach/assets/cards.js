// The list of cards, and the one that the person is at.
let last = null;

export function cards() {
  return [...document.querySelectorAll('#list > .card')];
}

/** Cards that still ask for a decision. */
export function openCards() {
  return cards().filter((card) => !card.matches('.held, .mine') && isOpen(card));
}

function isOpen(card) {
  return document.getElementById('list').dataset.tab !== 'pending' || card.dataset.decidable;
}

export function current() {
  const focused = document.activeElement?.closest?.('#list > .card');
  return focused ?? (last ? document.getElementById(last) : null);
}

export function focusCard(card, { remember = true } = {}) {
  if (!card) {
    return;
  }
  last = card.id;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
  if (remember) {
    putIntoAddress(card.dataset.id);
  }
}

document.addEventListener('focusin', (event) => {
  const card = event.target.closest?.('#list > .card');
  if (card && card.id !== last) {
    last = card.id;
    putIntoAddress(card.dataset.id);
  }
});

/** The card after this one that asks for a decision, else the one before; the list is read on before it ends. */
export function nextOpen(card) {
  const open = openCards().filter((each) => each !== card);
  const after = open.filter((each) => card.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (after.length < 25) {
    const more = document.querySelector('.more [hx-get]');
    if (more && !more.classList.contains('htmx-request')) {
      htmx.trigger(more, 'click');
    }
  }
  return after[0] ?? open.at(-1) ?? null;
}

// Whoever was faster than the list goes on as soon as there are cards again.
document.addEventListener('htmx:load', () => {
  const card = current();
  if (card?.matches('.held, .mine') && card === document.activeElement && openCards().length) {
    focusCard(nextOpen(card));
  }
});

/** An editor that opens is there to be typed into, from the very next key on. */
export function startTyping(details) {
  const field = details.querySelector('textarea, input:not([type=hidden])');
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

export function say(text) {
  document.getElementById('said').textContent = text;
}

// Reload, back and a link to somebody else open the same draft.
function putIntoAddress(id) {
  const address = new URL(location.href);
  if (id && address.searchParams.get('open') !== id) {
    address.searchParams.set('open', id);
    address.searchParams.delete('after');
    history.replaceState(history.state, '', address);
  }
}
