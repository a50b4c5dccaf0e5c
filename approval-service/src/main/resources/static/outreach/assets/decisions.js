// A decision is sent after ten seconds, so that it can be undone until then: the status machine has no transition from
// approved back to pending. A page that is left sends its held decisions at once. A page that crashes sends none, and
// the drafts stay undecided.
import { announce, focusCard, nextOpen, replaceCard, showIfEmpty } from './cards.js';
import { holdsCard, post } from './post.js';
import { isSignedOut, token } from './session.js';
import { mustBeSaved } from './unsaved.js';
import { expectSameText, mustBeRead, requireConfirmation } from './versions.js';

const SECONDS = 10;
const RETRY_SECONDS = 3;
const texts = document.getElementById('texts').dataset;
const held = new Map();

document.addEventListener('submit', (event) => {
  const card = event.target.matches('form.decision') && event.target.closest('.card');
  if (card) {
    event.preventDefault();
    hold(card, event.target, event.submitter);
  }
});

/** Decides like the card's button of this kind; does nothing if there is none. */
export function decide(card, kind) {
  const button = card?.querySelector(`.decision button[data-kind=${kind}]`);
  if (button && !held.has(card.dataset.id)) {
    hold(card, button.form, button);
  }
}

/** Undoes the last decision that has not been sent yet. */
export function undoLast() {
  const id = [...held.keys()].filter((each) => !held.get(each).sending).at(-1);
  if (id) {
    (held.get(id).undo ?? (() => undo(id)))();
  }
}

/** Decides all of these cards, which are undone together, too. */
export function decideTogether(cards, kind) {
  if (!cards.length) {
    return;
  }
  const together = cards.map((card) => card.dataset.id);
  for (const card of cards) {
    const button = card.querySelector(`.decision button[data-kind=${kind}]`);
    put(card, button.form, button, together);
  }
  finishHolding(cards.at(-1), kind);
}

function hold(card, form, button) {
  if (!mustBeRead(card) && !(button.dataset.kind === 'approve' && mustBeSaved(card))) {
    put(card, form, button, [card.dataset.id]);
    finishHolding(card, button.dataset.kind);
  }
}

function finishHolding(card, kind) {
  tick();
  announce(texts[kind]);
  focusCard(nextOpen(card) ?? card);
}

function put(card, form, button, together) {
  held.set(card.dataset.id, {
    kind: button.dataset.kind,
    url: button.getAttribute('formaction') ?? form.getAttribute('action'),
    body: new URLSearchParams(new FormData(form, button)),
    due: performance.now() + 1000 * SECONDS,
    sending: false,
    together,
  });
  card.classList.add('held');
  card.append(holdingLine(card, together.length));
}

function holdingLine(card, count = 1) {
  const element = document.createElement('div');
  element.className = 'holding';
  const name = Object.assign(document.createElement('bdi'), { className: 'name' });
  name.textContent = card.querySelector('h2').textContent;
  const status = Object.assign(document.createElement('span'), { className: 'status' });
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: count > 1 ? texts.undoAll.replace('{n}', count) : texts.undo,
  });
  button.addEventListener('click', () => (held.get(card.dataset.id).undoOne ?? undo)(card.dataset.id));
  element.append(name, status, button);
  return element;
}

/** Collapses the draft's card, if it is loaded, until the bulk decision is sent or undone. */
export function holdInBulk(id, run) {
  const card = cardOf(id);
  held.set(id, run);
  card?.classList.add('held');
  card?.append(holdingLine(card));
}

/** @param applied whether the decision was made: the card stays collapsed, and says so until the server has sent it anew */
export function releaseFromBulk(id, applied = false) {
  const { kind } = held.get(id) ?? {};
  held.delete(id);
  const card = cardOf(id);
  card?.querySelector('.holding')?.remove();
  card?.classList.remove('held');
  card?.classList.toggle('mine', applied);
  if (card && applied) {
    expectSameText(card);
    card.append(Object.assign(document.createElement('p'), { className: 'state', textContent: texts[kind] }));
  }
}

function undo(id) {
  const undone = held.get(id).together.filter((each) => held.has(each) && !held.get(each).sending);
  for (const each of undone.reverse()) {
    held.delete(each);
    release(cardOf(each));
  }
  announce(texts.undone);
}

function release(card) {
  card?.querySelector('.holding')?.remove();
  card?.classList.remove('held');
  focusCard(card);
}

function cardOf(id) {
  return document.getElementById(`draft-${id}`);
}

setInterval(tick, 250);

function tick() {
  for (const [id, decision] of held) {
    const left = Math.ceil((decision.due - performance.now()) / 1000);
    // A bulk decision sends itself.
    if (left <= 0 && !decision.sending && !decision.undo && !isSignedOut()) {
      send(id, decision);
    }
    show(id, decision, left);
  }
}

function show(id, decision, left) {
  const status = cardOf(id)?.querySelector('.holding .status');
  if (!status) {
    return;
  }
  const label = texts[decision.kind];
  const progress = decision.unsaved
    ? texts.unsaved
    : decision.sending
      ? texts.saving
      : texts.waiting.replace('{s}', Math.max(left, 0));
  status.textContent = `${label} · ${progress}`;
  cardOf(id).querySelector('.holding button').hidden = decision.sending && !decision.unsaved;
}

async function send(id, decision) {
  decision.sending = true;
  const answer = await post(decision.url, decision.body);
  if (!answer) {
    return retryLater(decision);
  }
  if (held.get(id) !== decision) {
    return;
  }
  held.delete(id);
  if (holdsCard(answer)) {
    replace(id, answer.html, answer.ok);
    if (answer.status === 409 && cardOf(id).dataset.decidable) {
      requireConfirmation(cardOf(id));
    }
  } else {
    fail(cardOf(id), answer.status);
  }
}

/** For a server that is unavailable or a session that has ended. The decision is kept and can still be undone. */
function retryLater(decision) {
  decision.unsaved = true;
  decision.sending = false;
  decision.due = performance.now() + 1000 * RETRY_SECONDS;
}

function replace(id, html, applied) {
  const card = cardOf(id);
  const focused = card.contains(document.activeElement);
  if (applied) {
    expectSameText(card);
  }
  const renewed = replaceCard(card, html);
  renewed.classList.toggle('mine', applied);
  if (focused || !applied) {
    focusCard(applied ? (nextOpen(renewed) ?? renewed) : renewed);
  }
  showIfEmpty();
}

function fail(card, status) {
  release(card);
  const note = Object.assign(document.createElement('p'), { className: 'notice' });
  note.setAttribute('role', 'alert');
  note.textContent = status === 404 ? texts.gone : texts.failed;
  card.querySelector('header').after(note);
}

export function isHeld(id) {
  return held.has(id);
}

addEventListener('pagehide', () => {
  for (const [id, decision] of [...held].filter(([, each]) => !each.undo)) {
    // Without the seen text, because a beacon's size is limited; the version identifies it. A request that is under way
    // may be cancelled, so its decision is sent again, which changes nothing.
    decision.body.delete('seen');
    // The person may have signed in again since.
    decision.body.set('_csrf', token());
    navigator.sendBeacon(decision.url, decision.body);
    held.delete(id);
  }
});

addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload();
  }
});
