// Keeps an open page up to date: the server sends the ids of changed drafts, and their cards are fetched and replaced in
// place. A card in which the person is typing is left alone. A hidden page requests nothing, unless it notifies.
import { cards } from './cards.js';
import { isHeld } from './decisions.js';
import { isNotifying } from './notifications.js';
import { checkSession } from './session.js';
import { isBusy, isUnread, showNewVersion, warn } from './versions.js';

// With this many ids of each kind the request's line stays below 8 KB.
const MAX_IDS = 70;
const MAX_SILENCE_MILLIS = 25_000;
const WARN_AFTER_MILLIS = 3000;
const banner = document.getElementById('connection');
const live = document.getElementById('live');
const fetcher = document.getElementById('live-fetch');
const unseen = new Set();
let changed = [];
let lastEventAt = 0;
let lostSince = null;
let refocus = false;
let requestedFor = null;

fetcher.addEventListener('htmx:configRequest', addIds);
connect();
document.addEventListener('visibilitychange', () => (isUnwatched() ? disconnect() : reconnect()));
document.addEventListener('outreach:signed-in', reconnect);
document.addEventListener('outreach:filtered', () => unseen.clear());
// An answer about a list that other filters have replaced meanwhile is out of date.
fetcher.addEventListener('htmx:beforeRequest', () => (requestedFor = document.getElementById('results')));
fetcher.addEventListener('htmx:beforeSwap', (event) => {
  if (!requestedFor?.isConnected) {
    event.detail.shouldSwap = false;
    refresh(cards().map((card) => card.dataset.id));
  }
});
document.addEventListener('outreach:decided', (event) => refresh(event.detail));
setInterval(watch, 1000);

function isUnwatched() {
  return document.hidden && !isNotifying();
}

function connect() {
  lastEventAt = performance.now();
  const source = document.createElement('div');
  source.setAttribute('sse-connect', live.dataset.connect);
  // Receives the events but sends no request: the changed ids are collected first.
  const receiver = document.createElement('div');
  receiver.setAttribute('hx-get', live.dataset.connect);
  receiver.setAttribute('hx-trigger', 'sse:changed, sse:alive, sse:hello');
  receiver.addEventListener('htmx:confirm', (event) => event.preventDefault());
  receiver.addEventListener('sse:changed', (event) => onChanged(event.detail.data));
  receiver.addEventListener('sse:alive', markAlive);
  receiver.addEventListener('sse:hello', catchUp);
  source.append(receiver);
  live.append(source);
  htmx.process(source);
}

function disconnect() {
  // Through htmx, which closes the connection of an element that it removes.
  htmx.swap(live, '', { swapStyle: 'innerHTML' });
}

function reconnect() {
  disconnect();
  connect();
}

/** Earlier changes are unknown, so refresh all cards and find drafts that the page does not show yet. */
async function catchUp() {
  markAlive();
  await findNew();
  refresh(cards().map((card) => card.dataset.id));
}

/** If the list has more pages, new drafts come with those. */
async function findNew() {
  if (document.querySelector('.more')) {
    return;
  }
  const answer = await fetch(live.dataset.selection, { headers: { 'HX-Request': 'true' } }).catch(() => null);
  if (answer?.ok) {
    (await answer.json()).drafts.forEach(({ id }) => document.getElementById(`draft-${id}`) ?? unseen.add(id));
  }
}

function refresh(ids) {
  changed.push(...ids);
  htmx.trigger(fetcher, 'outreach:refresh');
}

function onChanged(data) {
  markAlive();
  const { ids, many } = JSON.parse(data);
  refresh(many ? cards().map((card) => card.dataset.id) : ids);
}

function addIds(event) {
  const ids = [...new Set(changed)];
  changed = [];
  const shown = ids.filter((id) => document.getElementById(`draft-${id}`));
  ids.filter((id) => !shown.includes(id)).forEach((id) => unseen.add(id));
  event.detail.parameters['shown'] = shown.slice(0, MAX_IDS).map(stamped);
  event.detail.parameters['other'] = [...unseen].slice(0, MAX_IDS);
  if (shown.length > MAX_IDS) {
    setTimeout(() => refresh(shown.slice(MAX_IDS)), 1000);
  }
}

// The server sends a card only if its stamp is another one by now.
function stamped(id) {
  return `${id}:${document.getElementById(`draft-${id}`).dataset.stamp}`;
}

function markAlive() {
  lastEventAt = performance.now();
  lostSince = null;
  banner.hidden = true;
}

document.addEventListener('htmx:sseError', (event) => {
  lostSince ??= performance.now();
  // Closed means that the server has rejected the connection.
  if (event.detail.source.readyState === EventSource.CLOSED && !isUnwatched()) {
    checkSession();
  }
});

/** A silent connection is dead, even if the browser considers it open. */
function watch() {
  const now = performance.now();
  if (isUnwatched()) {
    return;
  }
  if (now - lastEventAt > MAX_SILENCE_MILLIS) {
    lostSince ??= lastEventAt;
    reconnect();
  }
  // Streams end regularly and are reopened at once, so warn only after a while.
  banner.hidden = lostSince === null || now - lostSince < WARN_AFTER_MILLIS;
}

// A card is replaced only if its content differs and the person is not typing in it.
document.addEventListener('htmx:oobBeforeSwap', (event) => {
  const old = event.detail.target;
  if (!old?.matches?.('.card')) {
    return;
  }
  const fresh = event.detail.fragment.querySelector?.(`#${old.id}`) ?? event.detail.fragment;
  if (isHeld(old.dataset.id) || fresh.dataset.stamp === old.dataset.stamp || isOlder(fresh, old)) {
    event.detail.shouldSwap = false;
  } else if (isBusy(old)) {
    event.detail.shouldSwap = false;
    warn(old);
  } else if (isUnread(old, fresh)) {
    event.detail.shouldSwap = false;
    showNewVersion(old);
  } else {
    // A decided card stays collapsed.
    fresh.classList.toggle('mine', old.matches('.mine') && fresh.dataset.status !== 'pending_review');
    refocus = old.contains(document.activeElement);
  }
});

/** An answer may arrive after that to a later request, which has replaced the card. A stamp starts with version and time. */
function isOlder(fresh, old) {
  const [[freshVersion, freshTime], [version, time]] = [fresh, old].map((card) => card.dataset.stamp.split('-').map(Number));
  return freshVersion < version || (freshVersion === version && freshTime < time);
}

document.addEventListener('htmx:oobAfterSwap', (event) => {
  if (refocus && event.detail.target?.id) {
    document.getElementById(event.detail.target.id)?.focus({ preventScroll: true });
    refocus = false;
  }
});
