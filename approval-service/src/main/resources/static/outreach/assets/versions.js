// A card that a person has seen never changes its text silently. It shows what is new and takes no decision until the
// person confirms that they have read it.
import { announce, cards, current, focusCard } from './cards.js';
import { token } from './session.js';

const texts = document.getElementById('texts').dataset;
const base = document.getElementById('review').dataset.base;
/** Cards that were in view. */
const seen = new WeakSet();
/** For each draft with an unread version: the text that the person has read. */
const read = new Map();

const observer = new IntersectionObserver((entries) =>
  entries.filter((entry) => entry.isIntersecting).forEach((entry) => seen.add(entry.target)),
);
observe();
document.addEventListener('htmx:load', observe);

function observe() {
  cards().forEach((card) => observer.observe(card));
}

/** Whether the fresh card has a text that the person, who has seen the old one and may approve it, has not. */
export function isUnread(old, fresh) {
  return (
    Boolean(old.dataset.decidable && fresh.dataset?.decidable) &&
    old.dataset.version !== fresh.dataset.version &&
    (seen.has(old) || old.contains(document.activeElement) || isSelected(old))
  );
}

/** Replaces the card by one that shows what is new. Fails without a change: then the old version is rejected. */
export async function showNewVersion(old) {
  const id = old.dataset.id;
  const text = read.get(id) ?? old.querySelector('[name=seen]').value;
  const body = new URLSearchParams({ _csrf: token(), seen: text });
  const answer = await fetch(`${base}/drafts/${id}/compare`, {
    method: 'POST',
    body,
    headers: { 'HX-Request': 'true' },
  }).catch(() => null);
  if (!answer?.ok || !old.isConnected || old.matches('.held')) {
    return;
  }
  const html = await answer.text();
  const focused = old.contains(document.activeElement);
  htmx.swap(old, html, { swapStyle: 'outerHTML' });
  const card = document.getElementById(old.id);
  read.set(id, text);
  seen.add(card);
  keepSelected(old, card);
  if (focused) {
    card.focus({ preventScroll: true });
  }
}

/** The card stays selected in the version that was selected. A bulk decision leaves it out and names it. */
function keepSelected(old, card) {
  const box = card.querySelector('.select input');
  if (isSelected(old) && box) {
    box.checked = true;
    box.dataset.version = old.querySelector('.select input').dataset.version ?? old.dataset.version;
  }
}

function isSelected(card) {
  return Boolean(card.querySelector('.select input')?.checked);
}

/** The person has read the new version. */
export function acknowledge(card) {
  if (!card?.dataset.unread) {
    return;
  }
  delete card.dataset.unread;
  read.delete(card.dataset.id);
  card.querySelector('.notice')?.remove();
  const box = card.querySelector('.select input');
  if (box) {
    box.dataset.version = card.dataset.version;
  }
  focusCard(card);
}

/** Whether the card takes no decision yet; says so. */
export function mustBeRead(card) {
  if (!card.dataset.unread) {
    return false;
  }
  announce(texts.unread);
  card.querySelector('.acknowledge').focus();
  return true;
}

document.addEventListener('click', (event) => {
  if (event.target.matches('.acknowledge')) {
    acknowledge(event.target.closest('.card'));
  }
});

export function acknowledgeCurrent() {
  acknowledge(current());
}
