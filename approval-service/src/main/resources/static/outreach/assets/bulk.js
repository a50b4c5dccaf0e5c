// Bulk decisions. The person sees first what a decision will do. Then it is held for ten seconds like a single one, and sent
// in batches, so that the person can stop it. Failures are listed and can be retried.
import { announce, current, focusCard, nextOpen, showIfEmpty } from './cards.js';
import { holdInBulk, releaseFromBulk } from './decisions.js';
import { fill, foresee, label, named, showForeseen } from './foresee.js';
import { postJson, postJsonAtLast } from './post.js';

const SECONDS = 10;
const RETRY_SECONDS = 3;
const BATCH = 25;
/** The browser sends no more while the page is left. */
const LAST_BATCH = 500;
const MAX_AT_LAST = 1000;
const bar = document.getElementById('selection');
const dialog = document.getElementById('bulk');
const lines = document.getElementById('bulk-runs');
const part = (name) => document.getElementById(`bulk-${name}`);
const texts = { ...document.getElementById('texts').dataset, ...dialog?.dataset };
const runs = new Set();

/** Shows what the decision about these drafts will do, and makes it if the person agrees. */
export async function ask(operation, drafts, { more, done }) {
  open(operation, drafts);
  part('more').textContent = texts.more.replace('{n}', drafts.length);
  part('more').hidden = !more;
  const items = await foresee(`${bar.dataset.bulk}/preview`, operation, drafts);
  if (!items) {
    part('preview').textContent = label('problem', 'unavailable');
    return;
  }
  const included = items.filter((item) => !item.problem);
  showForeseen(part('preview'), items, texts);
  titles(operation, included);
  part('go').hidden = included.length === 0;
  part('go').onclick = () => {
    dialog.close();
    done();
    hold(operation, included);
  };
  // The person reads from the top.
  part('go').focus({ preventScroll: true });
}

function open(operation, drafts) {
  titles(operation, drafts);
  part('close').textContent = texts.cancel;
  part('preview').textContent = texts.loading;
  part('go').hidden = part('retry').hidden = true;
  dialog.showModal();
}

function titles(operation, drafts) {
  part('text').textContent = fill(texts[`ask${capitalized(operation)}`], drafts.length);
  part('go').textContent = fill(texts[`go${capitalized(operation)}`], drafts.length);
}

function capitalized(word) {
  return word[0].toUpperCase() + word.slice(1);
}

function hold(operation, items) {
  const run = {
    kind: operation,
    items,
    sent: 0,
    failures: [],
    due: performance.now() + 1000 * SECONDS,
    undo: () => undo(run),
    undoOne: (id) => leaveOut(run, id),
  };
  runs.add(run);
  items.forEach((item) => holdInBulk(item.id, run));
  addLine(run);
  tick();
  announce(`${texts[operation]}: ${items.length}`);
  const card = current();
  focusCard(card?.matches('.held') ? (nextOpen(card) ?? card) : card);
}

function addLine(run) {
  run.line = Object.assign(document.createElement('p'), { className: 'run' });
  run.status = document.createElement('span');
  run.button = Object.assign(document.createElement('button'), { type: 'button' });
  run.button.addEventListener('click', () => (run.sending ? (run.stopped = true) : undo(run)));
  run.line.append(run.status, run.button);
  lines.append(run.line);
}

function undo(run) {
  if (!run.sending) {
    remaining(run).forEach((item) => releaseFromBulk(item.id));
    end(run);
    announce(texts.undone);
  }
}

function leaveOut(run, id) {
  run.items = run.items.filter((item) => item.id !== id);
  releaseFromBulk(id);
  if (!run.items.length) {
    end(run);
  }
}

function end(run) {
  runs.delete(run);
  run.line.remove();
}

function remaining(run) {
  return run.items.slice(run.sent);
}

setInterval(tick, 250);

function tick() {
  for (const run of runs) {
    const left = Math.ceil((run.due - performance.now()) / 1000);
    if (left <= 0 && !run.sending) {
      send(run);
    }
    show(run, left);
  }
}

function show(run, left) {
  const progress = run.unsaved
    ? texts.unsaved
    : run.sending
      ? fill(texts.progress, run.items.length, run.sent)
      : texts.waiting.replace('{s}', Math.max(left, 0));
  run.status.textContent = `${texts[run.kind]}: ${run.items.length} · ${progress}`;
  run.button.textContent = run.sending ? texts.stop : texts.undo;
}

async function send(run) {
  run.sending = true;
  while (run.sent < run.items.length && !run.stopped) {
    show(run, 0);
    const batch = remaining(run).slice(0, BATCH);
    const answer = await postJson(bar.dataset.bulk, { operation: run.kind, items: batch.map(({ id, version }) => ({ id, version })) });
    if (!answer) {
      return retryLater(run);
    }
    run.unsaved = false;
    apply(run, batch, answer.ok ? JSON.parse(answer.html) : batch.map(() => ({ ok: false, problem: 'blank' })));
  }
  remaining(run).forEach((item) => releaseFromBulk(item.id));
  end(run);
  finish(run);
}

/** The decision is kept and can still be undone, as far as it is not saved. */
function retryLater(run) {
  run.unsaved = true;
  run.sending = false;
  run.due = performance.now() + 1000 * RETRY_SECONDS;
}

function apply(run, batch, outcomes) {
  run.sent += batch.length;
  batch.forEach((item, index) => releaseFromBulk(item.id, outcomes[index].ok));
  run.failures.push(...batch.map((item, index) => ({ ...item, ...outcomes[index] })).filter((item) => !item.ok));
}

function finish(run) {
  document.dispatchEvent(new CustomEvent('outreach:decided', { detail: run.items.slice(0, run.sent).map((item) => item.id) }));
  const text = fill(run.stopped ? texts.stopped : texts.done, run.items.length, run.sent - run.failures.length);
  announce(text);
  showIfEmpty();
  if (run.failures.length) {
    part('text').textContent = text;
    part('more').hidden = part('go').hidden = true;
    part('preview').replaceChildren(...failures(run));
    part('retry').hidden = false;
    part('retry').onclick = () => {
      dialog.close();
      hold(run.kind, run.failures);
    };
    part('close').textContent = texts.close;
    if (!dialog.open) {
      dialog.showModal();
    }
  }
}

function failures(run) {
  const title = Object.assign(document.createElement('p'), { textContent: fill(texts.failures, run.failures.length) });
  const list = Object.assign(document.createElement('ul'), { id: 'bulk-failures', className: 'names', tabIndex: 0 });
  list.append(...run.failures.map((item) => named(item, `: ${label('problem', item.problem)}`)));
  return [title, list];
}

if (dialog) {
  part('close').addEventListener('click', () => dialog.close());
}

/** A run that the person has stopped sends no more. */
function unsent(run) {
  return run.stopped ? [] : remaining(run).map(({ id, version }) => ({ id, version }));
}

addEventListener('beforeunload', (event) => [...runs].flatMap(unsent).length > MAX_AT_LAST && event.preventDefault());

// What is under way may be cancelled, so it is sent again, which changes nothing.
addEventListener('pagehide', () => {
  for (const run of runs) {
    const items = unsent(run);
    for (let from = 0; from < Math.min(items.length, MAX_AT_LAST); from += LAST_BATCH) {
      postJsonAtLast(bar.dataset.bulk, { operation: run.kind, items: items.slice(from, from + LAST_BATCH) });
    }
  }
  runs.clear();
});
