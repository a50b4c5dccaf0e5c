// Saves an edited text, and approves it if the person wants. Beside the text stands what has become of it: like a decision,
// it is sent again until the server answers, and the person can go on typing.
import { focusCard, replaceCard } from './cards.js';
import { decide } from './decisions.js';
import { holdsCard, post } from './post.js';
import { onSaved } from './unsaved.js';
import { expectText } from './versions.js';

const RETRY_MILLIS = 3000;
const texts = document.getElementById('texts').dataset;

document.addEventListener('submit', (event) => {
  if (event.target.matches('.card .edit form.editor')) {
    event.preventDefault();
    save(event.target, event.submitter?.value === 'approve');
  }
});

async function save(form, thenApprove) {
  if (form.dataset.saving) {
    return;
  }
  form.dataset.saving = 'true';
  const { answer, sent } = await sendUntilAnswered(form);
  delete form.dataset.saving;
  if (!answer) {
    say(form, '');
  } else if (holdsCard(answer)) {
    finish(form, answer, sent, thenApprove);
  } else {
    say(form, answer.status === 404 ? texts.gone : texts.notSaved);
  }
}

/** Gives up when the person closes the editor. */
async function sendUntilAnswered(form) {
  say(form, texts.saving);
  while (form.isConnected && form.closest('details').open) {
    const sent = form.elements.body.value;
    const answer = await post(form.getAttribute('action'), new URLSearchParams(new FormData(form)));
    if (answer) {
      return { answer, sent };
    }
    say(form, texts.unsaved);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
  }
  return {};
}

function say(form, text) {
  form.querySelector('.save-state').textContent = text;
}

function finish(form, answer, sent, thenApprove) {
  const { value } = form.elements.body;
  if (answer.ok) {
    expectText(form.closest('.card').dataset.id, sent);
  }
  const card = replaceCard(form.closest('.card'), answer.html);
  focusCard(card);
  if (answer.ok) {
    onSaved(card, value === sent ? undefined : value);
    // Not if somebody else has changed the text since.
    if (thenApprove && card.querySelector('.decision [name=seen]')?.value === sent) {
      decide(card, 'approve');
    }
  }
}
