// Keeps an open page true: the server tells which drafts have changed, and their cards are fetched and put in their
// places. What the person is reading or typing in is left alone. A hidden page asks for nothing.
import { cards } from './cards.js';
import { isHeld } from './decisions.js';
import { checkSession } from './session.js';

const MOST = 120;
const SILENCE_MILLIS = 25_000;
const PATIENCE_MILLIS = 3000;
const banner = document.getElementById('connection');
const live = document.getElementById('live');
const fetcher = document.getElementById('live-fetch');
const texts = document.getElementById('texts').dataset;
const unseen = new Set();
let changed = [];
let lastSign = 0;
let lostSince = null;
let refocus = false;

fetcher.addEventListener('htmx:configRequest', choose);
connect();
document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : reconnect()));
document.addEventListener('outreach:signed-in', reconnect);
setInterval(watch, 1000);

function connect() {
  lastSign = performance.now();
  const source = document.createElement('div');
  source.setAttribute('sse-connect', live.dataset.connect);
  // Asks for nothing by itself: what is to be fetched is collected first.
  const ear = document.createElement('div');
  ear.setAttribute('hx-get', live.dataset.connect);
  ear.setAttribute('hx-trigger', 'sse:changed, sse:alive, sse:hello');
  ear.addEventListener('htmx:confirm', (event) => event.preventDefault());
  ear.addEventListener('sse:changed', (event) => note(event.detail.data));
  ear.addEventListener('sse:alive', heard);
  ear.addEventListener('sse:hello', catchUp);
  source.append(ear);
  live.append(source);
  htmx.process(source);
}

function disconnect() {
  // Through htmx, which closes the connection of what it takes away.
  htmx.swap(live, '', { swapStyle: 'innerHTML' });
}

function reconnect() {
  disconnect();
  connect();
}

/** What happened until now is unknown: look at everything that the page shows, and at what it would show by now. */
async function catchUp() {
  heard();
  await findNew();
  look(cards().map((card) => card.dataset.id));
}

/** Where the page does not show the whole list, what is new comes with the rest. */
async function findNew() {
  if (document.querySelector('.more')) {
    return;
  }
  const answer = await fetch(live.dataset.selection, { headers: { 'HX-Request': 'true' } }).catch(() => null);
  if (answer?.ok) {
    (await answer.json()).drafts.forEach(({ id }) => document.getElementById(`draft-${id}`) ?? unseen.add(id));
  }
}

function look(ids) {
  changed.push(...ids);
  htmx.trigger(fetcher, 'outreach:look');
}

function note(data) {
  heard();
  const { ids, many } = JSON.parse(data);
  look(many ? cards().map((card) => card.dataset.id) : ids);
}

function choose(event) {
  const ids = [...new Set(changed)];
  changed = [];
  const shown = ids.filter((id) => document.getElementById(`draft-${id}`));
  ids.filter((id) => !shown.includes(id)).forEach((id) => unseen.add(id));
  event.detail.parameters['shown'] = shown.slice(0, MOST);
  event.detail.parameters['other'] = [...unseen].slice(0, MOST);
  if (shown.length > MOST) {
    setTimeout(() => look(shown.slice(MOST)), 1000);
  }
}

function heard() {
  lastSign = performance.now();
  lostSince = null;
  banner.hidden = true;
}

document.addEventListener('htmx:sseError', (event) => {
  lostSince ??= performance.now();
  // Refused, and not only interrupted.
  if (event.detail.source.readyState === EventSource.CLOSED && !document.hidden) {
    checkSession();
  }
});

/** A connection that says nothing for long is dead, whatever the browser believes of it. */
function watch() {
  const now = performance.now();
  if (document.hidden) {
    return;
  }
  if (now - lastSign > SILENCE_MILLIS) {
    lostSince ??= lastSign;
    reconnect();
  }
  // Each stream ends now and then, and the next one begins at once: that is no news.
  banner.hidden = lostSince === null || now - lostSince < PATIENCE_MILLIS;
}

// A card is replaced only where it shows something else, and never under somebody's hands.
document.addEventListener('htmx:oobBeforeSwap', (event) => {
  const old = event.detail.target;
  if (!old?.matches?.('.card')) {
    return;
  }
  const fresh = event.detail.fragment.querySelector?.(`#${old.id}`) ?? event.detail.fragment;
  if (isHeld(old.dataset.id) || fresh.dataset?.stamp === old.dataset.stamp) {
    event.detail.shouldSwap = false;
  } else if (isBusy(old)) {
    event.detail.shouldSwap = false;
    warn(old);
  } else {
    // What the person has done with stays small.
    fresh.classList.toggle('mine', old.matches('.mine') && fresh.dataset.status !== 'pending_review');
    refocus = old.contains(document.activeElement);
  }
});

document.addEventListener('htmx:oobAfterSwap', (event) => {
  if (refocus && event.detail.target?.id) {
    document.getElementById(event.detail.target.id)?.focus({ preventScroll: true });
    refocus = false;
  }
});

/** Somebody types in it, or has. */
function isBusy(card) {
  const fields = [...card.querySelectorAll('details[open] :is(textarea, [name=reason])')];
  return fields.some((field) => field === document.activeElement || field.value !== field.defaultValue);
}

function warn(card) {
  if (!card.querySelector('.changed-note')) {
    const note = Object.assign(document.createElement('p'), { className: 'changed-note', textContent: texts.changed });
    card.querySelector('header').after(note);
  }
}
