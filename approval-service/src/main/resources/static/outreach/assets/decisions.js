// A decision is sent ten seconds after it was made, so that it can be taken back until then: the status machine knows no
// way from approved back to pending. A page that is left sends at once what it still holds; one that crashes sends
// nothing, and the draft stays undecided.
import { focusCard, nextOpen, openCards, say } from './cards.js';
import { checkSession, isSignedOut, token } from './session.js';

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

/** Decides as the card's own button does, if it has one. */
export function decide(card, kind) {
  const button = card?.querySelector(`.decision button[data-kind=${kind}]`);
  if (button && !held.has(card.dataset.id)) {
    hold(card, button.form, button);
  }
}

/** Takes back the last decision that is not sent yet. */
export function undoLast() {
  const id = [...held.keys()].filter((each) => !held.get(each).sending).at(-1);
  if (id) {
    undo(id);
  }
}

function hold(card, form, button) {
  const decision = {
    kind: button.dataset.kind,
    url: button.getAttribute('formaction') ?? form.getAttribute('action'),
    body: new URLSearchParams(new FormData(form, button)),
    due: performance.now() + 1000 * SECONDS,
    sending: false,
  };
  const next = nextOpen(card);
  held.set(card.dataset.id, decision);
  card.classList.add('held');
  card.append(strip(card));
  tick();
  say(texts[decision.kind]);
  focusCard(next ?? card);
}

function strip(card) {
  const element = document.createElement('div');
  element.className = 'holding';
  const name = Object.assign(document.createElement('bdi'), { className: 'name' });
  name.textContent = card.querySelector('h2').textContent;
  const status = Object.assign(document.createElement('span'), { className: 'status' });
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: texts.undo });
  button.addEventListener('click', () => undo(card.dataset.id));
  element.append(name, status, button);
  return element;
}

function undo(id) {
  held.delete(id);
  release(cardOf(id));
  say(texts.undone);
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
  const word = texts[decision.kind];
  const when = decision.unsaved
    ? texts.unsaved
    : decision.sending
      ? texts.saving
      : texts.waiting.replace('{s}', Math.max(left, 0));
  status.textContent = `${word} · ${when}`;
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
    return again(decision);
  }
  if (answer.status === 503 || answer.status === 429) {
    return again(decision);
  }
  if (isOfNoSession(answer) && !decision.renewed) {
    decision.renewed = await checkSession();
    return again(decision);
  }
  if (held.get(id) !== decision) {
    return;
  }
  held.delete(id);
  if (answer.ok || answer.status === 409 || answer.status === 400) {
    replace(id, decision.html, answer.ok);
  } else {
    fail(cardOf(id), answer.status);
  }
}

function isOfNoSession(answer) {
  return answer.status === 401 || answer.status === 403;
}

/** The server is away, or the person is signed out: the decision is kept, and can still be taken back. */
function again(decision) {
  decision.unsaved = true;
  decision.sending = false;
  decision.due = performance.now() + 1000 * RETRY_SECONDS;
}

function replace(id, html, taken) {
  const card = cardOf(id);
  const focused = card.contains(document.activeElement);
  htmx.swap(card, html, { swapStyle: 'outerHTML' });
  const renewed = cardOf(id);
  renewed.classList.toggle('mine', taken);
  if (focused || !taken) {
    focusCard(taken ? (nextOpen(renewed) ?? renewed) : renewed);
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
    // The version says which text was seen; the text itself could be too much for what a page may still send. What is
    // on its way may not get there any more: twice does no harm.
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
