// A text that a person has read never changes silently, neither in place nor with the filters or the order of the list. Its
// card shows what is new and takes no decision until the person confirms that they have read it.
import { announce, cards, current, focusCard } from './cards.js';
import { token } from './session.js';

const texts = document.getElementById('texts').dataset;
const base = document.getElementById('review').dataset.base;
/** Of each draft that was in view, under whichever filters: the text and the version that the person has read. */
const read = new Map();
/** Cards of which enough was in view to read them. */
const seen = new WeakSet();
let comparisons = Promise.resolve();

const observer = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => remember(target)),
  { threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] },
);
observe();
document.addEventListener('htmx:load', observe);

function observe() {
  for (const card of cards()) {
    observer.observe(card);
    if (isNew(card)) {
      requireConfirmation(card);
      // A notice of the server shows what is new.
      if (!card.matches('.noticed')) {
        showNewVersion(card);
      }
    }
  }
}

function remember(card) {
  const { id, version, unread } = card.dataset;
  if (!unread && read.get(id)?.version !== version) {
    read.set(id, { text: textOf(card), version });
  }
  if (isLegible(card)) {
    seen.add(card);
  }
}

function textOf(card) {
  return card.querySelector('[name=seen]')?.value;
}

/** Whether the person has read another version of the draft, and may decide about this one. */
function isNew(card) {
  const { id, version, decidable } = card.dataset;
  const last = read.get(id);
  return Boolean(last && decidable) && last.version !== version && !(last.isOwn && last.text === textOf(card));
}

/** What a person has done is not new to them: the next version is read if it has this text. */
export function expectText(id, text) {
  read.set(id, { text, isOwn: true });
}

/** The same text, after a decision of the person. */
export function expectSameText(card) {
  expectText(card.dataset.id, textOf(card));
}

/** Whether enough of the card is or was in view to read it; the observer tells with a delay. */
export function wasSeen(card) {
  return seen.has(card) || isLegible(card);
}

/** Whether the text is in view, or so much of it as fills a third of the window. */
function isLegible(card) {
  const text = card.querySelector(':scope > .text:not(:empty)') ?? card;
  const { top, bottom, height } = text.getBoundingClientRect();
  const visible = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return height > 0 && visible >= Math.min(height, innerHeight / 3) - 1;
}

/** Whether the fresh card has a text that the person, who has seen the old one and may approve it, has not. */
export function isUnread(old, fresh) {
  return (
    Boolean(old.dataset.decidable && fresh.dataset?.decidable) &&
    old.dataset.version !== fresh.dataset.version &&
    (read.has(old.dataset.id) || old.contains(document.activeElement) || isSelected(old))
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
  const last = read.get(id) ?? { text: textOf(old), version: old.dataset.version };
  read.set(id, last);
  const answer = await fetch(`${base}/drafts/${id}/compare`, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: token(), seen: last.text }),
    headers: { 'HX-Request': 'true' },
  });
  const html = await answer.text();
  if (!answer.ok || isBusy(old)) {
    return warn(old);
  }
  // The person may have confirmed it meanwhile.
  if (!old.isConnected || old.matches('.held') || read.get(id) !== last) {
    return;
  }
  const focused = old.contains(document.activeElement);
  htmx.swap(old, html, { swapStyle: 'outerHTML' });
  const card = document.getElementById(old.id);
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
  if (card.dataset.unread) {
    return;
  }
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
    read.set(card.dataset.id, { text: textOf(card), version: card.dataset.version });
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
  // What the browser cannot keep is in the fields of a closed editor, too.
  const details = card.matches('[data-unkept]') ? 'details' : 'details[open]';
  const fields = [...card.querySelectorAll(`${details} :is(textarea, [name=reason])`)];
  return fields.some((field) => field === document.activeElement || field.value !== field.defaultValue);
}

export function warn(card) {
  if (!card.querySelector('.changed-note')) {
    const note = Object.assign(document.createElement('p'), { className: 'changed-note', textContent: texts.changed });
    card.querySelector('header').after(note);
  }
}
