// A text that a person has read never changes silently. Its card shows what is new and takes no decision until the person
// confirms that they have read it.
import { announce, cards, current, focusCard } from './cards.js';
import { token } from './session.js';

const texts = document.getElementById('texts').dataset;
const base = document.getElementById('review').dataset.base;
/** Cards that were in view. */
const seen = new WeakSet();
/** For each draft with an unread version: the text and the version that the person has read. */
const read = new Map();
let comparisons = Promise.resolve();

const observer = new IntersectionObserver((entries) =>
  entries.filter((entry) => entry.isIntersecting).forEach((entry) => seen.add(entry.target)),
);
observe();
document.addEventListener('htmx:load', observe);

function observe() {
  cards().forEach((card) => observer.observe(card));
  // A card that another of its forms has replaced is still unread.
  cards()
    .filter((card) => read.has(card.dataset.id) && !card.dataset.unread)
    .forEach(requireConfirmation);
}

/** Whether the card is or was in view; the observer tells with a delay. */
export function wasSeen(card) {
  const { top, bottom } = card.getBoundingClientRect();
  return seen.has(card) || (bottom > 0 && top < innerHeight);
}

/** Whether the fresh card has a text that the person, who has seen the old one and may approve it, has not. */
export function isUnread(old, fresh) {
  return (
    Boolean(old.dataset.decidable && fresh.dataset?.decidable) &&
    old.dataset.version !== fresh.dataset.version &&
    (seen.has(old) || old.contains(document.activeElement) || isSelected(old))
  );
}

/** The version of a draft that the person has read, in which a bulk decision is about it. */
export function versionRead(id) {
  return Number(read.get(id)?.version ?? document.getElementById(`draft-${id}`)?.dataset.version);
}

/** Replaces cards one after the other by ones that show what is new. */
export function showNewVersion(old) {
  comparisons = comparisons.then(() => compare(old)).catch(() => warn(old));
}

async function compare(old) {
  const id = old.dataset.id;
  const last = read.get(id) ?? { text: old.querySelector('[name=seen]').value, version: old.dataset.version };
  const answer = await fetch(`${base}/drafts/${id}/compare`, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: token(), seen: last.text }),
    headers: { 'HX-Request': 'true' },
  });
  const html = await answer.text();
  if (!answer.ok || isBusy(old)) {
    return warn(old);
  }
  if (!old.isConnected || old.matches('.held')) {
    return;
  }
  const focused = old.contains(document.activeElement);
  read.set(id, last);
  htmx.swap(old, html, { swapStyle: 'outerHTML' });
  const card = document.getElementById(old.id);
  seen.add(card);
  if (isSelected(old)) {
    card.querySelector('.select input').checked = true;
    document.dispatchEvent(new Event('outreach:selected'));
  }
  if (focused) {
    card.focus({ preventScroll: true });
  }
}

/** The card takes no decision until the person confirms that they have read what it says. */
export function requireConfirmation(card) {
  card.dataset.unread = 'true';
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'acknowledge',
    textContent: texts.acknowledge,
  });
  button.addEventListener('click', () => acknowledge(card));
  noticeOf(card).append(button);
}

function noticeOf(card) {
  if (!card.querySelector('.notice')) {
    const notice = Object.assign(document.createElement('div'), { className: 'notice', textContent: texts.changed });
    card.querySelector('header').after(notice);
  }
  return card.querySelector('.notice');
}

function acknowledge(card) {
  if (card?.dataset.unread) {
    delete card.dataset.unread;
    read.delete(card.dataset.id);
    card.querySelector('.notice').remove();
    focusCard(card);
  }
}

export function acknowledgeCurrent() {
  acknowledge(current());
}

/** Whether the card takes no decision yet; says so. */
export function mustBeRead(card) {
  if (card.dataset.unread) {
    announce(texts.unread);
    card.querySelector('.acknowledge').focus();
  }
  return Boolean(card.dataset.unread);
}

function isSelected(card) {
  return Boolean(card.querySelector('.select input')?.checked);
}

/** Whether the person is typing in the card or has typed text. */
export function isBusy(card) {
  const fields = [...card.querySelectorAll('details[open] :is(textarea, [name=reason])')];
  return fields.some((field) => field === document.activeElement || field.value !== field.defaultValue);
}

export function warn(card) {
  if (!card.querySelector('.changed-note')) {
    const note = Object.assign(document.createElement('p'), { className: 'changed-note', textContent: texts.changed });
    card.querySelector('header').after(note);
  }
}
