// Decides all steps of a person at once. Steps that the person has not read are left out and named.
import { announce, cards, current, focusCard } from './cards.js';
import { decide, decideTogether, isHeld } from './decisions.js';
import { hasUnsaved } from './unsaved.js';
import { isBusy, wasSeen } from './versions.js';

const texts = document.getElementById('texts').dataset;

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-together]');
  if (button) {
    decideSequence(button.closest('.sequence').dataset.person, button.dataset.together);
  }
});

/** Approves the steps of the person whose card has the focus. */
export function approveSequence() {
  const card = current();
  if (card?.dataset.person) {
    decideSequence(card.dataset.person, 'approve');
  } else {
    decide(card, 'approve');
  }
}

function decideSequence(person, kind) {
  const steps = cards().filter((card) => card.dataset.person === person && mayDecide(card, kind));
  const unread = steps.filter((card) => card.dataset.unread || isBusy(card) || (kind === 'approve' && !mayApprove(card)));
  decideTogether(
    steps.filter((card) => !unread.includes(card)),
    kind,
  );
  nameLeftOut(person, unread);
}

/** Of text that was read and not changed since in the editor. */
function mayApprove(card) {
  return wasSeen(card) && !hasUnsaved(card);
}

function mayDecide(card, kind) {
  return !isHeld(card.dataset.id) && card.querySelector(`.decision button[data-kind=${kind}]`);
}

function nameLeftOut(person, left) {
  const names = left.map((card) => [...card.querySelectorAll('.facts .step')].map((each) => each.textContent).join(', '));
  const text = left.length ? texts.leftOut.replace('{names}', names.join(' · ')) : '';
  const line = document.querySelector(`#sequence-${CSS.escape(person)} .left-out`);
  if (line) {
    line.textContent = text;
  }
  if (left.length) {
    announce(text);
    focusCard(left[0]);
  }
}

// What was left out stays named while the timeline changes.
document.addEventListener('htmx:oobBeforeSwap', (event) => {
  const named = event.detail.target?.querySelector?.('.left-out')?.textContent;
  const line = event.detail.fragment.querySelector?.('.left-out');
  if (named && line) {
    line.textContent = named;
  }
});

// A person whose first step was decided since comes again with the next cards of the list.
document.addEventListener('htmx:load', () => {
  const known = new Set();
  for (const element of document.querySelectorAll('#list > [id]')) {
    if (known.has(element.id)) {
      element.remove();
    }
    known.add(element.id);
  }
});
