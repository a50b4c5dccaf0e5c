// Bulk decisions about selected drafts, a range, or all that match the filters. Each draft is sent with the version that
// was seen, in batches, so that the person can watch and stop. Failures are listed and can be retried.
import { cards, current } from './cards.js';
import { isHeld } from './decisions.js';
import { versionRead } from './versions.js';

const BATCH = 25;
const bar = document.getElementById('selection');
const dialog = document.getElementById('bulk');
const part = (name) => document.getElementById(`bulk-${name}`);
let lastToggled = null;
/** The result of "select all that match": drafts with their versions, also of cards that are not loaded. */
let matching = null;
let stopped = false;

export function toggle(card) {
  const box = card?.querySelector('.select input');
  if (box) {
    box.checked = !box.checked;
    selectionChanged(card);
  }
}

/** Selects the cards from the last toggled one to this one. */
export function selectTo(card) {
  const all = cards();
  const [from, to] = [all.indexOf(lastToggled ?? card), all.indexOf(card)].sort((a, b) => a - b);
  all.slice(Math.max(from, 0), to + 1).forEach((each) => check(each, true));
  selectionChanged(card);
}

function check(card, on) {
  const box = card.querySelector('.select input');
  if (box && !isHeld(card.dataset.id)) {
    box.checked = on;
  }
}

function selectionChanged(card) {
  lastToggled = card;
  matching = null;
  show();
}

function selected() {
  if (matching) {
    return matching.drafts.map(({ id, version }) => ({ id, version: versionRead(id) || version }));
  }
  return cards()
    .filter((card) => card.querySelector('.select input')?.checked)
    .map((card) => ({ id: card.dataset.id, version: versionRead(card.dataset.id) }));
}

function show() {
  const count = selected().length;
  bar.hidden = count === 0;
  document.getElementById('selected-count').textContent = count + (matching?.more ? '+' : '');
}

if (bar) {
  document.addEventListener('click', (event) => {
    const box = event.target.matches('.select input') && event.target;
    if (box && event.shiftKey && lastToggled) {
      selectTo(box.closest('.card'));
    } else if (box) {
      selectionChanged(box.closest('.card'));
    }
  });
  document.getElementById('select-none').addEventListener('click', clear);
  document.getElementById('select-matching').addEventListener('click', selectMatching);
  bar.querySelectorAll('[data-bulk]').forEach((button) => button.addEventListener('click', () => ask(button.dataset.bulk)));
  part('stop').addEventListener('click', () => (stopped = true));
  part('close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    stopped = true;
    if (!part('progress').hidden) {
      location.reload();
    }
  });
  // The selection may include cards that were added or removed.
  document.addEventListener('htmx:load', show);
  document.addEventListener('outreach:selected', show);
  // Drafts that matched other filters are selected no longer.
  document.addEventListener('outreach:filtered', () => {
    matching = null;
    show();
  });
}

function clear() {
  cards().forEach((card) => check(card, false));
  matching = null;
  show();
  current()?.focus();
}

async function selectMatching() {
  const answer = await fetch(bar.dataset.selection, { headers: { 'HX-Request': 'true', Accept: 'application/json' } });
  if (answer.ok) {
    cards().forEach((card) => check(card, true));
    matching = await answer.json();
    show();
  }
}

function ask(operation) {
  const drafts = selected();
  const texts = dialog.dataset;
  part('text').textContent = fill(texts[`ask${capitalized(operation)}`], drafts.length);
  part('go').textContent = fill(texts[`go${capitalized(operation)}`], drafts.length);
  part('close').textContent = texts.cancel;
  part('more').textContent = texts.more.replace('{n}', drafts.length);
  part('more').hidden = !matching?.more;
  part('progress').hidden = part('stop').hidden = part('failures').hidden = part('retry').hidden = true;
  part('go').hidden = false;
  part('go').onclick = () => run(operation, drafts);
  part('retry').onclick = null;
  dialog.showModal();
}

async function run(operation, drafts) {
  stopped = false;
  part('go').hidden = part('more').hidden = part('failures').hidden = part('retry').hidden = true;
  part('stop').hidden = part('progress').hidden = false;
  part('close').textContent = dialog.dataset.close;
  part('progress').max = drafts.length;
  const failures = [];
  let done = 0;
  while (done < drafts.length && !stopped) {
    progress(done, drafts.length);
    const batch = drafts.slice(done, done + BATCH);
    failures.push(...(await decide(operation, batch)));
    done += batch.length;
  }
  progress(done, drafts.length);
  finish(operation, drafts, done, failures);
}

function progress(done, all) {
  part('progress').value = done;
  part('text').textContent = fill(dialog.dataset.progress, all, done);
}

/** Before a "|" stands the form of the text for one draft. */
function fill(text, count, done = 0) {
  const [one, other = one] = text.split('|');
  return (count === 1 ? one : other).replace('{done}', done).replace('{n}', count);
}

function capitalized(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/** The failed drafts of the batch, each with its problem. */
async function decide(operation, batch) {
  try {
    const csrf = document.querySelector('meta[name=csrf]');
    const answer = await fetch(bar.dataset.bulk, {
      method: 'POST',
      body: JSON.stringify({ operation, items: batch }),
      headers: { 'Content-Type': 'application/json', 'HX-Request': 'true', [csrf.dataset.header]: csrf.content },
    });
    if (!answer.ok) {
      return batch.map((draft) => ({ draft, problem: 'unavailable' }));
    }
    const outcomes = await answer.json();
    return outcomes.map((outcome, index) => ({ ...outcome, draft: batch[index] })).filter((outcome) => !outcome.ok);
  } catch {
    return batch.map((draft) => ({ draft, problem: 'unavailable' }));
  }
}

function finish(operation, drafts, done, failures) {
  const texts = dialog.dataset;
  part('stop').hidden = true;
  part('text').textContent = fill(
    done < drafts.length ? texts.stopped : texts.done,
    drafts.length,
    done - failures.length,
  );
  part('failures').hidden = part('retry').hidden = failures.length === 0;
  part('failures').querySelector('p').textContent = fill(texts.failures, failures.length);
  part('failures').querySelector('ul').replaceChildren(...failures.map(line));
  part('retry').onclick = () =>
    run(
      operation,
      failures.map((failure) => failure.draft),
    );
  part('close').focus();
}

function line(failure) {
  const item = document.createElement('li');
  const card = document.getElementById(`draft-${failure.draft.id}`);
  const known = document.getElementById('problems').content;
  const problem = known.querySelector(`[data-problem="${failure.problem}"]`) ?? known.querySelector('[data-problem=blank]');
  item.textContent = `${card?.querySelector('h2').textContent ?? failure.draft.id}: ${problem.textContent}`;
  return item;
}
