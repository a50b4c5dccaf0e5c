// The typed text of a card's editor and its reason for a skip are kept while the person types, over the end of the page and
// of the session. The card offers the text until the person saves or discards it, or until the draft is decided.
import { announce, cards, focusCard } from './cards.js';
import { forget, keep, kept } from './kept.js';
import { unsavedNote, warnBeforeLeaving } from './notes.js';
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
    const entry = { ...typed, version: version.value, seen: seen.value, status: card.dataset.status };
    warnBeforeLeaving(!keep(card.dataset.id, entry));
  } else {
    forget(card.dataset.id);
  }
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
  const entry = kept(card.dataset.id);
  const note = card.querySelector('.unsaved');
  const edit = card.querySelector('details.edit');
  if (entry && !mayContinue(card, entry)) {
    forget(card.dataset.id);
    note?.remove();
  } else if (entry?.body === undefined || edit.open) {
    note?.remove();
  } else if (note?.dataset.at !== String(entry.at)) {
    // A note that is up to date stays, because its buttons may have the focus.
    note?.remove();
    card.querySelector('.text').before(unsavedNote(entry.body, entry.at, () => (edit.open = true), () => discard(card)));
  }
}

/** A decision about a draft ends what somebody has typed before it. */
function mayContinue(card, entry) {
  const { status } = card.dataset;
  return card.querySelector('details.edit') && (status === 'pending_review' || status === entry.status);
}

function discard(card) {
  forget(card.dataset.id);
  card.querySelectorAll('.edit form, .reason form').forEach((form) => form.reset());
  card.querySelectorAll('.edit textarea').forEach((field) => (field.value = field.form.elements.seen.defaultValue));
  show(card);
  focusCard(card);
}

/** Whether the card offers a text that its approval would lose; says so. */
export function mustBeSaved(card) {
  const button = card.querySelector('.unsaved .continue');
  if (button) {
    announce(texts.saveFirst);
    button.focus();
  }
  return Boolean(button);
}

/** The text was saved. Keeps what the person has typed since, against the renewed card. */
export function onSaved(card, typedSince) {
  forget(card.dataset.id);
  if (typedSince !== undefined) {
    const { dataset } = card;
    const seen = card.querySelector('.edit [name=seen]').value;
    keep(dataset.id, { body: typedSince, version: dataset.version, seen, status: dataset.status });
    card.querySelector('details.edit').open = true;
  }
  show(card);
}
