// Signing out removes the unsaved texts from this browser, so it asks first.
import { countKept, forgetAll } from './kept.js';

const form = document.querySelector('form.sign-out');
const dialog = document.getElementById('sign-out');
const discard = dialog?.querySelector('.danger');

form?.addEventListener('submit', (event) => {
  const count = countKept();
  if (count && event.submitter !== discard) {
    event.preventDefault();
    const [one, other] = dialog.dataset.text.split('|');
    dialog.querySelector('p').textContent = (count === 1 ? one : other).replace('{n}', count);
    // It sends what the pressed button would have sent.
    discard.name = event.submitter?.name ?? '';
    discard.value = event.submitter?.value ?? '';
    dialog.showModal();
  } else {
    forgetAll();
  }
});
