// The typed text of a card's editor and its reason for a skip are kept while the person types, over the end of the page and
// of the session. The card offers the text until the person saves or discards it: to continue with, or to copy where nobody
// can edit the draft any more.
import { announce, cards, focusCard } from './cards.js';
import { forget, keep, kept } from './kept.js';
import { markUnkept, unsavedNote } from './notes.js';
import { warn } from './versions.js';

const texts = document.getElementById('texts').dataset;

document.addEventListener('input', (event) => {
  const card = event.target.closest?.('#list > .card');
  if (card && event.target.matches('.edit [name=body], .reason [name=reason]')) {
    keepTyped(card);
  }
});
// Before the handler that puts the cursor into the field.
document.addEventListener('toggle', (event) => event.target.matches?.('.card > .actions > details') && onToggle(event.target), true);
document.addEventListener('htmx:load', showAll);
addEventListener('storage', showAll);
showAll();

function keepTyped(card) {
  const body = card.querySelector('.edit [name=body]');
  const reason = card.querySelector('.reason [name=reason]')?.value;
  const { version, seen } = body.form.elements;
  const typed = { ...(body.value !== seen.value && { body: body.value }), ...(reason && { reason }) };
  if (Object.keys(typed).length) {
    markUnkept(card, !keep(card.dataset.id, { ...typed, version: version.value, seen: seen.value }));
  } else {
    drop(card);
  }
}

function drop(card) {
  forget(card.dataset.id);
  markUnkept(card, false);
}

/** An opened editor continues with what is kept, and a closed one offers it. */
function onToggle(details) {
  const card = details.closest('.card');
  const entry = kept(card.dataset.id);
  if (details.open && entry) {
    fill(details, entry);
  }
  show(card);
}

function fill(details, entry) {
  const field = details.querySelector('[name=body], [name=reason]');
  const typed = entry[field?.name];
  if (typed === undefined || field.value === typed) {
    return;
  }
  field.value = typed;
  if (field.name === 'body') {
    // Of the version that the text was written against, so that the server shows what has changed since.
    const { version, seen } = field.form.elements;
    if (version.value !== entry.version) {
      warn(details.closest('.card'));
    }
    version.value = entry.version;
    seen.value = entry.seen;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function showAll() {
  cards().forEach(show);
}

function show(card) {
  const note = card.querySelector('.unsaved');
  const entry = stillKept(card);
  const offer = entry ? offered(card, entry) : [];
  if (!offer.length) {
    note?.remove();
  } else if (note?.dataset.at !== String(entry.at)) {
    // A note that is up to date stays, because its buttons may have the focus.
    note?.remove();
    const edit = entry.body === undefined ? null : card.querySelector('details.edit');
    card.querySelector('.text').before(unsavedNote(offer.join('\n\n'), entry.at, edit && (() => (edit.open = true)), () => discard(card)));
  }
}

/** Nothing is kept of an erased person, and no reason that the card shows as saved. */
function stillKept(card) {
  const entry = kept(card.dataset.id);
  const isSaved = entry?.reason === card.querySelector('.state q')?.textContent;
  if (entry && (card.dataset.erased || (isSaved && entry.body === undefined))) {
    forget(card.dataset.id);
    return null;
  }
  return entry && isSaved ? { ...entry, reason: undefined } : entry;
}

/** A text whose editor is closed, and a reason for a skip that nobody can make any more. */
function offered(card, { body, reason }) {
  const isClosed = !card.querySelector('details.edit')?.open;
  const isLost = !card.querySelector('details.reason');
  return [isClosed ? body : undefined, isLost ? reason : undefined].filter((text) => text !== undefined);
}

function discard(card) {
  drop(card);
  card.querySelectorAll('.edit form, .reason form').forEach((form) => form.reset());
  card.querySelectorAll('.edit textarea').forEach((field) => (field.value = field.form.elements.seen.defaultValue));
  show(card);
  focusCard(card);
}

/** Whether the card offers a text that its approval would lose. */
export function hasUnsaved(card) {
  // An editor that was closed just now tells so later.
  show(card);
  return Boolean(card.querySelector('.unsaved'));
}

/** The same; says so. */
export function mustBeSaved(card) {
  const button = hasUnsaved(card) && card.querySelector('.unsaved .continue');
  if (button) {
    announce(texts.saveFirst);
    button.focus();
  }
  return Boolean(button);
}

/** The text was saved. Keeps what the person has typed since, against the renewed card. */
export function onSaved(card, typedSince) {
  drop(card);
  if (typedSince !== undefined) {
    const { dataset } = card;
    const seen = card.querySelector('.edit [name=seen]').value;
    keep(dataset.id, { body: typedSince, version: dataset.version, seen });
    card.querySelector('details.edit').open = true;
  }
  show(card);
}
