// The filters apply at once: the list is replaced in place, and the address keeps them. Without scripts the form has a button.
import { cards } from './cards.js';
import { checkSession } from './session.js';
import { isBusy } from './versions.js';

const TYPING_MILLIS = 300;
const form = document.getElementById('filters');
const fold = document.getElementById('filter-fold');
const panel = document.getElementById('filter-panel');
let applied = written();
let timer = null;
let typed = false;
let kept = [];

showChosen();
form.addEventListener('input', (event) => {
  clearTimeout(timer);
  showChosen();
  const typing = event.target.type === 'search';
  timer = setTimeout(() => apply(typing), typing ? TYPING_MILLIS : 0);
});

/** Further words of one search replace the history's last entry. */
function apply(typing) {
  form.dataset.replaces = typing && typed;
  typed = typing;
  htmx.trigger(form, 'outreach:filter');
}

form.addEventListener('focusout', () => (typed = false));

function written() {
  return new URLSearchParams(new FormData(form)).toString();
}

form.addEventListener('htmx:configRequest', (event) => {
  clearTimeout(timer);
  if (event.target === form && written() === applied) {
    event.preventDefault();
  }
  applied = written();
});

for (const failure of ['htmx:responseError', 'htmx:sendError']) {
  form.addEventListener(failure, () => {
    applied = null;
    document.getElementById('matches').textContent = form.dataset.failed;
    checkSession();
  });
}

document.body.addEventListener('htmx:beforeHistoryUpdate', (event) => {
  if (event.detail.requestConfig?.elt === form && form.dataset.replaces === 'true') {
    event.detail.history.type = 'replace';
  }
});

// A held decision can be undone and typed text is kept, whatever the filters say.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target?.id === 'results') {
    kept = cards()
      .filter((card) => card.matches('.held') || isBusy(card))
      .map((card) => ({ card, timeline: document.getElementById(`sequence-${card.dataset.person}`) }));
    kept.forEach(({ card }) => card.remove());
  }
});

document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target?.id !== 'results') {
    return;
  }
  const list = document.getElementById('list');
  for (const { card, timeline } of kept.reverse()) {
    document.getElementById(card.id)?.remove();
    list.prepend(card);
    // Live updates replace the timeline of each person in the list. Once it is there, it stays above the person's cards.
    if (timeline && (timeline.isConnected || !document.getElementById(timeline.id))) {
      list.prepend(timeline);
    }
  }
  kept = [];
  adopt(document.getElementById('results').dataset);
  document.dispatchEvent(new Event('outreach:filtered'));
});

/** Live updates and the selection follow the filters. */
function adopt({ selection }) {
  document.getElementById('live').dataset.selection = selection;
  document.getElementById('selection')?.setAttribute('data-selection', selection);
}

document.getElementById('live-fetch').addEventListener('htmx:configRequest', (event) => {
  event.detail.path = document.getElementById('results').dataset.changes;
});

/** Says what is chosen, on each list of values and on the button that folds the filters. */
function showChosen() {
  for (const menu of form.querySelectorAll('.pick details')) {
    const names = [...menu.querySelectorAll(':checked')].map((box) => box.parentElement.textContent.trim());
    menu.querySelector('.chosen').textContent =
      names.length > 1 ? menu.dataset.many.replace('{n}', names.length) : (names[0] ?? menu.dataset.all);
  }
  const names = new Set([...new FormData(form)].filter(([name, value]) => !['tab', 'sort'].includes(name) && value).map(([name]) => name));
  const count = fold.querySelector('.count');
  count.textContent = names.size;
  count.hidden = names.size === 0;
}

fold.addEventListener('click', () => {
  const open = panel.classList.toggle('open');
  fold.setAttribute('aria-expanded', open);
});

// Menus close like those of the browser.
document.addEventListener('click', (event) => {
  for (const menu of panel.querySelectorAll('details[open]')) {
    menu.open = menu.contains(event.target);
  }
});
panel.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest('details[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
    event.stopPropagation();
  }
});
