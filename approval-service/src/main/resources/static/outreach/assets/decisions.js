// A decision is sent after ten seconds, so that it can be undone until then: the status machine has no transition from
// approved back to pending. A page that is left sends its held decisions at once. A page that crashes sends none, and
// the drafts stay undecided.
import { announce, focusCard, nextOpen, openCards } from './cards.js';
import { checkSession, isSignedOut, token } from './session.js';
import { mustBeRead, requireConfirmation } from './versions.js';

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
    undo(id);
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
  if (!mustBeRead(card)) {
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

function holdingLine(card, count) {
  const element = document.createElement('div');
  element.className = 'holding';
  const name = Object.assign(document.createElement('bdi'), { className: 'name' });
  name.textContent = card.querySelector('h2').textContent;
  const status = Object.assign(document.createElement('span'), { className: 'status' });
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: count > 1 ? texts.undoAll.replace('{n}', count) : texts.undo,
  });
  button.addEventListener('click', () => undo(card.dataset.id));
  element.append(name, status, button);
  return element;
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
    if (left <= 0 && !decision.sending && !isSignedOut()) {
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
  decision.body.set('_csrf', token());
  let answer;
  try {
    answer = await fetch(decision.url, { method: 'POST', body: decision.body, headers: { 'HX-Request': 'true' } });
    decision.html = await answer.text();
  } catch {
    return retryLater(decision);
  }
  if (answer.status === 503 || answer.status === 429) {
    return retryLater(decision);
  }
  if (isSessionLost(answer) && !decision.renewed) {
    decision.renewed = await checkSession();
    return retryLater(decision);
  }
  if (held.get(id) !== decision) {
    return;
  }
  held.delete(id);
  if (answer.ok || answer.status === 409 || answer.status === 400) {
    replace(id, decision.html, answer.ok);
    if (answer.status === 409 && cardOf(id).dataset.decidable) {
      requireConfirmation(cardOf(id));
    }
  } else {
    fail(cardOf(id), answer.status);
  }
}

function isSessionLost(answer) {
  return answer.status === 401 || answer.status === 403;
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
  htmx.swap(card, html, { swapStyle: 'outerHTML' });
  const renewed = cardOf(id);
  renewed.classList.toggle('mine', applied);
  if (focused || !applied) {
    focusCard(applied ? (nextOpen(renewed) ?? renewed) : renewed);
  }
  if (!openCards().length && !document.querySelector('.more')) {
    document.getElementById('empty').hidden = false;
  }
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
  for (const [id, decision] of held) {
    // Without the seen text, because a beacon's size is limited; the version identifies it. A request that is under way
    // may be cancelled, so its decision is sent again, which changes nothing.
    decision.body.delete('seen');
    navigator.sendBeacon(decision.url, decision.body);
    held.delete(id);
  }
});

addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload();
  }
});
