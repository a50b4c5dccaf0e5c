// Keeps an open page true: the server tells which drafts have changed, and their cards are fetched and put in their
// places. What the person is reading or typing in is left alone. A hidden page asks for nothing.
import { cards, focusCard } from './cards.js';
import { isHeld } from './decisions.js';

const MOST = 120;
const SILENCE_MILLIS = 25_000;
const banner = document.getElementById('connection');
const live = document.getElementById('live');
const texts = document.getElementById('texts').dataset;
const unseen = new Set();
let changed = [];
let lastSign = 0;

connect();
document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : catchUp()));
setInterval(watch, 1000);

function connect() {
  lastSign = performance.now();
  const source = document.createElement('div');
  source.setAttribute('sse-connect', live.dataset.connect);
  const fetcher = document.createElement('div');
  fetcher.setAttribute('hx-get', live.dataset.changes);
  fetcher.setAttribute('hx-trigger', 'sse:changed, outreach:look');
  fetcher.setAttribute('hx-swap', 'none');
  fetcher.setAttribute('hx-sync', 'this:queue last');
  fetcher.id = 'live-fetch';
  // Heard only so that silence can be told from quiet.
  const pulse = document.createElement('div');
  pulse.setAttribute('hx-get', live.dataset.changes);
  pulse.setAttribute('hx-trigger', 'sse:alive, sse:hello');
  source.append(fetcher, pulse);
  live.append(source);
  // Ours before those of htmx: what has changed is noted before it is fetched.
  fetcher.addEventListener('sse:changed', (event) => note(event.detail.data));
  fetcher.addEventListener('htmx:configRequest', choose);
  for (const sign of ['sse:alive', 'sse:hello']) {
    pulse.addEventListener(sign, heard);
  }
  pulse.addEventListener('htmx:confirm', (event) => event.preventDefault());
  htmx.process(source);
}

function disconnect() {
  // Through htmx, which closes the connection of what it takes away.
  htmx.swap(live, '', { swapStyle: 'innerHTML' });
}

/** What happened meanwhile is unknown: look at everything that the page shows. */
function catchUp() {
  disconnect();
  connect();
  look(cards().map((card) => card.dataset.id));
}

function look(ids) {
  changed.push(...ids);
  htmx.trigger('#live-fetch', 'outreach:look');
}

function note(data) {
  heard();
  const { ids, many } = JSON.parse(data);
  changed.push(...(many ? cards().map((card) => card.dataset.id) : ids));
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
  banner.hidden = true;
}

document.addEventListener('htmx:sseOpen', heard);
document.addEventListener('htmx:sseError', () => {
  if (!document.hidden) {
    banner.hidden = false;
  }
});

/** A connection that says nothing for long is dead, whatever the browser believes of it. */
function watch() {
  if (!document.hidden && performance.now() - lastSign > SILENCE_MILLIS) {
    banner.hidden = false;
    catchUp();
  }
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
  }
});

document.addEventListener('htmx:oobAfterSwap', (event) => {
  const target = event.detail.target;
  if (target?.matches?.('.card') && target === document.activeElement) {
    focusCard(document.getElementById(target.id));
  }
});

function isBusy(card) {
  const form = card.querySelector('details[open] form');
  return form && [...form.elements].some((field) => field.value !== field.defaultValue && field.matches('textarea, [name=reason]'));
}

function warn(card) {
  if (!card.querySelector('.changed-note')) {
    const note = Object.assign(document.createElement('p'), { className: 'changed-note', textContent: texts.changed });
    card.querySelector('header').after(note);
  }
}
